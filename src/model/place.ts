// Where something stands in source code. Offsets, not lines: they survive every parser, and lines are a matter of reporting.

/** Half-open range of UTF-16 offsets into a file's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Place extends Span {
  /** Absolute path with `/` as separator. */
  readonly file: string
}

export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** One-based line, one-based column. */
export interface Position {
  readonly line: number
  readonly column: number
}
