// What one scope executed, as plain data: rules judge it, reports print it, files keep it. It grows with the number of distinct
// statements, never with how many ran, so every list of it is bounded and says what it left out.

import type { OrmCall } from './orm-call.ts'

/** A request, a test, a job, or a function that somebody asked to count. */
export type ScopeKind = 'request' | 'test' | 'job' | 'block'

/**
 * `control`: BEGIN, COMMIT, SAVEPOINT and the like. `setup`: what prepares a connection or a schema, or asks the database's catalog.
 * Neither is ever part of a count of statements.
 */
export type StatementKind = 'read' | 'write' | 'control' | 'setup'

/** A frame of the application's own code: nothing of node, of installed packages or of querylint itself. */
export interface CallFrame {
  /** Absolute path with `/` as separator, of the source where a source map is in force. */
  readonly file: string
  /** One-based. */
  readonly line: number
  /** One-based. */
  readonly column: number
  /** As the engine names it (`PostService.list`); undefined for code outside functions and nameless functions. */
  readonly function?: string
  /** It stands in a loop, a method of arrays called it (`map`, `forEach`), or it is one of many that `Promise.all` waits for. */
  readonly repeated?: true
  /** Where in its file the bodies of the functions begin that it stands in, the innermost last; absent where it stands in none, or nothing tells. */
  readonly functions?: readonly number[]
  /** It waits for what is above: the position is that of its `await`, not of the call. */
  readonly awaits?: true
}

/** One way through the application to a statement or an operation. */
export interface CallSite {
  /** The innermost first, 10 at most; empty where the stack has no frame of the application. */
  readonly frames: readonly CallFrame[]
  /** How many took this way. Beyond the first 8 occurrences in a row it is estimated from samples. */
  readonly count: number
  /** Which occurrence of the shape was the first to take it, from one. */
  readonly first: number
  /** Distinct parameter sets among the samples of this way. */
  readonly distinct: number
}

/** Which rows the varying parameters of a statement are taken from: all of them are values of one column of an earlier read. */
export interface ParentProof {
  /** Fingerprint of the statement that gave the rows; its own where each asks for what the one before answered. */
  readonly parent: string
  /** The column as the database named it in the result. */
  readonly column: string
  /** How many distinct values were compared, all of them found. */
  readonly values: number
  /** How many values of that column nobody asked for. */
  readonly spare: number
  /** Of a chain: its values are numbers that any rows have, or it writes. Only code that calls itself makes it certain. */
  readonly isWeak: boolean
}

/** A table of which a query reads every row, although it wants some of them: no index serves the condition or the order. */
export interface TableScan {
  /** As the database names it, without its schema. */
  readonly table: string
  /** Of that table, in the condition or the order; none where they are expressions only. */
  readonly columns: readonly string[]
  readonly purpose: 'filter' | 'sort'
  /** Whether the query wants a number of rows at most. */
  readonly limited: boolean
  /** Why an index on the columns as they are serves nothing: they are part of an expression, or a part of their text is searched. Absent where nothing is known. */
  readonly obstacle?: 'expression' | 'pattern'
  /** Whether the query would use an index that begins with the columns; `large` where the table has too many rows to try. Absent where none was tried. */
  readonly candidate?: 'used' | 'unused' | 'large'
}

