// One result with everything that a report can show.

import type { Result, ResultFinding } from '../../src/model/result.ts'

const at = (file: string, line: number, column: number, length: number) => ({ file, line, column, endLine: line, endColumn: column + length })
const place = { file: '/app/x.ts', start: 0, end: 1 }

const direct: ResultFinding = {
  rule: 'no-query-in-loop', messageId: 'direct', message: '`prisma.post.findMany` runs once for each `user` of `users`: 1 + N(users) queries.',
  remedy: 'Load them with the users: `include: { posts: true }`.', place, path: [], collection: 'users', certainty: 'yes', tier: 'typed', cost: '1 + N(users)',
  key: 'no-query-in-loop|src/a.ts|list|prisma.post.findMany',
  location: at('src/a.ts', 4, 17, 20), steps: [{ ...at('src/a.ts', 4, 17, 20), name: 'prisma.post.findMany' }], excerpt: '\t\tconst posts = await prisma.post.findMany()',
}

const indirect: ResultFinding = {
  ...direct, message: '`getTeam` reaches `prisma.team.findFirst` once for each item of `ids`: N(ids) queries.', remedy: 'Load the teams before the loop.\nPass them in.',
  collection: 'ids', intent: 'chunk', certainty: 'unknown', tier: 'source', cost: 'N(ids)', key: 'no-query-in-loop|src/b.ts|all|getTeam',
  location: at('src/b.ts', 9, 5, 11),
  steps: [{ ...at('src/b.ts', 9, 5, 11), name: 'getTeam' }, { ...at('src/team.ts', 2, 10, 20), name: 'prisma.team.findFirst' }], excerpt: '    getTeam(id)',
}

export const result: Result = {
  findings: [direct, indirect],
  problems: [
    { severity: 'error', message: 'The path `none` does not exist.', next: 'Paths are relative to the working directory.', file: 'none' },
    { severity: 'note', message: 'The schema is not found.' },
  ],
  stats: {
    files: 7, suppressed: 1, calls: { recognised: 12, unresolved: 3 },
    skipped: [{ file: 'gen/', reason: 'is ignored by git' }, { file: 'a.test.ts', reason: 'is a test' }, { file: 'b.test.ts', reason: 'is a test' }, { file: 'c.ts', reason: 'is larger than 1 MB' }],
  },
}

export const clean: Result = { findings: [], problems: [], stats: { files: 1, suppressed: 0, calls: { recognised: 1, unresolved: 0 }, skipped: [] } }
