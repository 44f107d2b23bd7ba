// Who listens for a message that code sends through an emitter or a bus, by the tables of src/frameworks: whatever the package has listen for
// its name, or for its class.

import type { Framework, Messages } from '../../model/framework.ts'
import { type Origin, origin, originKey } from '../../model/origin.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { CallExpr, ClassFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { createCallees } from '../sites/callees.ts'
import { nameAt } from '../sites/shape.ts'
import { valueFrame } from '../summarize/frame.ts'
import { isRegistered } from '../summarize/operations.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import type { Closure } from '../summarize/targets.ts'
import { nodesOf } from './code.ts'
import { decoratorOrigin } from './decorators.ts'
import { type Libraries, lastOf } from './libraries.ts'
import { givenInRounds } from './given-in-rounds.ts'
import type { PackageIndex } from './package-index.ts'
import type { Registered } from './registered.ts'

/** What a call starts that sends a message, or calls what is registered. */
export interface Heard {
  readonly listeners: readonly Closure[]
  /** What they are called with. */
  readonly args: readonly Value[]
}

export interface Sending {
  /**
   * To be asked when nothing is computed any more of what calls it: who listens may be made by the same code. Undefined where a call does neither.
   */
  heard(callee: Value, args: readonly Value[], from: string): Heard | undefined
  /** Whether a call does one or the other, as far as its message is known, or callers may know it. */
  sends(callee: Value, args: readonly Value[], from: string): boolean
  /** Whether calls of it send messages. */
  isSender(callee: Value): boolean
  /** Whether some method of that name does. */
  maySend(method: string): boolean
  /** The words by which files that listen for what a file may send say so. */
  names(facts: FileFacts): readonly string[]
}

interface Listener {
  readonly table: Messages
  readonly message: string
  /** What it was given to, where that is told apart from others of its kind. */
  readonly to: string | undefined
  readonly closure: Closure
}

/** A thing that messages are sent through, as far as it is known. */
interface Sender {
  readonly table: Messages
  readonly to: string | undefined
}

