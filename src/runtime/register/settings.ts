// What environment variables say. It is all that `--import` leaves room for.

export interface RegisterSettings {
  readonly isOn: boolean
  /** Whether requests of `node:http` become scopes. */
  readonly http: boolean
  /** Whether answers say in headers what was counted; undefined: as `watchHttp` has it. */
  readonly headers: boolean | undefined
  /** Where the summary of the process goes when it ends. */
  readonly summary: 'stderr' | { readonly file: string } | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * - `QUERYLINT`: `0` turns everything off; `1` turns it on where `NODE_ENV` is `production`, where it is off otherwise.
 * - `QUERYLINT_HTTP`: `0` leaves requests alone.
 * - `QUERYLINT_HEADERS`: `0` leaves answers alone, `1` counts in their headers.
 * - `QUERYLINT_SUMMARY`: `1` prints a summary when the process ends; anything else is the file that it is written to as JSON, `%p` in it
 *   the process's number.
 */
export function settingsOf(environment: Environment, pid: number): RegisterSettings {
  const { QUERYLINT: on, QUERYLINT_HTTP: http, QUERYLINT_HEADERS: headers, QUERYLINT_SUMMARY: summary, NODE_ENV: mode } = environment
  return {
    isOn: isNo(on) ? false : mode !== 'production' || on !== undefined && on !== '',
    http: !isNo(http),
    headers: headers === undefined || headers === '' ? undefined : !isNo(headers),
    summary: summary === undefined || summary === '' || isNo(summary) ? undefined : isYes(summary) ? 'stderr' : { file: summary.replaceAll('%p', String(pid)) },
  }
}

function isNo(value: string | undefined): boolean {
  return value === '0' || value === 'false'
}

function isYes(value: string): boolean {
  return value === '1' || value === 'true'
}
