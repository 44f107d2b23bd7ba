// Where `§` stands, code is in a loop, or is not.

import { expect, test } from 'vitest'
import { surroundingsOf } from '../../src/runtime/loops.ts'

const inLoop = (text: string) => surroundingsOf(text.replace('§', ''), text.indexOf('§')).repeated

test.each([
  'for (const a of b) { §c() }',
  'for (const a of b) §c()',
  'for (const a of b)\n  §c()',
  'for await (const a of b) {\n  if (a) {\n    await §c()\n  }\n}',
  'while (true) { try { §c() } catch {} }',
  'do { §c() } while (a)',
  'for (let i = 0; i < n; i += 1) out.push(await §c(i))',
  'async function f() {\n  for (const a of b) {\n    x.push(...await §c(a))\n  }\n}',
  'rows.map((row) => §c(row))',
  'rows.map(async (row) => {\n  await null\n  return §c(row)\n})',
  'rows.forEach(function (row) { §c(row) })',
  'await Promise.all(rows.map(async ({ id }) => ({ ...x, y: await §c(id) })))',
  'await pMap(rows, async (row) => { await §c(row) })',
  'const s = "for (" // it\'s\nfor (const a of b) { const r = /["\'{]/.test(a); §c() }',
  'for (const a of b) if (a) §c()',
  'for (const { id } of rows) await client.query({ text: `${a}`, values: [§id] })',
  'for (const a of b) { const r = await §c(a)\n  if (r) return r\n}',
  'for (const a of b) {\n  const r = await §c(a)\n  if (r)\n    break\n}',
  'for (const a of b) { try { await §c(a) } catch { return } }',
  'for (const a of b) { if (a) { return } else d(); await §c(a) }',
  'for (const a of b) {\n  for (;;) {\n    await §c(a)\n    break\n  }\n}',
  'rows.map((row) => { return §c(row) })',
  'for (const a of b) c.push(await §d(a))\nreturn c',
  'for (const a of b) await §d(a)\n',
])('in a loop: %s', (text) => expect(inLoop(text)).toBe(true))

test.each([
  '§c()',
  'for (const a of b) { d() }\n§c()',
  'for (const a of b) d()\n§c()',
  'for (const a of b) d(); §c()',
  'function f() { for (const a of b) { d() } }\nfunction g() { §c() }',
  'for (const a of b) { later(() => { §c() }) }',
  'rows.map((row) => d(row))\nconst e = §c()',
  'if (a) { §c() }',
  'const f = async (id: number) => §c(id)',
  'const f = (rows: Row[]): Promise<void> => {\n  §c(rows)\n}',
  'class A {\n  async m(id: number): Promise<void> {\n    await §c(id)\n  }\n}',
  'pool.query(a, (error, rows) => { §c(rows) })',
  '// for (\n/* while ( */ "for (" + `while (${a}`; §c()',
  'const x = a / b / c\n§c()',
  'for (let i = 0; i < 3; i += 1) { try { return await §run() } catch (e) { if (i === 2) throw e } }',
  'while (true) {\n  const c = await open()\n  try { await c.query("begin"); const r = await §run(c); await c.query("commit"); return r }\n  catch (e) { if (e.code !== 1) throw e }\n}',
  'for (;;) {\n  try {\n    answer = await §run()\n  } catch {\n    continue\n  }\n  break\n}',
  'for (let i = 0; i < 3; i += 1) {\n  const answer = await §run()\n  return answer\n}',
])('in none: %s', (text) => expect(inLoop(text)).toBe(false))
