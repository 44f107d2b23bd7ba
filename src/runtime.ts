// `querylint/runtime`: counts what a program sends to its databases while it runs.

export { countQueries, NothingInstrumented } from './runtime/count.ts'
export { instrument, uninstrument, UnknownClient } from './runtime/instrument.ts'
export { RuntimeMismatch } from './runtime/state.ts'
export type { Counted, CountOptions } from './runtime/count.ts'
export type { InstrumentOptions } from './runtime/instrument.ts'
export type { CallFrame, CallSite, LateStatement, OperationShape, ParentProof, ScopeKind, StatementKind, StatementShape, Trace } from './model/trace.ts'
