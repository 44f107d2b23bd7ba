#!/usr/bin/env node
// The executable: hands the process to the command line. The exit code is set rather than exited with, so that output is written out.

import * as modules from 'node:module'
import { text } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import manifest from '../package.json' with { type: 'json' }

// A run lasts seconds. V8 as it comes spends a third of its time on compiling functions that have no time left to pay for it, and on
// cleaning a nursery that is too small, and it lets the heap grow fourfold before it looks for what has become free. What it compiles is smaller
// without the functions that are called inside. V8 complains aloud of flags that it does not know, so each version gets those that it was tried with.
const flags = ['--max-inlined-bytecode-size=60', '--max-inlined-bytecode-size-cumulative=100', '--semi-space-growth-factor=4', '--min-semi-space-size=16', '--heap-growing-percent=50']
const flagsOf: Readonly<Record<string, readonly string[]>> = { 20: ['--interrupt-budget=400000', ...flags], 22: flags, 24: flags, 25: flags, 26: flags }
flagsOf[process.versions.node.split('.')[0]!]?.forEach(setFlagsFromString)

// What was compiled in an earlier run need not be compiled again, the compiler of TypeScript above all. Node keeps that in its own place for
// temporary files, from 22.1 on; where it cannot, it says nothing.
const enableCompileCache = (modules as { readonly enableCompileCache?: () => unknown }).enableCompileCache
enableCompileCache?.()

// Only what is imported from here on is subject to that.
const { main } = await import('./cli/main.ts')

// `querylint check | head` closes the pipe early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  version: manifest.version,
  isStdoutTTY: process.stdout.isTTY === true,
  isStderrTTY: process.stderr.isTTY === true,
  stdout: (output) => void process.stdout.write(output),
  stderr: (output) => void process.stderr.write(output),
  stdin: () => text(process.stdin),
})
