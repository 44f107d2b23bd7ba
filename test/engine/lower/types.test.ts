import { describe, expect, it } from 'vitest'
import { lowered } from './lowered.ts'

const alias = (text: string) => lowered(`type X = ${text}`).types[0]!.type
const ref = (name: string) => ({ k: 'ref', name, args: [] })
const keyword = (name: string) => ({ k: 'keyword', name })

describe('types', () => {
  it.each<[string, unknown]>([
    ['A.B<C>', { k: 'ref', name: 'A.B', args: [ref('C')] }],
    [`import('./y').Z.Q<string>`, { k: 'import', module: './y', name: 'Z.Q', args: [keyword('string')] }],
    [`typeof import('./y')`, { k: 'typeof', value: { k: 'await', of: { k: 'import', module: './y' } } }],
    ['typeof a.b', { k: 'typeof', value: { k: 'mem', of: { k: 'id', name: 'a', fn: -1 }, name: 'b' } }],
    [`A['b']`, { k: 'index', of: ref('A'), key: { k: 'literal', value: 'b' } }],
    ['readonly (A)[]', { k: 'array', of: ref('A') }],
    ['[a: A, B?]', { k: 'tuple', of: [ref('A'), ref('B')] }],
    ['[A, ...B[]]', { k: 'array', of: { k: 'union', of: [ref('A'), ref('B')] } }],
    [`'a' | -1 | null | true`, { k: 'union', of: [{ k: 'literal', value: 'a' }, { k: 'literal', value: -1 }, { k: 'literal', value: null }, { k: 'literal', value: true }] }],
    ['A & B', { k: 'intersection', of: [ref('A'), ref('B')] }],
    ['(this: Z, a: A, ...b: B[]) => C', { k: 'function', params: [ref('A'), { k: 'array', of: ref('B') }], returns: ref('C') }],
    ['{ (a: A): B }', { k: 'function', params: [ref('A')], returns: ref('B') }],
    ['{ [k: string]: A }', { k: 'ref', name: 'Record', args: [keyword('string'), ref('A')] }],
    ['{ [K in keyof T]: T[K] }', { k: 'other' }],
    ['A extends B ? C : D', { k: 'other' }],
    ['keyof A', { k: 'other' }],
    ['new () => A', { k: 'function', params: [], returns: { k: 'ref', name: 'A', args: [] } }],
    ['{ new (): A }', { k: 'function', params: [], returns: { k: 'ref', name: 'A', args: [] } }],
  ])('of `%s`', (text, expected) => {
    expect(alias(text)).toEqual(expected)
  })

  it('of interfaces have members, methods as functions, and bases', () => {
    const [type] = lowered(`interface X<T, U> extends A, B.C<T> { a: T; b?(x: string): U; get c(): D; readonly 'd-e': 1 }`).types
    expect(type).toEqual({
      name: 'X',
      kind: 'interface',
      typeParameters: ['T', 'U'],
      extends: [ref('A'), { k: 'ref', name: 'B.C', args: [ref('T')] }],
      type: { k: 'object', members: { a: ref('T'), b: { k: 'function', params: [keyword('string')], returns: ref('U') }, c: ref('D'), 'd-e': { k: 'literal', value: 1 } } },
    })
  })

  it('of enums are objects of literals', () => {
    expect(lowered(`enum E { A, B = 'b', C = f() }`).types).toMatchObject([{ name: 'E', kind: 'enum', type: { k: 'object', members: { A: { value: 0 }, B: { value: 'b' }, C: { k: 'other' } } } }])
  })

  it('of functions without a body belong to their name', () => {
    const facts = lowered(`declare function f(a: A): B\ndeclare const db: Client`)
    expect(facts.functions).toHaveLength(1)
    expect(facts.functions[0]!.locals).toEqual({ f: { reassigned: false, type: { k: 'function', params: [ref('A')], returns: ref('B') } }, db: { reassigned: false, type: ref('Client') } })
  })

  it('of parameters and results stay with the function', () => {
    const [, f] = lowered(`function f<T extends A>(a: T): asserts a is B {}`).functions
    expect(f).toMatchObject({ typeParameters: ['T'], params: [{ type: ref('T') }], returns: keyword('void') })
  })
})

describe('syntax errors', () => {
  it('are told with their place, and the rest is still lowered', () => {
    const facts = lowered(`const a = ;\nexport const b = 1`)
    expect(facts.errors).toMatchObject([{ message: 'Expression expected.', span: { start: 10 } }])
    expect(facts.exports).toMatchObject([{ name: 'b' }])
  })
})
