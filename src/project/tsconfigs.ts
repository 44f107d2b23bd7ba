// Files of the projects named by `--project`, with those that they refer to. Here the compiler's own parser decides, since the
// question is what it would compile.

import type ts from 'typescript'
import type { Problem } from '../model/problem.ts'
import { absolute, relativeTo, withSlashes } from './paths.ts'

export interface ProjectFiles {
  readonly files: ReadonlySet<string>
  /** Folders of the projects that were named. */
  readonly folders: readonly string[]
  readonly problems: readonly Problem[]
}

const NO_INPUTS = 18_003

export function projectFiles(compiler: typeof ts, cwd: string, projects: readonly string[]): ProjectFiles {
  const files = new Set<string>()
  const folders: string[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()

  function add(path: string, isAsked: boolean): void {
    const config = compiler.sys.directoryExists(path) ? `${path}/tsconfig.json` : path
    if (seen.has(config)) return
    seen.add(config)
    const name = relativeTo(cwd, config)
    if (!compiler.sys.fileExists(config)) {
      problems.push({ severity: 'error', message: `The project \`${name}\` does not exist.`, next: isAsked ? 'Name a tsconfig.json or its folder.' : 'Correct the `references` that name it.', file: name })
      return
    }
    const { config: json, error } = compiler.readConfigFile(config, compiler.sys.readFile)
    const folder = config.slice(0, config.lastIndexOf('/'))
    if (isAsked) folders.push(folder)
    const parsed = compiler.parseJsonConfigFileContent(json ?? {}, compiler.sys, folder, { allowJs: true }, config)
    for (const diagnostic of error === undefined ? parsed.errors : [error]) {
      if (diagnostic.code === NO_INPUTS) continue
      const text = compiler.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\.$/, '')
      const line = diagnostic.file === undefined || diagnostic.start === undefined ? undefined : compiler.getLineAndCharacterOfPosition(diagnostic.file, diagnostic.start).line + 1
      problems.push({ severity: 'error', message: `The project \`${name}\` cannot be read: ${text}${line === undefined ? '' : ` on line ${line}`}.`, file: name, ...line === undefined ? {} : { line } })
    }
    for (const file of parsed.fileNames) files.add(withSlashes(file))
    for (const reference of parsed.projectReferences ?? []) add(withSlashes(reference.path), false)
  }

  for (const project of projects) add(absolute(cwd, project), true)
  return { files, folders, problems }
}
