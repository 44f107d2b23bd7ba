import { describe, expect, it } from 'vitest'
import { frameworks } from '../../src/frameworks/frameworks.ts'

const find = (module: string, name: string) => frameworks
  .filter((one) => one.modules.some((pattern) => pattern === module || (pattern.endsWith('/*') && module.startsWith(pattern.slice(0, -1)))))
  .flatMap((one) => one.callables).find((one) => one.names.includes(name))

describe('frameworks', () => {
  it('have names of their own', () => {
    const names = frameworks.map((one) => one.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('say of every callable where its function stands', () => {
    for (const { name, modules, callables } of frameworks) {
      expect(modules.length, name).toBeGreaterThan(0)
      for (const one of callables) {
        expect(one.names.length, name).toBeGreaterThan(0)
        expect(new Set(one.names).size, name).toBe(one.names.length)
        expect(one.collection, `${name}: ${one.names[0]}`).not.toBe(one.callback)
        if (one.tasks === true) expect(one.runs.startsWith('each') && one.collection === undefined, name).toBe(true)
        if (one.item !== undefined) expect(one.runs.startsWith('each'), name).toBe(true)
      }
    }
  })

  it('say of streams which operators run a function, each in one way', () => {
    for (const { name, streams } of frameworks) {
      if (streams === undefined) continue
      const running = [...streams.each, ...streams.sequential, ...streams.plain]
      expect(new Set(running).size, name).toBe(running.length)
      for (const one of streams.limited) expect(streams.each, name).toContain(one)
      for (const one of streams.gathering) expect([...running, ...streams.same], name).not.toContain(one)
    }
  })

  it.each([
    ['p-map', 'default', { callback: 1, collection: 0, runs: 'each' }],
    ['p-limit', 'default()', { callback: 0, runs: 'once' }],
    ['p-queue', 'addAll', { callback: 0, tasks: true, runs: 'each' }],
    ['@supercharge/promise-pool', '().process', { callback: 0, collection: { given: ['for'] }, runs: 'each' }],
    ['bottleneck', 'schedule', { runs: 'once' }],
    ['async', 'eachLimit', { callback: 2, collection: 0, runs: 'each' }],
    ['async/forEachOf', 'default', { callback: 1, collection: 0, runs: 'each' }],
    ['async', 'mapSeries', { callback: 1, runs: 'each-sequential' }],
    ['bluebird', 'mapSeries', { runs: 'each-sequential' }],
    ['lodash', 'map', { callback: 1, collection: 0 }],
    ['lodash/reduce', 'default', { callback: 1, item: 1 }],
    ['lodash.memoize', 'default', { runs: 'cached', returnsCallback: true }],
    ['lodash.foreach', 'default', { runs: 'each' }],
    ['lodash/fp', 'map', { callback: 0, collection: 1 }],
    ['radash', 'map', { runs: 'each-sequential' }],
    ['radash', 'parallel', { callback: 2, collection: 1, runs: 'each' }],
    ['fp-ts/lib/Array', 'traverse()', { collection: 'piped' }],
    ['fp-ts', 'taskEither.map', { runs: 'once' }],
    ['fp-ts', 'readonlyArray.map', { runs: 'each' }],
    ['effect', 'Effect.forEach', { collection: 0, callback: 1 }],
    ['react', 'cache', { runs: 'cached', returnsCallback: true }],
    ['next/cache', 'unstable_cache', { runs: 'cached' }],
    ['dataloader', 'default', { runs: 'cached' }],
    ['node:timers', 'setTimeout', { runs: 'soon', passes: 2 }],
    ['next/server', 'after', { runs: 'soon' }],
    ['express', 'Router().get', { runs: 'later' }],
    ['zod', '().refine', { runs: 'once' }],
    ['p-retry', 'default', { runs: 'retry' }],
  ])('%s: %s', (module, name, expected) => {
    expect(find(module, name)).toMatchObject(expected)
  })
})
