// Large foreign sources: nothing throws, every reference leads somewhere, JSON loses nothing, and two compilers agree.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { glob } from 'tinyglobby'
import { ts as bundled } from 'ts-morph'
import installed from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FileFacts } from '../../../src/engine/facts.ts'
import type { Compiler } from '../../../src/engine/lower/lowering.ts'
import { lowered } from './lowered.ts'

const root = join(import.meta.dirname, '../../..')

const kinds = `
  import * as ns from 'ns'
  export abstract class A<T> extends ns.B<T> implements C { #x = 1; @D() y!: E; constructor(private z: F) { super(); this.w = z } async *m() { yield* this.z } }
  export const f = async <T,>({ a, ...b }: G, [c, , d] = e) => { for await (const x of y) { label: while (1) { continue label } } return a?.[0]!?.(...b) ?? <T>c }
  enum H { I = 1 << 2, J }
  namespace K { export const l = \`\${H.I}\` }
  switch (typeof f) { case 'x': { let f = 1; f **= 2 } default: var late = /re/u }
  declare module 'm' { interface N { o(): P } }
  export type Q = { [K in keyof A<1>]?: A<1>[K] } | import('r').S<typeof f> | (readonly [t: 1, ...2[]])
  try { delete f.x } catch { } finally { void 0 }
  export default f
`

/** References of the facts that lead nowhere. */
function dangling(facts: FileFacts): readonly string[] {
  const broken: string[] = []
  const has = (fn: number, name: string) => fn >= 0 && fn < facts.functions.length && Object.hasOwn(facts.functions[fn]!.locals, name)
  const visit = (value: unknown, owner: number): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, owner))
    if (typeof value !== 'object' || value === null) return
    const node = value as { readonly k?: string; readonly fn?: number; readonly class?: number; readonly name?: string }
    if (node.k === 'id' && node.fn !== -1 && !has(node.fn!, node.name!)) broken.push(`id ${node.name}@${node.fn}`)
    if (node.k === 'name' && !has(owner, node.name!)) broken.push(`name ${node.name} in ${owner}`)
    if (node.k === 'fn' && facts.functions[node.fn!]?.id !== node.fn) broken.push(`fn ${node.fn}`)
    if (node.k === 'class' && facts.classes[node.class!]?.id !== node.class) broken.push(`class ${node.class}`)
    for (const one of Object.values(value)) visit(one, owner)
  }
  for (const one of facts.functions) {
    visit(one.body, one.id)
    visit(one.params.map(({ decorators: _, ...rest }) => rest), one.id)
    for (const { fn, name } of one.captures) if (!has(fn, name) || fn === 0 || fn === one.id) broken.push(`capture ${name}@${fn}`)
    for (const { fn, name } of one.hoisted) if (!has(one.id, name) || facts.functions[fn]?.parent !== one.id) broken.push(`hoisted ${name}`)
    for (const { fn } of Object.values(one.locals)) if (fn !== undefined && facts.functions[fn] === undefined) broken.push(`local fn ${fn}`)
    if (one.parent >= one.id) broken.push(`parent of ${one.id}`)
  }
  for (const one of facts.classes) {
    if (facts.functions[one.fieldsFn]?.kind !== 'fields') broken.push(`fields of ${one.name}`)
    for (const member of one.members) visit(member.init, one.fieldsFn)
  }
  if (new Set(facts.functions.map((one) => one.qualified)).size !== facts.functions.length) broken.push('qualified names')
  return broken
}

describe('foreign sources', () => {
  let files: readonly string[] = []

  beforeAll(async () => {
    files = (await glob(['eslint/lib/**/*.js', '@typescript-eslint/{parser,utils}/dist/**/*.{js,d.ts}', 'vitest/dist/*.js', 'typescript/lib/lib.{dom,es5}.d.ts', 'fast-check/lib/**/*.js'], { cwd: join(root, 'node_modules'), absolute: true })).sort()
  })

  it('lower without an exception, and every reference leads somewhere', () => {
    expect(files.length).toBeGreaterThan(300)
    const broken = files.flatMap((file) => dangling(lowered(readFileSync(file, 'utf8'), file)).map((one) => `${file}: ${one}`))
    expect(broken).toEqual([])
  })

  it('lower to the same facts with another compiler, and those survive JSON', () => {
    for (const file of files.filter((_, index) => index % 8 === 0)) {
      const text = readFileSync(file, 'utf8')
      const facts = JSON.stringify(lowered(text, file))
      expect(JSON.stringify(lowered(text, file, installed as Compiler)) === facts, file).toBe(true)
    }
  })
})

describe('a file with every kind of syntax', () => {
  it('lowers alike with both compilers', () => {
    expect(installed.version).toMatch(/^6\./)
    expect(lowered(kinds, '/app/a.ts', installed as Compiler)).toEqual(lowered(kinds, '/app/a.ts', bundled as unknown as Compiler))
    expect(dangling(lowered(kinds))).toEqual([])
  })

  it('is the same after JSON', () => {
    const facts = lowered(kinds)
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
  })

  it('has its path with slashes', () => {
    expect(lowered('', 'C:\\app\\file.ts').file).toBe('C:/app/file.ts')
  })
})
