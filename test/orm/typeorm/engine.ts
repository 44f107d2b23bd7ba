// Sources in memory under the real engine, with what TypeORM's folder made of each call written down.

import ts from 'typescript'
import { createEngine } from '../../../src/engine/create.ts'
import { judge } from '../../../src/engine/judge.ts'
import { createModuleResolver } from '../../../src/engine/resolve/modules.ts'
import { frameworks } from '../../../src/frameworks/frameworks.ts'
import type { Cost } from '../../../src/model/cost.ts'
import { memoryFiles } from '../../harness/memory-files.ts'
import type { Classes, Invocation } from '../../../src/model/invocation.ts'
import type { Recognition } from '../../../src/model/orm.ts'
import type { OrmCall } from '../../../src/model/orm-call.ts'
import { optionsOf } from '../../../src/model/rule.ts'
import { typeorm } from '../../../src/orm/typeorm/typeorm.ts'
import { rules } from '../../../rules/index.ts'
import { entities } from './entities.text.ts'

export interface Setting {
  /** As a manifest states it. */
  readonly version?: string
  readonly drivers?: readonly string[]
  readonly more?: Readonly<Record<string, string>>
}

export interface Analysed {
  /** Queries, in the order in which the engine asked. */
  readonly calls: readonly OrmCall[]
  readonly queries: readonly (Recognition & { readonly kind: 'query' })[]
  readonly recognitions: readonly Recognition[]
  readonly findings: readonly string[]
  cost(name: string): Cost
  readonly classes: Classes
}

/** What is known of a file `main.ts` that stands beside `entities.ts`. */
export function analysed(text: string, setting: Setting = {}): Analysed {
  const drivers = Object.fromEntries((setting.drivers ?? ['pg']).map((name) => [name, '*']))
  const files = memoryFiles({
    '/app/package.json': JSON.stringify({ dependencies: { typeorm: setting.version ?? '^1.1.0', ...drivers } }),
    '/app/entities.ts': entities, '/app/main.ts': text, ...setting.more,
  })
  const orm = typeorm.open(files, '/app', {})
  const recognitions: Recognition[] = []
  let known: Classes | undefined
  const recognise = (invocation: Invocation, classes: Classes) => {
    known = classes
    const recognition = orm.recognise(invocation, classes)
    if (recognition !== undefined) recognitions.push(recognition)
    return recognition
  }
  const engine = createEngine({ ts, files, root: '/app', modules: createModuleResolver(ts, files, '/app'), orms: [{ ...orm, recognise }], frameworks, settings: {} })
  const report = engine.report('/app/main.ts')!
  const queries = recognitions.filter((one) => one.kind === 'query')
  const findings = judge(report, rules.map((rule) => ({ rule, options: optionsOf(rule, 'strict') })), 'main.ts').map(({ rule, message, remedy }) => `${rule}: ${message} ${remedy}`)
  return {
    calls: queries.map((one) => one.call), queries, recognitions, findings, classes: known!,
    cost: (name) => {
      const found = report.functions.find((fn) => fn.name === name)
      if (found === undefined) throw new Error(`No function \`${name}\`: ${report.functions.map((fn) => fn.name).join(', ')}`)
      return found.cost
    },
  }
}

/** The last query that a body sends, its variables being those of `head`. */
export function queryOf(body: string, setting: Setting = {}): Recognition & { readonly kind: 'query' } {
  const { queries } = analysed(withHead(body), setting)
  if (queries.length === 0) throw new Error(`No query in: ${body}`)
  return queries.at(-1)!
}

export function callOf(body: string, setting: Setting = {}): OrmCall {
  return queryOf(body, setting).call
}

/** A function with a body, and what it may use. */
export function withHead(body: string): string {
  return `${head}
export async function main(dataSource: DataSource, users: Repository<User>, manager: EntityManager, id: number, ids: number[]) {
${body}
}`
}

export const head = `import { Between, type DataSource, type EntityManager, In, IsNull, LessThan, MoreThan, Not, type Repository } from 'typeorm'
import { Address, Article, Book, Category, Comment, Note, Post, Profile, Setting, Stamp, Tag, User } from './entities'
`
