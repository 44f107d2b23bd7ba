// How pure code reads files: hosts hand in an implementation (disk, editor buffers, tests' memory).

export interface Files {
  /** Text of a file, or undefined where there is none or it cannot be read. Paths are absolute with `/`. */
  read(path: string): string | undefined
  /** What stands at a path. */
  kind(path: string): 'file' | 'folder' | undefined
  /** Names in a folder, sorted; empty where there is none. */
  list(path: string): readonly string[]
  /** Those of them that are folders themselves. */
  folders(path: string): readonly string[]
}
