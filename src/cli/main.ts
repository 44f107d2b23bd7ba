// The command line: arguments in, exit code out. 0 clean, 1 findings, 2 something that was asked for could not be analysed.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { roles } from '../model/role.ts'
import type { Role } from '../model/role.ts'
import type { CheckFlags } from './check.ts'
import type { ExplainFlags } from './explain.ts'
import type { Io } from './io.ts'

const PRESETS = ['recommended', 'strict']

export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = new Command('querylint')
    .description('Finds N+1 queries in TypeScript: follows ORM calls through loops, functions and files.')
    .version(io.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: (text) => io.stderr(text) })

  program.command('check')
    .description('Analyse files, folders or globs; the working directory unless named.')
    .argument('[path...]', 'files, folders or globs')
    .option('--project <tsconfig>', 'only files of this project and of those it refers to; may be repeated', many)
    .option('--rule <name>', 'only this rule; may be repeated', many)
    .addOption(new Option('--preset <preset>', 'the rules to start from').choices(PRESETS))
    .addOption(new Option('--format <format>', 'how findings are printed').choices(['pretty', 'json']).default('pretty'))
    .option('--stdin-filename <path>', 'analyse the text on standard input as this file, and no other')
    .option('--include-role <role>', `report in these files too: ${roles.join(', ')}; may be repeated`, role)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'without a configuration file')
    .option('--quiet', 'print findings and errors only')
    .action(async (paths: string[], flags: CheckFlags) => {
      // Each command loads what it needs: help must not wait for an engine.
      const { check } = await import('./check.ts')
      code = await check(io, paths, flags)
    })

  program.command('explain')
    .description('Say what is known of a line: why something is reported there, or why not.')
    .argument('<place>', 'FILE:LINE or FILE:LINE:COLUMN')
    .addOption(new Option('--preset <preset>', 'the rules to start from').choices(PRESETS))
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'without a configuration file')
    .action(async (place: string, flags: ExplainFlags) => {
      const { explain } = await import('./explain.ts')
      code = await explain(io, place, flags)
    })

  program.command('rules')
    .description('List the rules.')
    .action(async () => {
      const { listRules } = await import('./rules.ts')
      code = listRules(io)
    })

  program.addHelpText('after', '\nExit codes: 0 no findings, 1 findings, 2 something that was asked for could not be analysed.')
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    io.stderr(`error  querylint fails: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`)
    return 2
  }
}

function many(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

function role(value: string, values: readonly Role[] = []): readonly Role[] {
  const found = roles.find((name) => name === value)
  if (found === undefined) throw new InvalidArgumentError(`The roles are ${roles.join(', ')}.`)
  return [...values, found]
}
