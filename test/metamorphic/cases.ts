// Small programs as parts, so that the same program can be written in many ways: other names, another kind of loop, its query in a
// function, in a closure, in a method or in another file.

export interface Case {
  readonly name: string
  /** The call for one item, whose id is `id`. */
  readonly query: (id: string) => string
  /** What is iterated: by default rows of the user table. */
  readonly over?: string
  /** Whether running at the same time changes what the database is asked. */
  readonly merges?: boolean
}

export const cases: readonly Case[] = [
  { name: 'findMany', query: (id) => `prisma.post.findMany({ where: { authorId: ${id} } })` },
  { name: 'findFirst', query: (id) => `prisma.post.findFirst({ where: { authorId: ${id} }, orderBy: { id: 'desc' } })` },
  { name: 'count', query: (id) => `prisma.comment.count({ where: { authorId: ${id} } })` },
  { name: 'with relations', query: (id) => `prisma.post.findMany({ where: { authorId: ${id} }, include: { comments: true } })` },
  { name: 'findUnique', query: (id) => `prisma.profile.findUnique({ where: { userId: ${id} } })`, merges: true },
  { name: 'delete', query: (id) => `prisma.user.delete({ where: { id: ${id} } })` },
  { name: 'create', query: (id) => `prisma.auditLog.create({ data: { message: String(${id}) } })` },
  { name: 'update with equal data', query: (id) => `prisma.user.update({ where: { id: ${id} }, data: { active: false } })` },
  { name: 'update with data of the row', query: (id) => `prisma.user.update({ where: { id: ${id} }, data: { score: ${id} } })` },
  { name: 'constant list', query: (id) => `prisma.user.findFirst({ where: { id: ${id} } })`, over: '[{ id: 1 }, { id: 2 }]' },
]

export interface Names {
  readonly fn: string
  readonly item: string
  readonly rows: string
  readonly client: string
}

const usual: Names = { fn: 'run', item: 'user', rows: 'users', client: 'prisma' }
const others: Names = { fn: 'räume', item: '$row', rows: 'list', client: 'database' }

type Sources = ReadonlyMap<string, string>

interface Shape {
  readonly name: string
  /** Runs the items at the same time rather than in turn. */
  readonly concurrent?: boolean
  write(one: Case): Sources
}

function program(one: Case, loop: (names: Names) => string, { before = '', names = usual, files = {} }: { before?: string; names?: Names; files?: Record<string, string> } = {}): Sources {
  const rows = one.over ?? `await ${names.client}.user.findMany()`
  const text = `import { prisma${names.client === 'prisma' ? '' : ` as ${names.client}`} } from './db'
${before}
export async function ${names.fn}() {
  const ${names.rows} = ${rows}
  ${loop(names)}
}
`
  return new Map([['main.ts', text], ...Object.entries(files)])
}

const forOf = (call: (item: string) => string) => ({ item, rows }: Names) => `for (const ${item} of ${rows}) {
    await ${call(item)}
  }`
const helper = (one: Case) => `async function helper(id: number) {
  return ${one.query('id')}
}
`

export const shapes: readonly Shape[] = [
  { name: 'other names', write: (one) => program(one, (names) => forOf((item) => one.query(`${item}.id`).replaceAll('prisma.', `${names.client}.`))(names), { names: others }) },
  { name: 'more white space and comments', write: (one) => program(one, forOf((item) => `/* now */\n\n      ${one.query(`${item}.id`)} // done`)) },
  { name: 'destructured item', write: (one) => program(one, ({ rows }) => `for (const { id } of ${rows}) await ${one.query('id')}`) },
  { name: 'extracted function', write: (one) => program(one, forOf((item) => `helper(${item}.id)`), { before: helper(one) }) },
  { name: 'function in another file', write: (one) => program(one, forOf((item) => `helper(${item}.id)`), { before: "import { helper } from './helper'\n", files: { 'helper.ts': `import { prisma } from './db'\n\nexport ${helper(one)}` } }) },
  { name: 'closure', write: (one) => program(one, (names) => `const helper = async (id: number) => ${one.query('id')}\n  ${forOf((item) => `helper(${item}.id)`)(names)}`) },
  { name: 'method', write: (one) => program(one, forOf((item) => `new Helper().go(${item}.id)`), { before: `class Helper {\n  async go(id: number) {\n    return ${one.query('id')}\n  }\n}\n` }) },
  { name: 'forEach', concurrent: true, write: (one) => program(one, ({ rows, item }) => `${rows}.forEach(async (${item}) => {\n    await ${one.query(`${item}.id`)}\n  })`) },
  { name: 'map', concurrent: true, write: (one) => program(one, ({ rows, item }) => `await Promise.all(${rows}.map(async (${item}) => {\n    await ${one.query(`${item}.id`)}\n  }))`) },
  { name: 'map and then a function', concurrent: true, write: (one) => program(one, ({ rows, item }) => `await Promise.all(${rows}.map(async (${item}) => {\n    await helper(${item}.id)\n  }))`, { before: helper(one) }) },
]

export function plain(one: Case): Sources {
  return program(one, forOf((item) => one.query(`${item}.id`)))
}
