import { describe, expect, it } from 'vitest'
import { findSchemas } from '../../../../src/orm/prisma/schema/discover.ts'
import { memoryFiles } from '../../../harness/memory-files.ts'

const SCHEMA = 'datasource db {\n  provider = "sqlite"\n}\ngenerator client {\n  provider = "prisma-client-js"\n}\nmodel A {\n  id Int @id\n}\n'
const MODELS = 'model B {\n  id Int @id\n}\n'
const CLIENT = (output: string): string => SCHEMA.replace('"prisma-client-js"', `"prisma-client-js"\n  output = "${output}"`)

function found(texts: Readonly<Record<string, string>>, asked?: readonly string[]) {
  const { sources, problems } = findSchemas(memoryFiles(texts), '/app', asked)
  return { files: sources.map((source) => [source.id, ...source.files.map((file) => file.path).filter((path) => path !== source.id)]), sources, problems }
}

describe('findSchemas', () => {
  it.each(['/app/prisma/schema.prisma', '/app/schema.prisma', '/app/prisma/schema/main.prisma', '/app/packages/db/src/data.prisma'])('finds %s', (path) => {
    const { files, problems } = found({ [path]: SCHEMA, '/app/package.json': '{}' })
    expect(files).toEqual([[path]])
    expect(problems).toEqual([])
  })

  it('takes a root as people write it', () => {
    const files = memoryFiles({ '/app/prisma/schema.prisma': SCHEMA })
    expect(findSchemas(files, '/app/', undefined).sources.map((source) => source.id)).toEqual(['/app/prisma/schema.prisma'])
  })

  it('finds nothing where there is nothing', () => {
    expect(found({ '/app/src/index.ts': '' })).toMatchObject({ files: [], problems: [] })
    expect(findSchemas(memoryFiles({}), '/app', undefined)).toEqual({ sources: [], problems: [], watched: [] })
  })

  it('skips installed packages, builds and what a generator copied', () => {
    const { files } = found({
      '/app/node_modules/x/prisma/schema.prisma': SCHEMA,
      '/app/dist/schema.prisma': SCHEMA,
      '/app/.next/schema.prisma': SCHEMA,
      '/app/src/generated/client/index.d.ts': '',
      '/app/src/generated/client/schema.prisma': SCHEMA,
      '/app/prisma/schema.prisma': SCHEMA,
    })
    expect(files).toEqual([['/app/prisma/schema.prisma']])
  })

  it('joins the files of a folder with one datasource', () => {
    const { files } = found({ '/app/prisma/schema/main.prisma': SCHEMA, '/app/prisma/schema/b.prisma': MODELS, '/app/prisma/schema/deep/er/c.prisma': MODELS })
    expect(files).toEqual([['/app/prisma/schema/main.prisma', '/app/prisma/schema/b.prisma', '/app/prisma/schema/deep/er/c.prisma']])
  })

  it('joins models that stand beside or above the datasource', () => {
    const { files } = found({ '/app/package.json': '{}', '/app/db/base/main.prisma': SCHEMA, '/app/db/models/b.prisma': MODELS, '/app/db/c.prisma': MODELS })
    expect(files).toEqual([['/app/db/base/main.prisma', '/app/db/c.prisma', '/app/db/models/b.prisma']])
  })

  it('keeps the schemas of a monorepo apart', () => {
    const { files, problems } = found({
      '/app/package.json': '{}',
      '/app/apps/a/package.json': '{}',
      '/app/apps/a/prisma/schema.prisma': SCHEMA,
      '/app/apps/a/prisma/models/x.prisma': MODELS,
      '/app/apps/b/package.json': '{}',
      '/app/apps/b/prisma/schema.prisma': SCHEMA,
      '/app/docs/example.prisma': MODELS,
    })
    expect(files).toEqual([['/app/apps/a/prisma/schema.prisma', '/app/apps/a/prisma/models/x.prisma'], ['/app/apps/b/prisma/schema.prisma']])
    expect(problems).toEqual([])
  })

  it('keeps two schemas of one package that write different clients', () => {
    const { files, problems } = found({ '/app/prisma/one.prisma': CLIENT('./one'), '/app/prisma/two.prisma': CLIENT('./two'), '/app/package.json': '{}' })
    expect(files).toEqual([['/app/prisma/one.prisma'], ['/app/prisma/two.prisma']])
    expect(problems).toEqual([])
  })

  it('reads one of two schemas that write the same client, and says so', () => {
    const { files, problems } = found({ '/app/package.json': '{}', '/app/prisma/mysql.prisma': SCHEMA, '/app/prisma/schema.prisma': SCHEMA })
    expect(files).toEqual([['/app/prisma/schema.prisma']])
    expect(problems).toMatchObject([{ severity: 'note', file: '/app/prisma/mysql.prisma' }])
  })

  it('takes models without any datasource where there is nothing else', () => {
    expect(found({ '/app/prisma/b.prisma': MODELS }).files).toEqual([['/app/prisma/b.prisma']])
    expect(found({ '/app/prisma/contract.prisma': MODELS }).files).toEqual([])
  })

  it('goes no round twice where a folder links back to one above', () => {
    const plain = memoryFiles({ '/app/prisma/schema.prisma': SCHEMA, '/app/sub/x.ts': '' })
    const real = (path: string): string => path.replace(/^(\/app)(?:\/sub\/loop)+/, '$1')
    const files = {
      read: (path: string) => plain.read(real(path)),
      kind: (path: string) => plain.kind(real(path)),
      list: (path: string) => real(path) === '/app/sub' ? ['loop', 'x.ts'] : plain.list(real(path)),
      folders: (path: string) => real(path) === '/app/sub' ? ['loop'] : plain.folders(real(path)),
    }
    expect(findSchemas(files, '/app', undefined).sources.map((source) => source.id)).toEqual(['/app/prisma/schema.prisma'])
  })
})

