import { ts } from 'ts-morph'
import { expect, it } from 'vitest'
import { isSuppressed } from '../../src/model/directive.ts'
import { directivesIn } from '../../src/project/suppress.ts'

/** Zero-based lines of `query()` that are reported. */
function reported(text: string, rule = 'no-query-in-loop', file = 'a.tsx'): readonly number[] {
  const directives = directivesIn(ts as never, file, text)
  return [...text.matchAll(/query\(\)/g)].map(({ index }) => ({ index, line: text.slice(0, index).split('\n').length - 1 }))
    .filter(({ index, line }) => !isSuppressed(directives, rule, index, line)).map(({ line }) => line)
}

it.each([
  ['next line', '// eslint-disable-next-line\nquery()\nquery()', [2]],
  ['next line in a block of several lines', '/* eslint-disable-next-line\n  no-query-in-loop\n*/\nquery()\nquery()', [4]],
  ['same line', 'query() // eslint-disable-line\nquery()', [1]],
  ['a rule under any prefix', '// eslint-disable-next-line db/no-query-in-loop\nquery()', []],
  ['a scoped prefix', '// eslint-disable-next-line @acme/db/no-query-in-loop\nquery()', []],
  ['a bare rule among several, with a reason', '// eslint-disable-next-line no-console, no-query-in-loop -- few, really\nquery()', []],
  ['another rule', '// eslint-disable-next-line no-console\nquery()', [1]],
  ['a reason that names the rule', '// eslint-disable-next-line no-console -- no-query-in-loop\nquery()', [1]],
  ['from a comment on', 'query()\n/* eslint-disable */\nquery()\n/* eslint-enable */\nquery()', [0, 4]],
  ['one rule on again', '/* eslint-disable */\nquery()\n/* eslint-enable querylint/no-query-in-loop */\nquery()', [3]],
  ['another rule on again', '/* eslint-disable querylint/no-query-in-loop */\n/* eslint-enable no-console */\nquery()', []],
  ['a line comment does not disable a file in ESLint', '// eslint-disable\nquery()', [1]],
  ['oxlint', '// oxlint-disable no-query-in-loop\nquery()\n// oxlint-enable\nquery() // oxlint-disable-line\nquery()', [4]],
  ['a configuration comment, above itself too', 'query()\n/* eslint querylint/no-query-in-loop: "off" */\nquery()', []],
  ['a configuration comment with 0', '/* eslint querylint/no-query-in-loop: 0 -- few */\nquery()', []],
  ['a configuration comment of several lines and rules', '/* eslint\n  no-console: [2, { "allow": ["off"] }],\n  "querylint/no-query-in-loop": ["off"]\n*/\nquery()', []],
  ['a configuration comment without quotes', '/* eslint querylint/no-query-in-loop:off*/\nquery()', []],
  ['a configuration comment that turns on', '/* eslint querylint/no-query-in-loop: "warn" */\nquery()', [1]],
  ['a configuration comment that says nothing', '/* eslint */\nquery()', [1]],
  ['a configuration comment for another rule', '/* eslint no-console: "off", querylint/no-query-in-loop: 2 */\nquery()', [1]],
  ['a configuration comment that gives the rule as a reason', '/* eslint no-console: "off" -- no-query-in-loop: off */\nquery()', [1]],
  ['a configuration comment that is a line comment', '// eslint querylint/no-query-in-loop: "off"\nquery()', [1]],
  ['a string', 'const a = "/* eslint-disable */"\nquery()', [1]],
  ['a template', 'const a = `\n// eslint-disable-next-line\n${query()}`', [2]],
  ['a comment in a template', 'const a = `${/* eslint-disable-line */ query()}`', []],
  ['a regular expression', 'const a = /[/*] eslint-disable *\\//\nquery()', [1]],
  ['text of JSX', 'const a = <p>\n// eslint-disable-next-line\n{query()}</p>', [2]],
  ['a comment in JSX', 'const a = <p>\n{/* eslint-disable-next-line */}\n{query()}</p>', []],
  ['a documentation comment', '/** eslint-disable */\nquery()', [1]],
  ['the end of the file', 'query()\n/* eslint-disable */', [0]],
  ['a word that only begins so', '// eslint-disable-next-lines\nquery()', [1]],
])('%s', (_, text, expected) => {
  expect(reported(text)).toEqual(expected)
})
