// `querylint/runtime`: counts what a program sends to its databases while it runs.

export { countQueries, NothingInstrumented } from './runtime/count.ts'
export { instrument, uninstrument, UnknownClient } from './runtime/instrument.ts'
export { findingsOf, problemsOf, UnknownRule } from './runtime/observe.ts'
export { report } from './runtime/report.ts'
export { RuntimeMismatch } from './runtime/state.ts'
export type { Counted, CountOptions } from './runtime/count.ts'
export type { InstrumentOptions } from './runtime/instrument.ts'
export type { ObserveOptions } from './runtime/observe.ts'
export type { Problem } from './model/problem.ts'
export type { ResultFinding } from './model/result.ts'
export type { CallFrame, CallSite, LateStatement, OperationShape, ParentProof, ScopeKind, StatementKind, StatementShape, Trace } from './model/trace.ts'
