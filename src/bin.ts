#!/usr/bin/env node
// The executable: hands the process to the command line. The exit code is set rather than exited with, so that output is written out.

import { text } from 'node:stream/consumers'
import manifest from '../package.json' with { type: 'json' }
import { main } from './cli/main.ts'

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
