// The same program written in another way has the same findings; and what is found does not depend on which files were looked at
// before, in which order, or on what stood in them earlier.

import { describe, expect, test } from 'vitest'
import { fixtures, isSource, projectFiles } from '../harness/fixture.ts'
import { type Sources, complete, openProject } from '../harness/memory.ts'
import { cases, plain, shapes } from './cases.ts'

/** Rule and operation, whatever things are called. */
function essence(sources: Sources): readonly string[] {
  return openProject(sources).findings('main.ts').map((finding) => {
    const [, rule] = finding.split(' ')
    const operation = /`(?:prisma|source|database)\.([^`]+)`/.exec(finding)?.[1]
    return `${rule} ${operation}`
  })
}

const silent = ['update with data of the row', 'update with data of its own', 'constant list']

describe.each(cases)('$name', (one) => {
  const expected = essence(complete(one.name, plain(one), one.orm))

  test('is found in its plain form', () => {
    expect(expected).toHaveLength(silent.includes(one.name) ? 0 : 1)
  })

  test.each(shapes)('$name', ({ concurrent, write }) => {
    const merged = concurrent === true && one.merges === true
    expect(essence(complete(one.name, write(one), one.orm))).toEqual(merged ? [] : expected)
  })
})

const several = fixtures().filter(({ files, settings }) => [...files.keys()].filter(isSource).length > 1 && Object.keys(settings).length === 0)

describe.each(several)('$name', (fixture) => {
  const sources = projectFiles(fixture)
  const files = [...sources.keys()].filter(isSource)
  const alone = new Map(files.map((file) => [file, openProject(sources).findings(file)]))

  test('files in any order', () => {
    for (const order of [files, [...files].reverse(), [...files.slice(1), files[0]!]]) {
      const project = openProject(sources)
      const found = new Map(order.map((file) => [file, project.findings(file)]))
      for (const file of files) expect(found.get(file), file).toEqual(alone.get(file))
    }
  })

  test('files that are emptied and come back', () => {
    const project = openProject(sources)
    for (const file of files) project.findings(file)
    for (const edited of files) {
      const text = sources.get(edited)!
      project.write(edited, 'export {}\n')
      const without = openProject(new Map([...sources, [edited, 'export {}\n']]))
      for (const file of files) expect(project.findings(file), `${file} without ${edited}`).toEqual(without.findings(file))
      project.write(edited, text)
      for (const file of files) expect(project.findings(file), `${file} after ${edited} came back`).toEqual(alone.get(file))
    }
  })
})
