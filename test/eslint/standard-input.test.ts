// A text that is no file: what it says itself is judged, what it imports is not.

import { expect, it } from 'vitest'
import { files, project } from './app.ts'
import { eslint, espree, programs, shown, untyped } from './lint.ts'

const text = `import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function listed() {
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.post.findMany({ where: { authorId: user.id } })
}
`

it.each([untyped, espree])('is linted without a name, $name', async (setup) => {
  const [result] = await eslint(project(files), { setup, config: { files: ['**'] } }).lintText(text)
  expect(shown(result!.messages)).toEqual(['no-query-in-loop 7:35-7:89'])
})

it('is linted under the name of a file that does not exist', async () => {
  const cwd = project(files)
  const [result] = await eslint(cwd).lintText(text, { filePath: `${cwd}/src/new.ts` })
  expect(shown(result!.messages)).toEqual(['no-query-in-loop 7:35-7:89'])
})

it('does not follow imports', async () => {
  const cwd = project(files)
  const importing = "import { teamNamed } from './lib/teams'\nexport async function named(names: string[]) {\n  for (const name of names) await teamNamed(name)\n}\n"
  const [alone] = await eslint(cwd).lintText(importing, { filePath: `${cwd}/src/new.ts` })
  expect(alone!.messages).toEqual([])
})

it('is no part of a Program either', async () => {
  const cwd = project(files)
  const [result] = await eslint(cwd, { setup: programs }).lintText('export {}\n', { filePath: `${cwd}/src/users.ts` })
  expect(result!.messages.filter((one) => one.ruleId !== null)).toEqual([])
})
