// Who stands behind an interface or an abstract class: the classes of the same package that implement it. Which one is injected is
// decided elsewhere (a module's providers, a container), so a call through a contract reaches them all.

import type { Files } from '../../model/files.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { ClassFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import { isCode, isDeclaration, parentOf } from './probe.ts'

export interface Implementations {
  /** Classes that implement the interface, or extend the abstract class, that a value is known by; undefined where it is neither. */
  of(value: Value, from: string): readonly string[] | undefined
  /** Files of the package with classes that name a contract of that name. */
  naming(contract: string, from: string): readonly string[]
  /** Looks again at what a file's classes name. */
  changed(file: string): void
}

const SKIPPED = /^(node_modules|dist|build|out|coverage|generated|__generated__|\..*)$/
const FILE_LIMIT = 20_000

/** `class A extends B implements C, D<E> {`: the names after both words. */
const HERITAGE = /\bclass\b[^{;]*?\b(?:extends|implements)\b([^{]*)\{/g

export function createImplementations(mind: () => Mind, files: Files): Implementations {
  /** For each package, the files that name a contract in the heritage of a class. */
  const indexes = new Map<string, Map<string, Set<string>>>()

  const of = (value: Value, from: string): readonly string[] | undefined => {
    const contract = contractOf(value)
    if (contract === undefined) return undefined
    return naming(contract.name, from).flatMap((file) => {
      const facts = mind().program.facts(file)
      return facts === undefined ? [] : facts.classes.filter((cls) => !cls.abstract && fulfils(facts, cls, contract, 0)).map((cls) => `${file}#${cls.id}`)
    })
  }

  const naming = (contract: string, from: string): readonly string[] => {
    const folder = packageOf(files, from)
    const index = indexes.get(folder) ?? indexOf(files, folder)
    indexes.set(folder, index)
    // A class that is written later forgets what was concluded without it.
    mind().program.need(new Set([markOf(folder, contract)]))
    return [...index.get(contract) ?? []].sort()
  }

  const contractOf = (value: Value): Contract | undefined => {
    if (value.kind === 'instance') {
      const { file, id } = splitKey(value.class)
      const cls = mind().program.facts(file)?.classes[id]
      return cls?.abstract === true ? { name: cls.name, class: value.class } : undefined
    }
    if (value.kind !== 'ref' || value.origin.root.kind !== 'declared' || value.origin.path.length > 0) return undefined
    return { name: value.origin.root.name, type: value.origin.root.type }
  }

  const fulfils = (facts: FileFacts, cls: ClassFacts, contract: Contract, hops: number): boolean => {
    if (hops > 6) return false
    if (cls.implements.some((type) => isContract(mind().typed(type, facts.file), contract))) return true
    if (cls.extends === undefined) return false
    const base = mind().evaluate(cls.extends, valueFrame(facts, facts.functions[0]!))
    return possibilities(base).some((one) => {
      if (one.kind !== 'ref' || one.origin.root.kind !== 'class') return false
      if (one.origin.root.class === contract.class) return true
      const { file, id } = splitKey(one.origin.root.class)
      const parent = mind().program.facts(file)
      const above = parent?.classes[id]
      return parent !== undefined && above !== undefined && fulfils(parent, above, contract, hops + 1)
    })
  }

  const changed = (file: string): void => {
    for (const [folder, index] of indexes) {
      if (!file.startsWith(`${folder}/`)) continue
      for (const name of add(index, file, files.read(file))) mind().program.forget(markOf(folder, name))
    }
  }

  return { of, naming, changed }
}

interface Contract {
  readonly name: string
  readonly class?: string
  readonly type?: string
}

function isContract(value: Value, contract: Contract): boolean {
  if (value.kind === 'instance') return value.class === contract.class
  return value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.root.type === contract.type
}

/** The nearest folder with a manifest. */
function packageOf(files: Files, from: string): string {
  for (let folder = parentOf(from); folder !== undefined; folder = parentOf(folder)) if (files.kind(`${folder}/package.json`) === 'file') return folder
  return parentOf(from) ?? ''
}

function indexOf(files: Files, folder: string): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const file of codeUnder(files, folder)) add(index, file, files.read(file))
  return index
}

/** Adds what a file's classes name, and tells which names are new for it. What it named before stays: the classes themselves decide. */
function add(index: Map<string, Set<string>>, file: string, text: string | undefined): readonly string[] {
  if (text === undefined || !/\b(?:implements|extends)\b/.test(text)) return []
  const fresh: string[] = []
  for (const match of text.matchAll(HERITAGE)) for (const name of match[1]!.match(/[A-Za-z_$][\w$]*/g) ?? []) {
    const named = index.get(name) ?? new Set()
    if (named.has(file)) continue
    index.set(name, named.add(file))
    fresh.push(name)
  }
  return fresh
}

/** Stands for a contract among the files that a conclusion rests on. */
function markOf(folder: string, contract: string): string {
  return `${folder}/ classes of ${contract}`
}

function codeUnder(files: Files, top: string): readonly string[] {
  const found: string[] = []
  const folders = [top]
  for (let folder = folders.pop(); folder !== undefined && found.length < FILE_LIMIT; folder = folders.pop()) {
    for (const name of files.list(folder)) {
      if (SKIPPED.test(name)) continue
      const path = `${folder}/${name}`
      if (isCode(path)) {
        if (!isDeclaration(path) && !/\.(spec|test|mock)\./.test(name)) found.push(path)
      } else if (!name.includes('.') && files.kind(path) === 'folder' && !/^(test|tests|__tests__|__mocks__|e2e)$/.test(name)) folders.push(path)
    }
  }
  return found.sort()
}
