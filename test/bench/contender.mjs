// One contender of one client, in a process of its own: it opens the client, runs until the compiler knows the code, and then a scope as
// often as it is told, each time with the CPU time that a statement took.

import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { legs } from './legs.mjs'

const task = JSON.parse(process.argv[2])
const leg = legs.find(({ name }) => name === task.leg)
const opened = await leg.open()
const run = await runner()

// Code that the compiler has not met often enough costs ten times as much as it will.
for (let warm = 0; warm < leg.warm; warm += 1) await round()
process.send({})
process.on('message', async (message) => {
  if (message === 'round') return process.send({ used: await round() })
  await opened.close()
  process.disconnect()
})

/** Microseconds for each statement. */
async function round() {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / leg.scope
}

async function runner() {
  const statements = () => opened.run(leg.scope)
  if (task.as === 'plain' || task.as === 'context') await opened.use(opened.target)
  if (task.as === 'plain') return statements
  if (task.as === 'context') {
    const storage = new AsyncLocalStorage()
    return () => storage.run({}, statements)
  }
  if (task.as === 'rival') return rival(statements)
  const { countQueries, instrument } = await import(task.runtime)
  await opened.use(instrument(opened.target))
  return task.as === 'outside' ? statements : () => countQueries(statements, task.options)
}

async function rival(statements) {
  const { exports } = JSON.parse(readFileSync(join(task.rival, 'package.json'), 'utf8'))
  const load = (name) => import(pathToFileURL(join(task.rival, exports[name].import)).href)
  const { configure, runInScope } = await load('.')
  configure({ mode: 'silent' })
  const adapter = await load(leg.rival.adapter)
  const result = adapter[leg.rival.instrument](opened.rival ?? opened.target)
  if (leg.rival.replaces === true) await opened.use(result)
  return () => runInScope('bench', statements)
}