/** All statements of a scope with the same fingerprint that were sent to the same database and belong to the same operation (or to none). */
export interface StatementShape {
  /** Identity of the text without comments, literals, lengths of lists, whitespace and styles of quoting. Hexadecimal. */
  readonly fingerprint: string
  /** The normalised text: `select * from posts where author_id = ?`. Holds no value of a parameter or literal. */
  readonly statement: string
  readonly kind: StatementKind
  /** Where it was sent, if that is another database than the first that the scope has used: host, port and name, or a file. */
  readonly database?: string
  readonly count: number
  /** Distinct parameter sets, literals included. At least that many where `capped` says so. */
  readonly distinct: number
  /** How many repeated an earlier one of the scope in text and parameters. */
  readonly duplicates: number
  /** The operation of the last of those that they repeated, where that is another; empty where it was sent by none. */
  readonly repeating?: string
  /** Whether there were more parameter sets than are remembered. */
  readonly capped: boolean
  /** Whether some had a list of several values as parameter: `IN (…)`, `= ANY(…)`, `VALUES (…), (…)`. Those load or store many at once. */
  readonly batch: boolean
  /** Whether all that differs between them says where a page begins: LIMIT, OFFSET, what an ordered column is compared with. */
  readonly paging: boolean
  /** Whether each ran for the one row that a query for the next one gave, as code does that drains a queue. */
  readonly draining: boolean
  /** Whether the last answer alone had rows, or had none: who asks until then searches. */
  readonly searching: boolean
  /** How many parameters, outside lists, differ between them. */
  readonly varying: number
  readonly failed: number
  /** How many were sent for calls of other scopes as well, which the ORM had merged with those of this one. Each of those counts them. */
  readonly shared: number
  /** Rows that were handed back, all occurrences together. */
  readonly rows: number
  /** Milliseconds between call and answer, all occurrences together. */
  readonly durationMs: number
  /** When the first of them was sent, in milliseconds since the scope was opened. */
  readonly firstAtMs: number
  /** Of a statement that operations begin with, where those were called; of one in the middle, where all operations of that name were. */
  readonly sites: readonly CallSite[]
  /** How many operations it was the first statement of. A name may stand for several queries: each has a beginning of its own. */
  readonly begins: number
  /** `key` of the operation that they belong to. */
  readonly operation?: string
  /** Undefined where it is not proved, which is no proof of the contrary. */
  readonly proof?: ParentProof | undefined
  /** Absent where nobody asked, or the database did not tell. */
  readonly scans?: readonly TableScan[]
}

/** All operations of a scope that are the same call of an ORM. */
export interface OperationShape {
  /** Identity within the trace. */
  readonly key: string
  readonly orm: string
  /** As code writes it: `prisma.post.findMany`, `post.author`. */
  readonly name: string
  readonly entity?: string
  readonly effect: 'read' | 'write' | 'raw'
  /** The relation that is loaded from a row at hand. */
  readonly relation?: string
  readonly count: number
  /** Statements (reads and writes) of all of them; fewer than `count` where the ORM merged calls. */
  readonly statements: number
  readonly rows: number
  readonly sites: readonly CallSite[]
  /** What the ORM's semantics say of the first of them, where they know it. */
  readonly call?: OrmCall | undefined
}

/** A statement that is in no count, and where it came from. */
export interface StrayStatement {
  readonly statement: string
  readonly frames: readonly CallFrame[]
}

/** Something that ran after its scope had ended, or was not answered by then. */
export interface LateStatement extends StrayStatement {
  readonly scope: { readonly kind: ScopeKind; readonly name: string }
}

export interface Trace {
  readonly scope: { readonly kind: ScopeKind; readonly name: string }
  /** Calls of ORMs. */
  readonly operations: number
  /** Reads and writes. */
  readonly statements: number
  readonly reads: number
  readonly writes: number
  readonly control: number
  readonly setup: number
  readonly failed: number
  readonly rows: number
  /** Of the scope, in milliseconds. */
  readonly durationMs: number
  /** Of its statements, in milliseconds, from call to answer; those that ran at the same time are added up. */
  readonly databaseMs: number
  /** How many statements waited one for another, at least: the longest chain in which each was sent after the one before was answered. */
  readonly roundTrips: number
  /** How many were under way at the same time, at most. */
  readonly peakConcurrency: number
  /** Statements that repeated an earlier one in text and parameters. */
  readonly duplicates: number
  /** Statements that were sent after the scope had ended, up to the moment in which this is read. Zero as long as it is open. */
  readonly late: number
  /** Statements that had no answer yet when the scope ended. */
  readonly unanswered: number
  /** In the order of their first occurrence; `control` and `setup` are among them. */
  readonly shapes: readonly StatementShape[]
  readonly calls: readonly OperationShape[]
  /** Statements and operations that are counted above but had no room among the shapes. */
  readonly overflow: { readonly statements: number; readonly operations: number }
  /** Why the counts cannot be trusted, one sentence each: an instrument that saw nothing of what its ORM did. */
  readonly blind: readonly string[]
}
