// Type check, build, generated lists, then all tests (which check the built package too). All of them run, whatever fails; the last
// line counts the tests and these steps.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

const results = '.cache/vitest.json'

const steps = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['build', 'node_modules/tsdown/dist/run.mjs', '--logLevel', 'warn'],
  ['generated lists', 'node_modules/jiti/lib/jiti-cli.mjs', 'test/conventions/generate.ts', '--check'],
]

function succeeds(name, ...command) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
  if (status !== 0) console.log(`${name}: failed`)
  return status === 0
}

mkdirSync('.cache', { recursive: true })
rmSync(results, { force: true })
const failedSteps = steps.filter((step) => !succeeds(...step))
const testsPass = succeeds('tests', 'node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`)
const tests = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] }
// A file that cannot be loaded has no tests to count, and fails all the same.
const brokenFiles = tests.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed')).length
const unexplained = !testsPass && tests.numFailedTests + brokenFiles === 0 ? 1 : 0
const passed = tests.numPassedTests + steps.length - failedSteps.length
const failed = tests.numFailedTests + brokenFiles + unexplained + failedSteps.length

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