describe('declared schemas', () => {
  it('follows prisma.config and names its folder', () => {
    const { files, sources } = found({
      '/app/db/prisma.config.ts': `import path from 'node:path'\nexport default defineConfig({ schema: path.join(__dirname, 'schema') })`,
      '/app/db/schema/a.prisma': SCHEMA,
      '/app/db/schema/b.prisma': MODELS,
    })
    expect(files).toEqual([['/app/db/schema/a.prisma', '/app/db/schema/b.prisma']])
    expect(sources[0]?.configDirectory).toBe('/app/db')
  })

  it('takes one schema that two configs name once', () => {
    const { files } = found({
      '/app/prisma.config.mjs': 'export default { schema: "db/schema" }',
      '/app/db/prisma.config.ts': 'export default { schema: "./schema" }',
      '/app/db/schema/a.prisma': SCHEMA,
    })
    expect(files).toEqual([['/app/db/schema/a.prisma']])
  })

  it('reads a config in `.config`, whichever folder its path is seen from', () => {
    expect(found({ '/app/.config/prisma.ts': 'export default { schema: "db/x.prisma" }', '/app/db/x.prisma': SCHEMA }).files).toEqual([['/app/db/x.prisma']])
    expect(found({ '/app/.config/prisma7.ts': 'export default { schema: "../db/x.prisma" }', '/app/db/x.prisma': SCHEMA }).files).toEqual([['/app/db/x.prisma']])
  })

  it('takes a declared file alone', () => {
    const { files } = found({ '/app/prisma.config.ts': 'export default { schema: "prisma/schema.prisma" }', '/app/prisma/schema.prisma': SCHEMA, '/app/prisma/old/b.prisma': MODELS })
    expect(files).toEqual([['/app/prisma/schema.prisma']])
  })

  it('follows the manifest of any package', () => {
    const { files } = found({ '/app/packages/db/package.json': '{ "prisma": { "schema": "./here" } }', '/app/packages/db/here/a.prisma': SCHEMA, '/app/packages/db/here/b.prisma': MODELS })
    expect(files).toEqual([['/app/packages/db/here/a.prisma', '/app/packages/db/here/b.prisma']])
  })

  it('walks where a config cannot be read or leads nowhere', () => {
    expect(found({ '/app/prisma.config.ts': 'export default { schema: pick() }', '/app/db/x.prisma': SCHEMA }).files).toEqual([['/app/db/x.prisma']])
    expect(found({ '/app/prisma.config.ts': 'export default { schema: "gone" }', '/app/db/x.prisma': SCHEMA }).files).toEqual([['/app/db/x.prisma']])
  })

  it('reads what the setting asks for, and nothing else', () => {
    const texts = { '/app/prisma/schema.prisma': SCHEMA, '/app/other/a.prisma': SCHEMA, '/app/other/b.prisma': MODELS }
    expect(found(texts, ['other']).files).toEqual([['/app/other/a.prisma', '/app/other/b.prisma']])
    expect(found(texts, ['./prisma/schema.prisma', '/app/prisma/schema.prisma']).files).toEqual([['/app/prisma/schema.prisma']])
  })

  it('reports a setting that leads nowhere', () => {
    const { files, problems } = found({ '/app/prisma/schema.prisma': SCHEMA }, ['prism/schema.prisma', 'prisma'])
    expect(files).toEqual([['/app/prisma/schema.prisma']])
    expect(problems).toMatchObject([{ severity: 'error', message: 'The setting `schema` names `prism/schema.prisma`, where there is no `.prisma` file.' }])
  })

  it('watches configs and schemas', () => {
    const files = memoryFiles({ '/app/prisma.config.ts': 'export default { schema: "x" }', '/app/x/a.prisma': SCHEMA })
    expect(findSchemas(files, '/app', undefined).watched).toEqual(['/app/prisma.config.ts', '/app/x/a.prisma'])
  })
})
