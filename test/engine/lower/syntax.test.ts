import { describe, expect, it } from 'vitest'
import { functionNamed, lastValue, lowered } from './lowered.ts'

const value = (text: string, file?: string) => lastValue(lowered(text, file))
const id = (name: string) => ({ k: 'id', name, fn: -1 })

describe('loops', () => {
  it('of every kind keep what they repeat', () => {
    const body = lowered(`
      for (const u of users) a(u)
      for await (const c of chunks) { a(c) }
      for (const k in map) a(k)
      for (let i = 0; i < n; i++) a(i)
      while (more) a()
      do a(); while (more)
      for (;;) break
      for (x.y of users) continue
      outer: for (const { id, ...rest } of users) continue outer
    `).functions[0]!.body
    expect(body).toMatchObject([
      { k: 'loop', kind: 'of', target: { k: 'name', name: 'u' }, over: id('users'), body: [{ k: 'expr' }] },
      { kind: 'await', target: { name: 'c' } },
      { kind: 'in', target: { name: 'k' } },
      { kind: 'for', init: [{ k: 'var', constant: false }], test: { k: 'bin', op: '<' }, update: { k: 'set', op: '++' } },
      { kind: 'while', test: id('more') },
      { kind: 'do', test: id('more') },
      { kind: 'for', init: [], body: [{ k: 'break' }] },
      { kind: 'of', target: { k: 'target', target: { k: 'mem', name: 'y' } } },
      { k: 'label', name: 'outer', body: { k: 'loop', target: { k: 'object', rest: 'rest', props: [{ key: 'id', value: { name: 'id' } }] }, body: [{ k: 'continue', label: 'outer' }] } },
    ])
  })

  it('span the whole loop', () => {
    const text = `  for (const u of users) { a(u) } // end`
    const [loop] = lowered(text).functions[0]!.body
    expect(loop?.k === 'loop' && text.slice(loop.span.start, loop.span.end)).toBe('for (const u of users) { a(u) }')
  })
})

describe('statements', () => {
  it('keep branches, handlers and cases', () => {
    expect(lowered(`
      if (a) b(); else { c() }
      try { a() } catch ({ code }) { b(code) } finally { c() }
      switch (a) { case 1: b(); break; default: c() }
      throw a
    `).functions[0]!.body).toMatchObject([
      { k: 'if', then: [{ k: 'expr' }], else: [{ k: 'expr' }] },
      { k: 'try', body: [{ k: 'expr' }], param: { k: 'object', props: [{ key: 'code' }] }, handler: [{ k: 'expr' }], finalizer: [{ k: 'expr' }] },
      { k: 'switch', on: id('a'), cases: [{ test: { value: 1 }, body: [{ k: 'expr' }, { k: 'break' }] }, { body: [{ k: 'expr' }] }] },
      { k: 'throw' },
    ])
  })
})

describe('patterns', () => {
  it('of parameters have keys, defaults, holes and rests', () => {
    const f = functionNamed(lowered(`function f({ a, b: { c = 1 }, ['d']: d, [x]: e, ...rest } = {}, [g, , h = 2, ...i], j?, ...k) {}`), 'f')
    expect(f.params).toMatchObject([
      { default: { k: 'obj' }, optional: true, pattern: { k: 'object', rest: 'rest', props: [
        { key: 'a', value: { k: 'name', name: 'a' } },
        { key: 'b', value: { k: 'object', props: [{ key: 'c', value: { name: 'c', default: { value: 1 } } }] } },
        { key: 'd' }, { key: undefined, value: { name: 'e' } },
      ] } },
      { pattern: { k: 'array', items: [{ name: 'g' }, { k: 'object', props: [] }, { name: 'h', default: { value: 2 } }], rest: { k: 'name', name: 'i' } } },
      { optional: true, rest: false },
      { rest: true },
    ])
    expect(Object.keys(f.locals).sort()).toEqual(['a', 'c', 'd', 'e', 'g', 'h', 'i', 'j', 'k', 'rest'])
  })

  it('of assignments reach into members', () => {
    expect(value(`({ a: this.x, b = 2, c: [d[0]] } = v)`)).toMatchObject({ k: 'set', op: '=', target: { k: 'object', props: [
      { key: 'a', value: { k: 'target', target: { k: 'mem', of: { k: 'this' }, name: 'x' } } },
      { key: 'b', value: { k: 'target', target: id('b'), default: { value: 2 } } },
      { key: 'c', value: { k: 'array', items: [{ k: 'target', target: { k: 'mem', name: '0' } }] } },
    ] } })
  })
})

