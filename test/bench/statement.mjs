// What the runtime adds to a statement, as CPU time of this process: other programs' doings cost wall time and hardly any of ours.
// First the recording alone, then each client with it and without, where contenders alternate in rounds. It prints medians with their spread.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { clients } from './clients.mjs'

const TEXT = 'SELECT id, author_id, title FROM posts WHERE author_id = $1 AND id > $2'
const ROWS = [{ id: 1, author_id: 7, title: 'On rounds' }]
const BATCH = 20_000
/** Frames from a statement up to the event loop that are this file's and node's own. */
const OF_THE_BENCH = 10

/** @param spread formats samples; `scratch` is a folder to build into */
export async function statement({ repository, scratch, runs, spread, only }) {
  if (only === undefined) await recording({ repository, scratch, runs, spread })
  await clients({ repository, scratch, runs, only })
}

async function recording({ repository, scratch, runs, spread }) {
  const { newRecorder, openScope, runIn } = await built(repository, scratch)
  const recorder = newRecorder()
  const row = (name, samples) => console.log(`${name.padEnd(64)} ${spread(samples, 3)} µs`)
  console.log('a statement recorded, by itself')
  const alone = recorded(recorder, openScope, runIn)
  for (const [name, samples] of await rounds(Object.entries(alone), runs)) row(`  ${name}`, samples)
  await memory(recorder, openScope, runIn)
}

/** The runtime's inner parts, bundled as they are published: a loader's interop would double what is measured. */
async function built(repository, scratch) {
  const entry = join(repository, 'test/bench/recording.ts')
  const { status, stderr } = spawnSync(process.execPath, [join(repository, 'node_modules/tsdown/dist/run.mjs'), entry, '--no-config', '--no-dts', '--format', 'esm', '--out-dir', scratch, '--no-clean', '--logLevel', 'error'], { cwd: repository, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The runtime could not be bundled: ${stderr}`)
  return import(pathToFileURL(join(scratch, 'recording.mjs')).href)
}

function recorded(recorder, openScope, runIn) {
  const inScope = (options, count, once) => () => {
    const scope = openScope('block', 'bench', options)
    return runIn(scope, () => cpu(() => {
      for (let index = 0; index < count; index += 1) once(index)
    }) / count)
  }
  const same = () => recorder.end(recorder.begin(TEXT, [7, 1], 'postgresql'), ROWS)
  const distinct = (index) => recorder.end(recorder.begin(TEXT, [7, index], 'postgresql'), [{ id: index, author_id: 7, title: 'On rounds' }])
  const literal = (index) => recorder.end(recorder.begin(`SELECT id, author_id, title FROM posts WHERE author_id = ${index}`, undefined, 'postgresql'), ROWS)
  // Scopes of eight, all of which are captured; what a scope costs is in both. Each frame of the stack costs, so they are counted.
  const eights = (options, deep) => () => new Promise((resolve) => setImmediate(() => {
    const at = (frames) => frames === 0 ? same() : at(frames - 1)
    const scopes = () => {
      for (let scope = 0; scope < 1_000; scope += 1) runIn(openScope('block', 'bench', options), eight)
    }
    const eight = () => {
      for (let index = 0; index < 8; index += 1) at(deep - OF_THE_BENCH)
    }
    resolve(cpu(scopes) / 8_000)
  }))
  return {
    'two readings of the clock': inScope({}, BATCH, () => performance.now() + performance.now()),
    'outside every scope': () => cpu(() => {
      for (let index = 0; index < BATCH; index += 1) same()
    }) / BATCH,
    'no call sites, no proof': inScope({ sites: false, proof: false }, BATCH, same),
    'call sites sampled, no proof': inScope({ proof: false }, BATCH, same),
    'proof, equal parameters': inScope({ sites: false }, BATCH, same),
    'proof, other parameters each time': inScope({ sites: false }, BATCH, distinct),
    'all, values written into the text': inScope({}, BATCH, literal),
    ...Object.fromEntries([10, 15, 25].flatMap((deep) => [
      [`first 8 of a shape, ${deep} frames, not captured`, eights({ sites: false, proof: false }, deep)],
      [`first 8 of a shape, ${deep} frames, captured`, eights({ proof: false }, deep)],
    ])),
  }
}

/** Heap after a hundred thousand and after a million statements of a scope that stays open. */
async function memory(recorder, openScope, runIn) {
  if (globalThis.gc === undefined) return console.log('memory is left out: run with NODE_OPTIONS=--expose-gc.')
  const scope = openScope('block', 'memory')
  const send = (count) => runIn(scope, () => {
    for (let index = 0; index < count; index += 1) recorder.end(recorder.begin(TEXT, [index, index * 31], 'postgresql'), [{ id: index, author_id: index * 7, title: `post ${index}` }])
    globalThis.gc()
    return process.memoryUsage().heapUsed / 1024 / 1024
  })
  console.log(`heap after 0.1 million statements ${send(100_000).toFixed(1)} MB, after 1 million ${send(900_000).toFixed(1)} MB`)
}

/** Each contender once a round, in turn; the first round warms the compiler. */
async function rounds(contenders, runs) {
  const samples = new Map(contenders.map(([name]) => [name, []]))
  for (let round = 0; round <= runs; round += 1) {
    for (const [name, run] of contenders) {
      const used = await run()
      if (round > 0) samples.get(name).push(used)
    }
  }
  return [...samples]
}

/** Microseconds. */
function cpu(run) {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
