import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
import { legs } from './legs.mjs'
const leg = legs.find(l => l.name === process.argv[2])
const o = await leg.open()
const { countQueries, instrument } = await import('/work/main/dist/runtime.mjs')
const plain = process.argv[4] === 'plain'
await o.use(plain ? o.target : instrument(o.target))
const options = JSON.parse(process.argv[3])
const round = plain ? () => o.run(leg.scope) : () => countQueries(() => o.run(leg.scope), options)
for (let i = 0; i < 100; i++) await round()
const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 100 }); await s.post('Profiler.start')
const b = process.cpuUsage()
for (let i = 0; i < 400; i++) await round()
const u = process.cpuUsage(b)
const { profile } = await s.post('Profiler.stop'); writeFileSync('/tmp/h/rt.cpuprofile', JSON.stringify(profile))
console.log(((u.user + u.system) / 400 / leg.scope).toFixed(1), 'µs per call')
await o.close(); process.exit(0)
