import { describe, expect, it } from 'vitest'
import { functionNamed, identifiers, lastValue, lowered } from './lowered.ts'

describe('names', () => {
  it('resolves to the declaring function, a global to -1', () => {
    const facts = lowered(`import { a } from 'a'\nfunction f(p) { const x = 1; return () => use(a, p, x) }`)
    const inner = facts.functions.at(-1)!
    expect(identifiers(inner.body)).toEqual(['use@-1', 'a@0', 'p@1', 'x@1'])
  })

  it('renames a shadowing block variable and keeps the outer one', () => {
    const facts = lowered(`function f() { const x = 1; { const x = 2; inner(x) } outer(x) }`)
    const f = functionNamed(facts, 'f')
    expect(Object.keys(f.locals)).toEqual(['x', 'x$1'])
    expect(identifiers(f.body)).toEqual(['inner@-1', 'x$1@1', 'outer@-1', 'x@1'])
  })

  it('never gives two variables one name, even where code writes the renamed one', () => {
    const facts = lowered(`function f() { const x = 1; { const x = 2; const x$1 = 3; g(x, x$1) } }`)
    const names = identifiers(functionNamed(facts, 'f').body).slice(1)
    expect(new Set(names).size).toBe(2)
  })

  it('hoists var out of blocks and finds a use before the declaration', () => {
    const facts = lowered(`function f() { use(a, late); if (q) { for (var a of list) { try { var late = 1 } catch {} } } function late2() {} }`)
    const f = functionNamed(facts, 'f')
    expect(identifiers(f.body).slice(0, 3)).toEqual(['use@-1', 'a@1', 'late@1'])
    expect(Object.keys(f.locals)).toEqual(['a', 'late', 'late2'])
    expect(f.hoisted).toEqual([{ name: 'late2', fn: functionNamed(facts, 'f.late2').id }])
  })

  it('sees a loop variable in the body only', () => {
    const facts = lowered(`const i = 0; for (let i = 0; i < 3; i++) use(i)\nuse(i)`)
    expect(identifiers(facts.functions[0]!.body)).toEqual(['i$1@0', 'use@-1', 'i$1@0', 'use@-1', 'i@0'])
  })

  it('gives catch variables, classes and enums names of their own', () => {
    const facts = lowered(`const e = 1\ntry {} catch (e) { use(e) }\nclass C {}\nenum E { A, B = 5, C, D = 'd' }\nuse(C, E.A)`)
    expect(Object.keys(facts.functions[0]!.locals).sort()).toEqual(['C', 'E', 'e', 'e$1'])
    expect(identifiers(lastValue(facts))).toEqual(['use@-1', 'C@0', 'E@0'])
    const enumObject = facts.functions[0]!.body.find((one) => one.k === 'var' && one.target.k === 'name' && one.target.name === 'E')
    expect(enumObject).toMatchObject({ constant: true, value: { k: 'obj', props: [{ name: 'A', value: { value: 0 } }, { name: 'B', value: { value: 5 } }, { name: 'C', value: { value: 6 } }, { name: 'D', value: { value: 'd' } }] } })
  })

  it('binds the own name of a function expression to itself, and lets a parameter shadow it', () => {
    const facts = lowered(`const g = function walk(n) { return walk(n) }\nconst h = function walk(walk) { return walk }`)
    const walk = functionNamed(facts, 'g')
    expect(walk).toMatchObject({ name: 'walk', locals: { walk: { fn: walk.id }, n: {} } })
    expect(identifiers(walk.body)).toEqual([`walk@${walk.id}`, `n@${walk.id}`])
    const shadowed = functionNamed(facts, 'h')
    expect(identifiers(shadowed.body)).toEqual([`walk$1@${shadowed.id}`])
  })

  it('lets a block function be seen outside of its block in a script, not in a module', () => {
    const text = `if (q) { function helper() {} }\nhelper()`
    expect(identifiers(lastValue(lowered(text, '/app/file.js')))).toEqual(['helper@0'])
    expect(identifiers(lastValue(lowered(text, '/app/file.ts')))).toEqual(['helper@-1'])
  })

  it('handles names that objects have anyway', () => {
    const facts = lowered(`function f(constructor, __proto__) { return [constructor, __proto__, toString] }`)
    expect(Object.keys(functionNamed(facts, 'f').locals)).toEqual(['constructor', '__proto__'])
    expect(identifiers(functionNamed(facts, 'f').body)).toEqual(['constructor@1', '__proto__@1', 'toString@-1'])
  })
})

