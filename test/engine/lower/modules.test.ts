import { describe, expect, it } from 'vitest'
import { exportNamed, functionNamed, lowered } from './lowered.ts'

describe('imports', () => {
  it('of every form', () => {
    const facts = lowered(`import d, { a, b as c, type T } from 'x'\nimport * as ns from 'y'\nimport type { U } from 'z'\nimport eq = require('w')\nimport 'side'`)
    expect(facts.imports).toEqual([
      { local: 'd', module: 'x', name: 'default', typeOnly: false },
      { local: 'a', module: 'x', name: 'a', typeOnly: false },
      { local: 'c', module: 'x', name: 'b', typeOnly: false },
      { local: 'T', module: 'x', name: 'T', typeOnly: true },
      { local: 'ns', module: 'y', name: '*', typeOnly: false },
      { local: 'U', module: 'z', name: 'U', typeOnly: true },
      { local: 'eq', module: 'w', name: '=', typeOnly: false },
    ])
  })
})

describe('exports', () => {
  it('of declarations and lists', () => {
    const facts = lowered(`export const a = 1, { b, c: [d] } = x\nexport function e() {}\nexport class F {}\nexport interface G {}\nexport type H = 1\nexport enum I {}\nconst j = 1\nexport { j, j as k }`)
    expect(facts.exports).toEqual(['a', 'b', 'd', 'e', 'F', 'G', 'H', 'I', 'j'].map((name) => ({ name, local: name })).concat([{ name: 'k', local: 'j' }]))
  })

  it('of overloads and merged declarations are one', () => {
    expect(lowered(`export function f(a: 1): void\nexport function f(a: 2): void\nexport function f(a: any) {}\nexport interface X { a: 1 }\nexport interface X { b: 2 }\nexport const X = 1`).exports).toEqual([{ name: 'f', local: 'f' }, { name: 'X', local: 'X' }])
  })

  it('from other modules', () => {
    expect(lowered(`export { a, b as c, default as d } from 'x'\nexport * from 'y'\nexport * as z from 'z'`).exports).toEqual([
      { name: 'a', from: { module: 'x', name: 'a' } },
      { name: 'c', from: { module: 'x', name: 'b' } },
      { name: 'd', from: { module: 'x', name: 'default' } },
      { name: '*', from: { module: 'y', name: '*' } },
      { name: 'z', from: { module: 'z', name: '*' } },
    ])
  })

  it('as default: a named declaration is its name, anything else a value', () => {
    expect(lowered(`export default function f() {}`).exports).toEqual([{ name: 'default', local: 'f' }])
    const anonymous = lowered(`export default async function () {}`)
    expect(anonymous.exports).toEqual([{ name: 'default', value: { k: 'fn', fn: 1 } }])
    expect(functionNamed(anonymous, 'default')).toMatchObject({ async: true })
    expect(exportNamed(lowered(`export default class {}`), 'default')).toMatchObject({ value: { k: 'class', class: 0 } })
    expect(lowered(`const a = 1; export default a`).exports).toMatchObject([{ name: 'default', local: 'a', value: { k: 'id', name: 'a', fn: 0 } }])
    expect(exportNamed(lowered(`export default build({ a: () => 1 })`), 'default')).toMatchObject({ value: { k: 'call' } })
    expect(exportNamed(lowered(`export = f`), '=')).toMatchObject({ value: { k: 'id', name: 'f' } })
  })

  it('of CommonJS, unless the file declares those names', () => {
    const facts = lowered(`exports.a = exports.b = void 0\nexports.a = 1\nmodule.exports.c = f\nfunction f() {}\nexports['d'] = 2`, '/app/file.js')
    expect(facts.exports).toMatchObject([{ name: 'a', value: { value: 1 } }, { name: 'c', local: 'f' }, { name: 'd', value: { value: 2 } }])
    expect(lowered(`module.exports = exports = { a: 1 }`, '/app/file.js').exports).toMatchObject([{ name: '=', value: { k: 'obj' } }])
    expect(lowered(`const module = {}; module.exports = 1`).exports).toEqual([])
    expect(lowered(`(function (module) { module.exports = 1 })({})`, '/app/file.js').exports).toEqual([])
  })

  it('of namespaces are an object, their statements those of the file', () => {
    const facts = lowered(`export namespace A.B { export const x = 1; export function f() { return x } const hidden = 2; export interface T { a: string } }\nfunction g() {}\nnamespace g { export const y = 1 }\nnamespace OnlyTypes { export type U = 1 }`)
    expect(facts.exports).toEqual([{ name: 'A', local: 'A' }])
    expect(functionNamed(facts, 'A.B.f').parent).toBe(0)
    const objects = facts.functions[0]!.body.flatMap((one) => one.k === 'var' && one.value?.k === 'obj' && one.target.k === 'name' ? [{ name: one.target.name, props: one.value.props.map((p) => p.name) }] : [])
    expect(objects).toEqual([{ name: 'B', props: ['x', 'f'] }, { name: 'A', props: ['B'] }])
    expect(facts.functions[0]!.locals['g']).toMatchObject({ fn: functionNamed(facts, 'g').id })
    expect(facts.types.map((one) => one.name)).toEqual(['T', 'A.B.T', 'U', 'OnlyTypes.U'])
  })

  it('of global declarations keep the types only', () => {
    const facts = lowered(`declare global { var prisma: Client; interface Window { db: Client } }\nexport {}`)
    expect(facts.types).toEqual([])
    expect(facts.additions.map(({ module, name }) => [module, name])).toEqual([['global', 'Window']])
    expect(Object.keys(facts.functions[0]!.locals)).toEqual([])
    expect(facts.exports).toEqual([])
  })
})
