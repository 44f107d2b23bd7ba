// What the parts of the engine ask of one another. They form one recursion (a call needs a value, a value a member, a member a
// type, a type a function's result), so they meet in this interface instead of importing each other in circles.

import type { Value } from '../model/value.ts'
import type { Classes, Invocation } from '../model/invocation.ts'
import type { Callable, Listening, Streams } from '../model/framework.ts'
import type { Named, Origin } from '../model/origin.ts'
import type { Recognition } from '../model/orm.ts'
import type { Noted } from '../model/taken.ts'
import type { EngineSettings } from './engine.ts'
import type { Expr, Stmt, TypeRef } from './facts.ts'
import type { Contexts } from './summarize/contexts.ts'
import type { End, Frame, Use } from './summarize/frame.ts'
import type { Program } from './program.ts'
import type { Contextual } from './resolve/contextual.ts'
import type { Injected } from './resolve/injected.ts'
import type { Outside } from './resolve/outside.ts'
import type { Getters } from './resolve/getters.ts'
import type { Sending } from './resolve/messages.ts'
import type { Registered } from './resolve/registered.ts'
import type { Remembers } from './resolve/remembering.ts'
import type { Reaches } from './sites/reach.ts'
import type { IsOverridden } from './resolve/overrides.ts'
import type { PerItems } from './resolve/per-items.ts'
import type { Replaced } from './resolve/replaced.ts'
import type { IsSingle } from './resolve/single-types.ts'
import type { Tally } from './tally.ts'
import type { Summary } from './summarize/summary.ts'

export interface Binding {
  /** Function whose parameters are bound. */
  readonly fn: string
  readonly args: readonly Value[]
  /** Parameters that the call leaves out, so that they have their defaults. */
  readonly leftOut?: readonly number[]
  /** Whether arguments beyond those known may exist (a spread of unknown length). */
  readonly open: boolean
  readonly captured: Readonly<Record<string, Value>>
  readonly self: Value | undefined
}

export interface Mind {
  readonly program: Program
  readonly settings: EngineSettings
  /** Counts of what was seen, per file under evaluation. */
  readonly tally: Tally
  /** Told what each call is taken for, where somebody wants to know. */
  readonly note: ((noted: Noted) => void) | undefined
  evaluate(expr: Expr, frame: Frame, use?: Use): Value
  /** Runs statements in a frame. */
  execute(body: readonly Stmt[], frame: Frame): End
  summaryOf(fn: string): Summary
  /** What call sites tell of untyped parameters. */
  readonly contexts: Contexts
  /** The value of a name in a module's body. */
  moduleValue(file: string, name: string): Value
  /** The value of an export. */
  exported(file: string, name: string): Value
  /** What a specifier and an imported name lead to. */
  imported(module: string, name: string, from: string): Value
  /** A property, with classes, modules and declared types looked up. */
  member(value: Value, name: string): Value
  /** What is known of a value of that type, written in that file. */
  typed(type: TypeRef, file: string): Value
  /** What a map or a record of some type holds. */
  entryOf(whole: Value): Value | undefined
  /** What is known of a thing of a package by its type arguments. */
  heldBy(of: Named, args: readonly TypeRef[], file: string): Value
  /** What declarations say of a value that is known only by where it came from. */
  declared(from: Origin): Value | undefined
  /** Whether it is what somebody put into a thing of a package, of which nothing tells what it is. */
  isCarried(from: Origin, file: string): boolean
  substitute(value: Value, binding: Binding): Value
  recognise(invocation: Invocation): Recognition | undefined
  /** Whether what is not of the project's sources is, or may be, an ORM's: of its package, or generated. */
  owns(of: Named, from: string): boolean
  /** Whether such a thing is one that queries are made with: a client, a repository, and no row. */
  isQueried(of: Named, from: string): boolean
  /** Whether a method of that name may hand out what queries are made with. */
  hands(method: string): boolean
  /** Whether an ORM of the project loads relations when they are read. */
  readonly reads: boolean
  /** Whether some class of the project may have a property of that name which sends a query when it is read. */
  loadsOnRead(name: string, from: string): boolean
  /** Whether anything that a file leads to could send a query. */
  readonly reaches: Reaches
  /** What stands behind an interface or an abstract class that a value is known by. */
  implementations(value: Value, from: string): readonly Value[] | undefined
  /** Whether a class that extends another has a method of its own in place of that one's. */
  readonly isOverridden: IsOverridden
  /** Qualified name of a function, for people. */
  nameOf(fn: string): string
  /** What the code of a package makes of what other packages export. */
  readonly made: Classes['made']
  /** Whether the package of a file has a method of that name that waits for something. */
  waitsIn(name: string, from: string): boolean
  /** Properties that run code when they are read. */
  readonly getters: Getters
  /** What frameworks run once per item. */
  readonly perItems: PerItems
  /** Whether another class answers for a member that they would. */
  readonly isReplaced: Replaced
  /** Whether a request has one object of the type that a class is about. */
  readonly isSingle: IsSingle
  /** What a library does with the functions it is given. */
  callables(from: Origin): readonly Callable[]
  /** Whether a function remembers what it gave, by a directive. */
  readonly remembers: Remembers
  /** What a call of something hands back that is known by its type. */
  readonly told: Pick<Contextual, 'result' | 'byName'>
  /** What containers of dependencies hand out. */
  readonly containers: Pick<Injected, 'demanded' | 'handsOut'>
  /** Who listens for what a call sends through an emitter or a bus. */
  readonly messages: Sending
  /** What the package registers in collections that code calls functions out of. */
  readonly registered: Pick<Registered, 'entry' | 'item' | 'isWritten'>
  /** What a library streams, by one of its functions that makes a stream of a list. */
  streams(maker: Origin): Streams | undefined
  /** Whether a stream of some library takes its operators by a method of that name. */
  pipes(method: string): boolean
  /** How what a module makes hands its items to listeners. */
  listening(module: string): Listening | undefined
  /** Whether a method of that name, given that event, listens to the items of what some library makes. */
  hears(method: string, event: string): boolean
  /** Whether some library has a method of that name that calls what it is given more than once. */
  repeats(method: string): boolean
  /** Whether nothing of a package queries, whatever it is given. */
  isInert(module: string): boolean
  /** Whether a call of it gives what decorators say. */
  isDeclared(callee: Value): boolean
  /** Whether a call of it gives the time of day. */
  isClock(callee: Origin): boolean
  /** Whether a call of it waits for the outside world. */
  readonly outside: Outside
}
