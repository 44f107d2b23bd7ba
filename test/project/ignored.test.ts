import { expect, it } from 'vitest'
import { analyse } from '../../src/project/analyse.ts'
import { ignorer } from '../../src/project/ignored.ts'
import { folderWith } from './folder.ts'
import { parts } from './stub.ts'

it.each([
  ['src', true], ['./src', true], ['src/', true], ['./src/**', true], ['/src/**', true], ['src/users', true], ['src/users/*.ts', true], ['**/users', true],
  ['s*', true], ['.', true], ['src/users/a.ts', true], ['users', false], ['sr', false], ['src/users/a', false], ['*.ts', false],
])('%s leaves out src/users/a.ts: %s', (pattern, expected) => {
  const ignored = ignorer([pattern])
  expect(ignored.has('src/users/a.ts')).toBe(expected)
  expect(ignored.idle()).toEqual(expected ? [] : [pattern])
})

const cwd = folderWith({ 'package.json': '{}', '.gitignore': '/tmp\n', 'src/a.ts': '', 'lib/b.ts': '', 'lib/b.test.ts': '', 'tmp/c.ts': '' })

async function said(ignore: readonly string[], paths: readonly string[] = []) {
  const { problems, stats } = await analyse(parts, { cwd, paths, config: { ignore } })
  return { files: stats.files, problems: problems.filter(({ message }) => !message.startsWith('No schema')).map(({ severity, message }) => `${severity}: ${message}`) }
}

it('says of a pattern that leaves out nothing', async () => {
  expect(await said(['src', 'nothere/**'])).toEqual({ files: 1, problems: ['note: The pattern `nothere/**` of the setting `ignore` leaves out no file.'] })
  expect(await said(['src', './lib/**'])).toEqual({ files: 0, problems: ['note: No file is analysed: 3 are left out, as `lib/b.test.ts` is ignored by the configuration.'] })
})

it('says nothing where the pattern may have its reason', async () => {
  expect(await said(['**/*.test.ts', 'tmp/**', 'dist', 'node_modules/**'])).toEqual({ files: 2, problems: [] })
  expect(await said(['src'], ['lib'])).toEqual({ files: 1, problems: [] })
})
