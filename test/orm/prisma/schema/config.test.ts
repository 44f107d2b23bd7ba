import { expect, it } from 'vitest'
import { configuredSchema } from '../../../../src/orm/prisma/schema/config.ts'

it.each([
  [`export default { schema: 'prisma/schema.prisma' }`, '/app/db/prisma/schema.prisma'],
  [`export default defineConfig({ "schema": "./schema/" })`, '/app/db/schema'],
  ['export default { schema: `x` }', '/app/db/x'],
  [`export default { schema: path.join('a', 'b', "../c") }`, '/app/db/a/c'],
  [`export default { schema: join(__dirname, '..', 'prisma') }`, '/app/prisma'],
  [`export default { schema: path.resolve(import.meta.dirname, 'p') }`, '/app/db/p'],
  [`export default { schema: resolve('p', 'q') }`, '/app/db/p/q'],
  [`export default { schema: path.resolve(process.cwd(), 'p') }`, '/app/db/p'],
  [`export default { schema: new URL('./p/s.prisma', import.meta.url).pathname }`, '/app/db/p/s.prisma'],
  [`export default { schema: fileURLToPath(new URL('../s.prisma', import.meta.url)) }`, '/app/s.prisma'],
  [`const here = path.dirname(fileURLToPath(import.meta.url))\nexport default { schema: path.join(here, 'p') }`, '/app/db/p'],
  [`const folder = path.join("libs", "back", "src");\n\nexport default defineConfig({\n  schema: folder,\n  migrations: { seed: "x" }\n})`, '/app/db/libs/back/src'],
  [`const schema = 'p'\nexport default { schema, earlyAccess: true }`, '/app/db/p'],
  ['export default { schema: `${__dirname}/p` }', '/app/db/p'],
  [`export default { schema: __dirname + '/p' }`, '/app/db/p'],
  [`export default { schema: process.env.SCHEMA ?? 'p' }`, '/app/db/p'],
  [`export default { schema: 'p' as const }`, '/app/db/p'],
  [`// schema: 'old'\nexport default { /* schema: 'older', */ schema: 'new' // schema: 'x'\n}`, '/app/db/new'],
  [`const shape = z.object({ schema: z.string() })\nexport default { schema: 'p' }`, '/app/db/p'],
  [`module.exports = { schema: '/abs/s.prisma' }`, '/abs/s.prisma'],
  [`export default { datasource: { url: 'schema: x' } }`, undefined],
  [`export default { schema: pick('x') }`, undefined],
  [`const schema = schema\nexport default { schema }`, undefined],
  [`export default { mySchema: 'p', schemas: ['q'] }`, undefined],
  [`export default { schema: `, undefined],
  ['', undefined],
])('reads the path of %s', (text, expected) => {
  expect(configuredSchema('/app/db/prisma.config.ts', text)).toBe(expected)
})
