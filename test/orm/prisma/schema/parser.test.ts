// The parser is loaded by a process of its own, in a folder that would have it execute code and fail.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../../../src/orm/prisma/schema/parser.ts', import.meta.url))
const jiti = pathToFileURL(createRequire(import.meta.url).resolve('jiti')).href

it.each([
  ['prisma-ast.config.js', "require('node:fs').writeFileSync(__dirname + '/executed', '')\nmodule.exports = { parser: { nodeLocationTracking: 'none' } }"],
  ['package.json', '{ broken'],
])('is loaded without a look at %s', (name, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'parser-'))
  try {
    writeFileSync(join(folder, name), text)
    const script = `import { createJiti } from ${JSON.stringify(jiti)}
      const { blocksIn } = await createJiti(process.cwd() + '/x.js', { fsCache: false }).import(${JSON.stringify(source)})
      const [{ name, location }] = blocksIn('model User {\\n  id Int @id\\n}\\n')
      const { createRequire } = await import('node:module')
      const { lilconfigSync } = createRequire(${JSON.stringify(source)})('lilconfig')
      console.log(name, typeof location.startOffset, typeof lilconfigSync('x').load)`
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' })).toBe('User number function\n')
    expect(existsSync(join(folder, 'executed'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
