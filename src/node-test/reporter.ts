// `querylint/node-test/reporter`: what all tests executed, at the end of the run; budgets are written here, once for all processes.
// `node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=querylint/node-test/reporter --test-reporter-destination=stdout`

import { reportRun } from '../runtime/suite/reporter.ts'

// Before the runner starts processes: they inherit the environment.
const run = reportRun(process.execArgv.includes('--test-update-snapshots'))
const isFiltered = process.execArgv.some((argument) => /^--test-(?:name|skip)-pattern/.test(argument) || argument === '--test-only')

export default async function* querylintReporter(events: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const _ of events);
  // Which tests there are is told by their own processes.
  const { text, isBlind } = run.end(new Set(), isFiltered)
  if (isBlind) process.exitCode = 1
  yield text
}
