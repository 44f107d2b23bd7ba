// What the runtime adds to a statement or a call of each client, beside the client as it is and beside `nplusone`. Each contender has
// a process of its own, since what one leaves in the compiler's caches and in node's async hooks must not reach the next; all of a
// client's are alive together and take short turns, so that a machine's moods meet all of them, and differences are taken round by round.

import { fork, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { legs } from './legs.mjs'

/** What the compiler makes of one program differs from process to process. */
const SETS = 3
/** Short ones: what else a machine does lasts longer than they do. */
const ROUNDS_A_RUN = 10
const PLAIN = 'as it is'
const IN_CONTEXT = 'as it is, in an async context of node\'s'

/** By name: what a process is told to do. Whoever uses async contexts already (servers that trace, test runners) pays for them once. */
const contenders = {
  [PLAIN]: { as: 'plain' },
  [IN_CONTEXT]: { as: 'context' },
  'outside every scope': { as: 'outside' },
  'no call sites, no proof': { as: 'scope', options: { sites: false, proof: false } },
  'call sites, no proof': { as: 'scope', options: { proof: false } },
  'with everything': { as: 'scope', options: {} },
  'nplusone': { as: 'rival' },
}

/** @param runs hundreds of short rounds come of a few of them; `only` names one client, `scratch` is a folder to install into */
export async function clients({ repository, scratch, runs, only }) {
  const rival = installedRival(scratch)
  for (const leg of legs.filter(({ name }) => only === undefined || name.includes(only))) {
    const chosen = Object.entries(contenders).filter(([name, { as }]) => as !== 'rival' || leg.rival !== undefined && rival !== undefined)
    const samples = new Map(chosen.map(([name]) => [name, []]))
    const reason = await measured(leg, chosen, samples, { rounds: runs * ROUNDS_A_RUN, runtime: pathToFileURL(join(repository, 'dist/runtime.mjs')).href, rival })
    if (reason === undefined) print(leg, samples)
    else console.log(`${leg.name} is left out: ${reason}`)
  }
}

/** @returns why there is nothing to measure */
async function measured(leg, chosen, samples, { rounds, ...given }) {
  for (let set = 0; set < SETS; set += 1) {
    const children = []
    try {
      for (const [name, contender] of chosen) {
        const child = started({ leg: leg.name, ...contender, ...given })
        children.push([name, child])
        const reason = await child.ready
        if (reason !== undefined) return reason
      }
      for (let round = 0; round < rounds; round += 1) for (const [name, child] of children) samples.get(name).push(await child.round())
    } finally {
      for (const [, child] of children) await child.stop()
    }
  }
}

function started(task) {
  const child = fork(new URL('./contender.mjs', import.meta.url), [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let errors = ''
  child.stderr.on('data', (text) => { errors += text })
  const left = new Promise((resolve) => child.once('close', resolve))
  const answer = () => Promise.race([
    new Promise((resolve) => child.once('message', resolve)),
    left.then(() => ({ reason: errors.split('\n').find((line) => /^\w*Error\b/.test(line))?.replace(/^\w*Error(?: \[\w+\])?: /, '') ?? errors.trim().split('\n').at(-1) })),
  ])
  return {
    ready: answer().then(({ reason }) => reason),
    async round() {
      const told = answer()
      child.send('round')
      const { used, reason } = await told
      if (reason !== undefined) throw new Error(`${task.leg}: ${reason}`)
      return used
    },
    async stop() {
      if (child.connected) child.send('stop')
      await left
    },
  }
}

function print({ name: leg, what }, samples) {
  console.log(`${leg}, ${what}: medians and quartiles of ${samples.get(PLAIN).length} rounds`)
  const plain = samples.get(PLAIN)
  const context = samples.get(IN_CONTEXT)
  const ratio = (values, of) => spread(values.map((one, round) => one / of[round]), 3)
  for (const [name, values] of samples) {
    console.log(`  ${name.padEnd(42)} ${spread(values, 2)} µs`)
    if (values === plain) continue
    console.log(`    ${'more than as it is'.padEnd(40)} ${spread(values.map((one, round) => one - plain[round]), 2)} µs, ${ratio(values, plain)}×`)
    if (values !== context) console.log(`    ${'more than the context alone'.padEnd(40)} ${spread(values.map((one, round) => one - context[round]), 2)} µs, ${ratio(values, context)}×`)
  }
}

/** `median (lower quartile … upper quartile)` */
function spread(values, digits) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part) => sorted[Math.floor((sorted.length - 1) * part)].toFixed(digits)
  return `${at(0.5)} (${at(0.25)} … ${at(0.75)})`
}

/** The folder of `nplusone`, which is on GitHub and not on npm: NPLUSONE names a checkout of it that has been built. */
function installedRival(scratch) {
  const checkout = process.env['NPLUSONE']
  if (checkout === undefined) return console.log('nplusone is left out: set NPLUSONE to a checkout of Truta446/nplusone in which `npm ci` and `npm run build` have run.')
  const folder = join(scratch, 'rival')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links', resolve(checkout)], { cwd: folder, encoding: 'utf8' })
  if (status === 0) return join(folder, 'node_modules/nplusone')
  console.log(`nplusone is left out: npm cannot install it (${stderr.split('\n').find((line) => /npm error .* - /.test(line)) ?? stderr.split('\n')[0]}).`)
  return undefined
}
