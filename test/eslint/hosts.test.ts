// The same findings to the column whatever parses the file and whichever ESLint runs.

import { describe, expect, it } from 'vitest'
import { expected, expectedOfScripts, files, project, scripts } from './app.ts'
import { eslint, espree, lint, linters, programs, projectService, shown, untyped } from './lint.ts'

for (const { version, Class } of linters) {
  describe(`ESLint ${version}`, () => {
    it('is the version that it is meant to be', () => {
      expect(Class.version.split('.')[0]).toBe(version)
    })

    it.each([untyped, programs, projectService])('finds across files in TypeScript, $name', async (setup) => {
      expect(shown(await lint(project(files), 'src/users.ts', { setup, Class }))).toEqual(expected)
    })

    it('finds across files in JavaScript', async () => {
      expect(shown(await lint(project(scripts), 'src/users.js', { setup: espree, Class }))).toEqual(expectedOfScripts)
    })

    it('says nothing of files without a query in a loop', async () => {
      expect(shown(await lint(project(files), 'src/quiet.ts', { Class }))).toEqual([])
    })

    it('lints a whole folder', async () => {
      const cwd = project(files)
      const results = await eslint(cwd, { Class }).lintFiles(['src'])
      expect(results.filter((one) => one.messages.length > 0).map((one) => one.filePath)).toEqual([`${cwd}/src/users.ts`])
    })

    it('obeys disable comments', async () => {
      const text = files['src/users.ts']
        .replace('    console.log', '    // eslint-disable-next-line querylint/no-query-in-loop -- few users\n    console.log')
        .replace('teamNamed(name)))', 'teamNamed(name))) // eslint-disable-line')
      expect(shown(await lint(project(files), 'src/users.ts', { Class, text }))).toEqual(['no-write-in-loop 18:35-18:116'])
    })

    it('parses a text with a byte order mark at the same columns', async () => {
      const text = `\uFEFF${files['src/users.ts']}`
      expect(shown(await lint(project({ ...files, 'src/users.ts': text }), 'src/users.ts', { Class }))).toEqual(expected)
      expect(shown(await lint(project({ ...files, 'src/users.ts': text }), 'src/users.ts', { Class, setup: projectService }))).toEqual(expected)
    })
  })
}