export function createSending(mind: () => Mind, index: PackageIndex, libraries: Libraries, registered: Registered, frameworks: readonly Framework[]): Sending {
  const tables = frameworks.flatMap(({ modules, messages }) => messages === undefined ? [] : [{ modules, messages }])
  const sending = new Set(tables.flatMap(({ messages: { sends } }) => sends.map(lastOf)))
  const listening = new Set(tables.flatMap(({ messages: { listens = [] } }) => listens.map(lastOf)))
  const words = [...new Set([...listening, ...tables.flatMap(({ messages: { methods = [], classes = {} } }) => [...methods, ...Object.keys(classes)])])]

  const senderOf = (callee: Value): Sender | undefined => {
    for (const one of possibilities(callee)) {
      if (one.kind !== 'ref' || !sending.has(one.origin.path.at(-1) ?? '')) continue
      for (const known of mentionsSymbols(one) ? possibilities(mind().declared(one.origin) ?? one) : [one]) {
        const table = known.kind === 'ref' ? libraries.sends(known.origin) : undefined
        if (table !== undefined) return { table, to: madeAt(one.origin) }
      }
    }
    return undefined
  }

  /** The names and classes of messages that code of the package listens for. */
  const heardIn = (from: string): readonly string[] => mind().program.remember(`heard around ${from}`, () => {
    const files = [...new Set(words.flatMap((word) => index.files('listening', word, from)))]
    return [...new Set(files.flatMap(namesIn))]
  })

  const namesIn = (file: string): readonly string[] => mind().program.remember(`heard in ${file}`, () => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return []
    const said = facts.classes.flatMap(({ decorators, members }) => [...decorators, ...members.flatMap((member) => member.decorators)]).filter(({ callee }) => words.includes(nameAt(callee))).flatMap((one) => one.arguments)
    const values = [...said.map((one) => mind().evaluate(one, valueFrame(facts, facts.functions[0]!))), ...listeningCalls(facts).flatMap(({ node, fn }) => givenInRounds(mind(), facts, fn, node, node.args.slice(0, 1)).flat())]
    return values.flatMap((one) => [...messagesIn(mind(), one, 'name'), ...messagesIn(mind(), one, 'class')])
  })

  const listeningCalls = (facts: FileFacts) => nodesOf(facts, 'call').filter(({ node: { callee, args } }) => callee.k === 'mem' && listening.has(callee.name) && args.length > 1)

  const listenersIn = (file: string): readonly Listener[] => mind().program.remember(`listeners in ${file}`, () => {
    const facts = mind().program.facts(file)
    return facts === undefined ? [] : [...facts.classes.flatMap((cls) => decoratedIn(facts, cls)), ...handedIn(facts)]
  })

  /** Methods and classes with a decorator that says what they listen for. */
  const decoratedIn = (facts: FileFacts, cls: ClassFacts): readonly Listener[] => {
    const found: Listener[] = []
    const add = (table: Messages, said: readonly Value[], method: string): void => {
      const closures = possibilities(mind().member({ kind: 'instance', class: `${facts.file}#${cls.id}`, args: undefined }, method)).filter((one) => one.kind === 'closure')
      for (const closure of closures) found.push(...said.flatMap((one) => messagesIn(mind(), one, table.by)).map((message) => ({ table, message, to: undefined, closure })))
    }
    const ofDecorators = (decorators: ClassFacts['decorators'], heard: (messages: Messages, name: string, said: readonly Value[]) => void): void => {
      for (const decorator of decorators) {
        const from = decoratorOrigin(mind(), facts, decorator)
        if (from?.root.kind !== 'import') continue
        const { module, name } = from.root.of
        const messages = tables.find(({ modules }) => modules.includes(module))?.messages
        if (messages !== undefined) heard(messages, from.path.at(-1) ?? name, decorator.arguments.map((one) => mind().evaluate(one, valueFrame(facts, facts.functions[0]!))))
      }
    }
    ofDecorators(cls.decorators, (messages, name, said) => {
      const method = messages.classes?.[name]
      if (method !== undefined) add(messages, said, method)
    })
    for (const member of cls.members) ofDecorators(member.decorators, (messages, name, said) => {
      if (messages.methods?.includes(name) === true) add(messages, said.slice(0, 1), member.name)
    })
    return found
  }

  /** `emitter.on('paid', send)`. */
  const handedIn = (facts: FileFacts): readonly Listener[] => {
    const calls = listeningCalls(facts)
    if (calls.length === 0) return []
    const { valueOf } = createCallees(mind(), facts)
    return calls.flatMap(({ node, fn }) => {
      const callee = valueOf(node.callee, fn)
      const table = callee?.kind === 'ref' ? libraries.listens(callee.origin) : undefined
      return table === undefined || callee?.kind !== 'ref' ? [] : handedBy(facts, node, fn, { table, to: madeAt(callee.origin) })
    })
  }

  const handedBy = (facts: FileFacts, call: CallExpr, fn: number, { table, to }: Sender): readonly Listener[] => {
    return givenInRounds(mind(), facts, fn, call).flatMap(([name, listener]) => {
      const closures = possibilities(listener!).filter((one) => one.kind === 'closure')
      return messagesIn(mind(), name!, table.by).flatMap((message) => closures.map((closure) => ({ table, message, to, closure })))
    })
  }

  return {
    heard(callee, args, from) {
      const own = registered.functions(callee)
      if (own !== undefined) return { listeners: own, args }
      const sender = senderOf(callee)
      const [message] = args
      if (sender === undefined || message === undefined || mind().settings.singleFile === true) return undefined
      const { by } = sender.table
      const rest = by === 'name' ? args.slice(1) : args
      const sent = messagesIn(mind(), message, by)
      const files = [...new Set(words.flatMap((word) => index.files('listening', word, from)))].sort()
      const all = files.flatMap(listenersIn).filter((one) => isBetween(sender, one) && sent.some((each) => covers(one.message, each)))
      return { listeners: [...new Map(all.map(({ closure }) => [closure.fn, closure])).values()], args: rest }
    },
    sends(callee, [message], from) {
      if (isRegistered(callee)) return true
      const sender = message === undefined ? undefined : senderOf(callee)
      if (sender === undefined) return false
      // What somebody listens for is told by names alone: who that is may be made by the same code.
      const known = possibilities(message!).some((one) => one.kind === 'ref' && mentionsSymbols(one))
      return known || messagesIn(mind(), message!, sender.table.by).some((one) => heardIn(from).some((each) => covers(each, one)))
    },
    isSender: (callee) => senderOf(callee) !== undefined,
    maySend: (method) => sending.has(method),
    names: (facts) => [...registered.names(facts), ...facts.imports.some(({ module }) => tables.some(({ modules }) => modules.includes(module))) ? words : []],
  }
}

function isBetween(sender: Sender, listener: Listener): boolean {
  return sender.table === listener.table && (sender.to === undefined || listener.to === undefined || sender.to === listener.to)
}

/** Which one a method is called on, of those that code makes by a call: `mitt()`. */
function madeAt({ root, path }: Origin): string | undefined {
  return root.kind === 'result' && path.length === 1 ? originKey(origin(root)) : undefined
}

/** Names, or the classes of which messages are, as far as they are known. */
function messagesIn(mind: Mind, value: Value, by: Messages['by']): readonly string[] {
  return possibilities(value).flatMap((one): readonly string[] => {
    if (one.kind === 'array') return one.items.flatMap((item) => messagesIn(mind, item, by))
    if (by === 'name') return one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : []
    if (one.kind === 'instance') return [one.class]
    if (one.kind !== 'ref') return []
    const { root, path } = one.origin
    if (root.kind === 'class' && path.length === 0) return [root.class]
    return mentionsSymbols(one) ? possibilities(mind.declared(one.origin) ?? one).flatMap((known) => known.kind === 'instance' ? [known.class] : []) : []
  })
}

/** `order.*` is the name of all that begin so; other names mean one message. */
function covers(heard: string, sent: string): boolean {
  if (heard === sent || !heard.includes('*')) return heard === sent
  const parts = heard.split('.').map((part) => part === '**' ? '.+' : part === '*' ? '[^.]+' : part.replace(/[^\w]/g, '\\$&'))
  return new RegExp(`^${parts.join('\\.')}$`).test(sent)
}
