// What discovery hands to reading: the files of one schema, and what only the project around them can say.

export interface SchemaFile {
  readonly path: string
  readonly text: string
}

export interface SchemaSource {
  /** Absolute path of the file with the datasource, or of the folder where none has one. */
  readonly id: string
  readonly files: readonly SchemaFile[]
  /** Folder of the `prisma.config` that names this schema. */
  readonly configDirectory?: string
  /** Version range of Prisma as the nearest manifest has it. */
  readonly version?: string
}