describe('expressions', () => {
  it('lose what changes no value', () => {
    expect(value(`(a!)!.b`)).toMatchObject({ k: 'mem', of: id('a'), name: 'b' })
    expect(value(`a?.b?.(1)`)).toMatchObject({ k: 'call', optional: true, callee: { k: 'mem', name: 'b', optional: true } })
    expect(value(`a['b'][0][c]`)).toMatchObject({ k: 'idx', index: id('c'), of: { k: 'mem', name: '0', of: { k: 'mem', name: 'b' } } })
  })

  it('keep assertions with their types', () => {
    expect(value(`x as Db`)).toMatchObject({ k: 'as', type: { name: 'Db' } })
    expect(value(`x satisfies Db`)).toMatchObject({ k: 'as', keep: true })
    expect(value(`<Db>x`)).toMatchObject({ k: 'as', of: id('x') })
  })

  it('keep literals', () => {
    expect(value(`[1_000, 0xff, 'a', \`b\`, 12n, true, null, , 1e999]`)).toEqual({ k: 'arr', items: [
      { k: 'lit', value: 1000 }, { k: 'lit', value: 255 }, { k: 'lit', value: 'a' }, { k: 'lit', value: 'b' }, { k: 'lit', value: '12', big: true },
      { k: 'lit', value: true }, { k: 'lit', value: null }, id('undefined'), id('Infinity'),
    ] })
  })

  it('keep operators as written', () => {
    expect(value(`a + b * c`)).toMatchObject({ k: 'bin', op: '+', right: { op: '*' } })
    expect(value(`a && b || c`)).toMatchObject({ k: 'logic', op: '||', left: { op: '&&' } })
    expect(value(`a ?? b`)).toMatchObject({ k: 'logic', op: '??' })
    expect(value(`(a, b, c)`)).toMatchObject({ k: 'seq', items: [id('a'), id('b'), id('c')] })
    expect(value(`a in b`)).toMatchObject({ k: 'bin', op: 'in' })
    expect(value(`a instanceof b`)).toMatchObject({ op: 'instanceof' })
    expect(value(`a === b`)).toMatchObject({ op: '===' })
    expect(value(`typeof !a`)).toMatchObject({ k: 'un', op: 'typeof', of: { op: '!' } })
    expect(value(`a ||= b`)).toMatchObject({ k: 'set', op: '||=', value: id('b') })
    expect(value(`a ? b : c`)).toMatchObject({ k: 'cond', test: id('a') })
  })

  it('keep calls with type arguments, spreads and spans', () => {
    const text = `x  .find<User>(...ids, { a, b: 1, get c() { return 1 }, ['d']: 2, [e]: 3, ...f, g() {} })`
    const call = value(text)
    expect(call).toMatchObject({ k: 'call', callee: { k: 'mem', name: 'find' }, types: [{ name: 'User' }], args: [{ k: 'spread' }, { k: 'obj' }] })
    expect(call.k === 'call' && text.slice(call.span.start, call.span.end)).toBe(text)
    const object = call.k === 'call' ? call.args[1] : undefined
    expect(object?.k === 'obj' && object.props.map((one) => `${one.kind} ${one.name}`)).toEqual(['value a', 'value b', 'getter c', 'value d', 'value undefined', 'spread undefined', 'value g'])
  })

  it('keep templates, tags, imports, awaits and yields', () => {
    expect(value('`a${b}c`')).toEqual({ k: 'tpl', parts: [id('b')], text: ['a', 'c'] })
    expect(value('db.$queryRaw`SELECT ${a}`')).toMatchObject({ k: 'tag', callee: { k: 'mem', name: '$queryRaw' }, parts: [id('a')], text: ['SELECT ', ''] })
    expect(value(`import('./x')`)).toEqual({ k: 'import', module: './x' })
    expect(value(`await new A(1)`)).toMatchObject({ k: 'await', of: { k: 'new', callee: id('A'), args: [{ value: 1 }] } })
    const generator = functionNamed(lowered(`function* g() { yield 1; yield* more; yield }`), 'g')
    expect(generator.body).toMatchObject([{ value: { k: 'yield', each: false } }, { value: { k: 'yield', each: true } }, { value: { k: 'yield' } }])
  })

  it('survive thousands of operators in a row', () => {
    expect(value(Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(' + '))).toMatchObject({ k: 'bin', op: '+', right: id('a19999') })
  })
})

describe('JSX', () => {
  it('has elements, components, fragments, spreads and children', () => {
    expect(value(`<><Row key="a" {...rest} wide render={() => 1}>text {users.map((u) => <td>{u.name}</td>)} {/* no */}</Row><a.B /></>`, '/app/page.tsx')).toMatchObject({
      k: 'jsx', tag: { k: 'lit', value: '' }, children: [
        { k: 'jsx', tag: id('Row'), props: [
          { name: 'key', value: { value: 'a' } }, { kind: 'spread' }, { name: 'wide', value: { value: true } }, { name: 'render', value: { k: 'fn' } },
        ], children: [{ k: 'call' }] },
        { tag: { k: 'mem', name: 'B' } },
      ],
    })
    expect(value(`<div />`, '/app/page.jsx')).toMatchObject({ tag: { k: 'lit', value: 'div' }, props: [], children: [] })
  })
})

describe('qualified names', () => {
  const names = (text: string) => lowered(text).functions.slice(1).map((one) => one.qualified)

  it('come from what encloses and binds a function', () => {
    expect(names(`function outer() { const inner = () => 1; users.map((u) => u); return { deep: { go() {} } } }`)).toEqual(['outer', 'outer.inner', 'outer.map#callback', 'outer.deep.go'])
  })

  it('are unique in the file', () => {
    expect(names(`function f() { a.map(() => 1); b.map(() => 2); c.map(() => 3) }`)).toEqual(['f', 'f.map#callback', 'f.map#callback#2', 'f.map#callback#3'])
    expect(names(`class A { get x() { return 1 } set x(v) {} }`)).toEqual(['A.<fields>', 'A.x', 'A.x#2'])
  })

  it('of what a module builds by calls contain the way to it', () => {
    expect(names(`export const app = router({ users: { list: procedure.input(x).query(async () => 1) }, one: procedure.query(() => 2) })`)).toEqual(['app.users.list.query#callback', 'app.one.query#callback'])
  })

  it('of assigned functions are those of their targets', () => {
    expect(names(`module.exports.load = function () {}\nA.prototype.go = () => 1`)).toEqual(['load', 'A.prototype.go'])
  })
})
