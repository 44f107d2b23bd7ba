// What the code of a package makes of the things that other packages export: constructions, and calls of functions that are named like
// makers, with their arguments as values. Options that a library takes once, for all that is done with it later, are known by that.

import type { Classes, Made } from '../../model/invocation.ts'
import { originsOf } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { walk } from '../sites/shape.ts'
import { valueFrame } from '../summarize/frame.ts'
import { bindParameters } from './bindings.ts'
import { codeOf } from './code.ts'
import type { PackageIndex } from './package-index.ts'

type Making = Expr & { readonly k: 'new' | 'call' }

export function createMade(mind: () => Mind, index: PackageIndex): Classes['made'] {
  const madeIn = (file: string, name: string): readonly Made[] => mind().program.remember(`made ${name} ${file}`, () => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return []
    return codeOf(facts).flatMap(({ node, fn: id }) => {
      const found: Made[] = []
      walk(node, (one) => {
        if ((one.k !== 'new' && one.k !== 'call') || nameOf(one) !== name) return
        const fn = facts.functions[id] ?? facts.functions[0]!
        const frame = valueFrame(facts, fn)
        bindParameters(mind(), fn.params, frame.key, frame.vars)
        const [of] = originsOf(mind().evaluate(one.callee, frame))
        if (of?.root.kind === 'import') found.push({ of, arguments: one.args.map((arg) => mind().evaluate(arg, frame)), place: { file, ...one.span } })
      })
      return found
    })
  })

  return (names, from) => {
    if (mind().settings.singleFile === true) return []
    return names.flatMap((name) => index.files('making', name, from).flatMap((file) => madeIn(file, name)))
  }
}

function nameOf({ callee }: Making): string {
  return callee.k === 'mem' || callee.k === 'id' ? callee.name : ''
}
