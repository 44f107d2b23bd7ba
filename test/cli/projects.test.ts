// Several packages, tsconfigs and configurations in one run.

import { describe, expect, it } from 'vitest'
import { folderWith } from '../project/folder.ts'
import { check, manifest, schema, slow } from './run.ts'

const client = "import { PrismaClient } from '@prisma/client'\nexport const prisma = new PrismaClient()\n"
const importing = (from: string) => slow.replace(/^.*\n.*\n/, `import { prisma } from '${from}'\n\n`)

describe('several tsconfigs, each with aliases of its own', () => {
  const cwd = folderWith({
    'package.json': JSON.stringify({ workspaces: ['apps/*', 'packages/*'], dependencies: { '@prisma/client': '6' } }), 'prisma/schema.prisma': schema,
    'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './apps/api' }, { path: './apps/web' }] }),
    'packages/db/package.json': '{ "name": "@acme/db", "main": "./src/index.ts" }', 'packages/db/src/index.ts': client,
    'apps/api/package.json': '{ "name": "api" }', 'apps/api/tsconfig.json': '{ "compilerOptions": { "composite": true, "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }',
    'apps/api/src/db.ts': "export { prisma } from '@acme/db'\n", 'apps/api/src/a.ts': importing('@/db'),
    'apps/web/package.json': '{ "name": "web" }', 'apps/web/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } }, "include": ["lib"], "references": [{ "path": "../api" }] }',
    'apps/web/lib/db.ts': "export { prisma } from '@acme/db'\n", 'apps/web/lib/b.ts': importing('@/db'), 'apps/web/other/c.ts': slow, 'loose.ts': slow,
  })
  const [api, web, other, loose] = ['apps/api/src/a.ts', 'apps/web/lib/b.ts', 'apps/web/other/c.ts', 'loose.ts'].map((file) => `${file}:6 no-query-in-loop`) as [string, string, string, string]

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['all, files outside every tsconfig included', [], [api, web, other, loose]],
    ['those of a project', ['--project', 'apps/api'], [api]],
    ['those of a project and what it refers to', ['--project', 'apps/web/tsconfig.json'], [api, web]],
    ['those of a solution', ['--project', '.'], [api, web]],
    ['those of several projects', ['--project', 'apps/api', '--project', 'apps/web'], [api, web]],
    ['those of a project within a path', ['apps/web', '--project', 'apps/web'], [web]],
    ['those of a package', ['apps/web'], [web, other]],
  ])('%s', async (_, args, findings) => {
    expect(await check(args, cwd)).toMatchObject({ code: 1, problems: [], findings })
  })

  it('from within a package', async () => {
    expect(await check([], `${cwd}/apps/web`)).toMatchObject({ code: 1, problems: [], findings: ['lib/b.ts:6 no-query-in-loop', 'other/c.ts:6 no-query-in-loop'] })
  })
})

describe('a configuration in', () => {
  const base = { 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/slow.ts': slow }

  it.each([
    ['querylint.config.ts', 'const level: string = "off"\nexport default { rules: { "no-query-in-loop": level } }\n', 'export default { ruless: {} as object }\n'],
    ['querylint.config.mjs', 'export default { rules: { "no-query-in-loop": "off" } }\n', 'export default { ruless: {} }\n'],
    ['querylint.config.js', 'module.exports = { rules: { "no-query-in-loop": "off" } }\n', 'module.exports = { ruless: {} }\n'],
    ['querylint.config.json', '{ "rules": { "no-query-in-loop": "off" } }', '{ "ruless": {} }'],
  ])('%s is obeyed, and fails the run where it is not valid', async (name, good, bad) => {
    expect(await check(['src'], folderWith({ ...base, [name]: good }))).toMatchObject({ code: 0, findings: [] })
    expect(await check(['src'], folderWith({ ...base, [name]: bad }))).toMatchObject({ code: 2, problems: [`error: The configuration \`${name}\` is not valid: it has no setting \`ruless\`.`] })
    expect(await check(['src', '--no-config'], folderWith({ ...base, [name]: bad }))).toMatchObject({ code: 1, problems: [] })
  })

  it('the file that is named', async () => {
    expect(await check(['--config', 'ci.json'], folderWith({ ...base, 'ci.json': '{ "ignore": ["src/**"] }' }))).toMatchObject({ code: 0, stats: { skipped: [{ file: 'src/slow.ts', reason: 'is ignored by the configuration' }] } })
  })

  it('rules with options that they do not have', async () => {
    const cwd = folderWith({ ...base, 'querylint.config.json': '{ "rules": { "no-query-in-loop": ["on", { "nope": 1 }] } }' })
    expect(await check([], cwd)).toMatchObject({ code: 2, problems: ['error: The rule `no-query-in-loop` has no option `nope`: it runs without it.'], findings: ['src/slow.ts:6 no-query-in-loop'] })
  })
})
