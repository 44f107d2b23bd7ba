// Compares what querylint costs with what developers run anyway: `check` with `tsc --noEmit` of the same project. Runs alternate, so
// that a machine's moods meet both; medians of CPU time and peak memory are printed as ratios. Nothing here is an assertion.
//
// usage: npm run bench [-- PROJECT_FOLDER [RUNS]]   (default: the bundled application, 7 runs; the project's packages must be installed)

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const project = resolve(process.argv[2] ?? join(repository, 'test/apps/helpdesk'))
const runs = Number(process.argv[3] ?? 7)
const scratch = mkdtempSync(join(tmpdir(), 'querylint-bench-'))
const require = createRequire(join(project, 'package.json'))
const tsc = require.resolve('typescript/bin/tsc', { paths: [project, repository] })
const contenders = {
  querylint: [join(repository, 'dist/bin.mjs'), 'check', '--format', 'json'],
  tsc: [tsc, '--noEmit', '-p', join(project, 'tsconfig.json')],
}

if (!existsSync(contenders.querylint[0])) throw new Error('Nothing is built: run `npm run build` first.')

const samples = { querylint: [], tsc: [] }
for (let run = 0; run <= runs; run += 1) {
  for (const [name, command] of Object.entries(contenders)) {
    const sample = measured(command, join(scratch, `${name}-${run}.json`))
    // The first round warms the disk's cache.
    if (run > 0) samples[name].push(sample)
  }
}

const rows = Object.entries(samples).map(([name, all]) => ({ name, cpu: median(all.map((one) => one.cpu)), memory: median(all.map((one) => one.memory)) }))
for (const { name, cpu, memory } of rows) console.log(`${name.padEnd(10)} CPU ${cpu.toFixed(2)} s   peak memory ${Math.round(memory)} MB   (median of ${runs})`)
const [ours, theirs] = rows
console.log(`ratio      CPU ${(ours.cpu / theirs.cpu).toFixed(2)}×   peak memory ${(ours.memory / theirs.memory).toFixed(2)}×`)

/** CPU seconds and peak megabytes of one process, told by itself when it exits. */
function measured(command, report) {
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const used = process.resourceUsage(); writeFileSync(${JSON.stringify(report)}, JSON.stringify({ cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, memory: used.maxRSS / 1024 })) })`
  const loader = `data:text/javascript,${encodeURIComponent(hook)}`
  spawnSync(process.execPath, ['--import', loader, ...command], { cwd: project, stdio: 'ignore' })
  if (!existsSync(report)) throw new Error(`\`${command.join(' ')}\` did not run in ${pathToFileURL(project)}.`)
  return JSON.parse(readFileSync(report, 'utf8'))
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