describe('locals', () => {
  it('knows the function of a constant, through assertions, and of a declaration', () => {
    const facts = lowered(`const a = () => 1\nconst b = ((x) => x) as F satisfies G\nlet c = function () {}\nfunction d() {}\nlet e = () => 1\ne = () => 2\nconst f = wrap(() => 1)`)
    const { locals } = facts.functions[0]!
    for (const name of ['a', 'b', 'c', 'd']) expect(locals[name]).toEqual({ fn: functionNamed(facts, name).id, reassigned: false })
    expect(locals['e']).toEqual({ reassigned: true })
    expect(locals['f']).toEqual({ reassigned: false })
  })

  it.each([
    ['x = 1'], ['x++'], ['x ??= 1'], ['[x] = y'], ['({ a: x } = y)'], ['({ x } = y)'], ['for (x of y) {}'], ['[...x] = y'], ['(() => { x = 1 })()'], ['({ ...x } = y)'],
  ])('sees that `%s` assigns again', (statement) => {
    expect(lowered(`let x = () => 0; ${statement}`).functions[0]!.locals['x']).toMatchObject({ reassigned: true })
  })

  it('tells what a function inside assigns', () => {
    expect(lowered(`let x = 0; let y = 0; (() => { x = 1 })(); y = 1`).functions[0]!.locals).toEqual({ x: { reassigned: true, inside: true }, y: { reassigned: true } })
  })

  it('takes a second var with a value for an assignment', () => {
    const facts = lowered(`var x = () => 1\nvar x = () => 2\nvar y = () => 1\nvar y`)
    expect(facts.functions[0]!.locals).toMatchObject({ x: { reassigned: true }, y: { reassigned: false } })
    expect(facts.assignments.map((one) => one.name)).toEqual(['x'])
  })

  it('keeps annotations', () => {
    const facts = lowered(`function f(db: Db) { let x: Map<string, Foo.Bar> }`)
    expect(functionNamed(facts, 'f').locals).toMatchObject({
      db: { type: { k: 'ref', name: 'Db', args: [] } },
      x: { type: { k: 'ref', name: 'Map', args: [{ k: 'keyword', name: 'string' }, { k: 'ref', name: 'Foo.Bar' }] } },
    })
  })

  it('notes assignments to names of the module body, wherever they stand', () => {
    const facts = lowered(`let db\nlet a, b\nfunction init() { db = connect(); [a, { b }] = parts }`)
    expect(facts.assignments).toMatchObject([
      { name: 'db', fn: 1, value: { k: 'call' } },
      { name: 'a', fn: 1, value: { k: 'mem', name: '0' } },
      { name: 'b', fn: 1, value: { k: 'mem', name: 'b', of: { k: 'mem', name: '1' } } },
    ])
  })

  it('writes an assignment to another function\'s name as a target, to an own one as a name', () => {
    const facts = lowered(`function f() { let x; return () => { let y; x = 1; y = 2 } }`)
    const sets = facts.functions.at(-1)!.body.flatMap((one) => one.k === 'expr' && one.value.k === 'set' ? [one.value.target] : [])
    expect(sets).toEqual([{ k: 'target', target: { k: 'id', name: 'x', fn: 1 } }, { k: 'name', name: 'y' }])
  })
})

describe('captures', () => {
  const captured = (text: string, qualified: string) => functionNamed(lowered(text), qualified).captures.map((one) => `${one.name}@${one.fn}`)

  it('are variables of enclosing functions, never of the module body', () => {
    expect(captured(`const m = 1\nfunction f(p) { const x = 1; function g() { return m + p + x + missing } return g }`, 'f.g')).toEqual(['p@1', 'x@1'])
  })

  it('include those of nested functions', () => {
    const text = `function f(p) { function g(q) { return () => () => p + q } return g }`
    expect(captured(text, 'f.g')).toEqual(['p@1'])
    expect(captured(text, 'f')).toEqual([])
  })

  it('include what the constant local functions need that are mentioned', () => {
    const text = `function f(db) { const load = (id) => db.find(id); const show = () => load(1); return show }`
    expect(captured(text, 'f.show')).toEqual(['db@1'])
  })

  it('reach a fixpoint over local functions that mention each other', () => {
    const text = `function f(a, b, c) {
      function even(n) { use(a); return odd(n) }
      function odd(n) { use(b); return third(n) }
      function third(n) { use(c); return even(n) }
      return even
    }`
    for (const name of ['even', 'odd', 'third']) expect(captured(text, `f.${name}`)).toEqual(['a@1', 'b@1', 'c@1'])
  })

  it('have the variable itself where the function in it may change', () => {
    expect(captured(`function f(db) { let load = () => db; load = other; return () => load() }`, 'f.function')).toEqual(['load@1'])
  })

  it('of methods and field initialisers are those of the function around the class', () => {
    const text = `function f(db) { class C { all = () => db.a; get() { return db.b } } return C }`
    const facts = lowered(text)
    expect(functionNamed(facts, 'f.C.get').captures).toEqual([{ fn: 1, name: 'db' }])
    expect(functionNamed(facts, 'f.C.all').parent).toBe(facts.classes[0]!.fieldsFn)
    expect(functionNamed(facts, 'f.C.<fields>').captures).toEqual([{ fn: 1, name: 'db' }])
  })

  it('do not arise from `typeof x` in a type', () => {
    expect(captured(`function f(db) { return (x: typeof db) => x }`, 'f.function')).toEqual([])
  })

  it('name the variable that is meant among several of one name', () => {
    expect(captured(`function f() { const x = 1; { const x = 2; return () => x } }`, 'f.function')).toEqual(['x$1@1'])
  })
})
