// The world as the command line sees it, handed in so that tests need no process.

export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly isStdoutTTY: boolean
  readonly isStderrTTY: boolean
  stdout(text: string): void
  stderr(text: string): void
  stdin(): Promise<string>
}
