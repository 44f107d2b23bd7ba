// What is said of an operation against what both majors really send. Sources are the same text for the engine and for the database.

import { describe, expect, test } from 'vitest'
import { evaluate, formatCost } from '../../../src/model/cost.ts'
import { type Major, majors, statementsOf } from './database.ts'
import { analysed, head } from './engine.ts'

/** `join`: what TypeORM fails to send with relations by queries. */
type Row = readonly [name: string, body: string, only?: Major | 'join']

const users = 'const users = dataSource.getRepository(User)'
const posts = 'const posts = dataSource.getRepository(Post)'

const rows: readonly Row[] = [
  ['find', `${users}; await users.find()`],
  ['findBy', `${users}; await users.findBy({ name: 'u1' })`],
  ['findOneBy', `${users}; await users.findOneBy({ id: 1 })`],
  ['findOne', `${users}; await users.findOne({ where: { id: 1 } })`],
  ['findOne that finds nothing, with relations', `${users}; await users.findOne({ where: { id: 99 }, relations: { posts: true } })`],
  ['findOne with relations', `${users}; await users.findOne({ where: { id: 1 }, relations: { posts: true } })`],
  ['findOne by a relation', `${posts}; await posts.findOne({ where: { author: { name: 'u1' } } })`],
  ['findOneOrFail with relations', `${posts}; await posts.findOneOrFail({ where: { id: 1 }, relations: { author: true } })`],
  ['find with relations, two levels', `${users}; await users.find({ relations: { posts: { comments: true } } })`],
  ['find with relations as a list', `${users}; await users.find({ relations: ['posts', 'posts.tags'] })`, '0.3'],
  ['find, many to many', `${posts}; await posts.find({ relations: { tags: true } })`],
  ['find by queries, one', `${users}; await users.find({ relations: { posts: true }, relationLoadStrategy: 'query' })`],
  ['find by queries, two levels', `${users}; await users.find({ relations: { posts: { comments: true } }, relationLoadStrategy: 'query' })`],
  ['find by queries, siblings', `${users}; await users.find({ relations: { posts: true, profile: true }, relationLoadStrategy: 'query' })`],
  ['find by a join that is asked for', `${users}; await users.find({ relations: { posts: true }, relationLoadStrategy: 'join' })`],
  ['findOne by queries', `${users}; await users.findOne({ where: { id: 1 }, relations: { posts: true }, relationLoadStrategy: 'query' })`],
  ['find by queries, taken, by a relation', `${posts}; await posts.find({ where: { author: { name: 'u1' } }, take: 2, relations: { comments: true }, relationLoadStrategy: 'query' })`],
  ['find, taken', `${users}; await users.find({ take: 2 })`],
  ['find, taken with relations', `${users}; await users.find({ take: 2, relations: { posts: true } })`],
  ['find, ordered by a relation and taken', `${posts}; await posts.find({ take: 2, relations: { author: true }, order: { author: { name: 'ASC' } } })`, 'join'],
  ['find with ids of relations', `${posts}; await posts.find({ loadRelationIds: true })`],
  ['find of an entity with ids of its own', 'await dataSource.getRepository(Tag).find()'],
  ['findAndCount', `${users}; await users.findAndCount()`],
  ['findAndCount, taken', `${users}; await users.findAndCount({ take: 2 })`],
  ['findAndCount, taken with relations', `${users}; await users.findAndCount({ take: 2, relations: { posts: true } })`],
  ['count', `${users}; await users.count({ where: { name: 'u1' } })`],
  ['countBy', `${users}; await users.countBy({ name: 'u1' })`],
  ['existsBy', `${users}; await users.existsBy({ name: 'u1' })`],
  ['sum', `${posts}; await posts.sum('id', { authorId: 1 })`],
  ['findByIds', `${users}; await users.findByIds([1, 2])`, '0.3'],
  ['eager find', 'await dataSource.getRepository(Book).find()'],
  ['eager findOneBy', 'await dataSource.getRepository(Book).findOneBy({ id: 1 })'],
  ['eager, turned off', 'await dataSource.getRepository(Book).findOne({ where: { id: 1 }, loadEagerRelations: false })'],
  ['a builder leaves eager relations', 'await dataSource.getRepository(Book).createQueryBuilder(\'book\').getMany()'],
  ['getMany, joined', `${users}; await users.createQueryBuilder('user').leftJoinAndSelect('user.posts', 'post').getMany()`],
  ['getMany, joined and taken', `${users}; await users.createQueryBuilder('user').leftJoinAndSelect('user.posts', 'post').take(2).getMany()`],
  ['getMany, joined and limited', `${users}; await users.createQueryBuilder('user').leftJoinAndSelect('user.posts', 'post').limit(2).getMany()`],
  ['getOne, joined', `${users}; await users.createQueryBuilder('user').leftJoinAndSelect('user.posts', 'post').where('user.id = :id', { id: 1 }).getOne()`],
  ['getManyAndCount', `${users}; await users.createQueryBuilder('user').getManyAndCount()`],
  ['getManyAndCount, joined and taken', `${users}; await users.createQueryBuilder('user').leftJoinAndSelect('user.posts', 'post').take(2).getManyAndCount()`],
  ['getRawMany', `${users}; await users.createQueryBuilder('user').select('user.name').getRawMany()`],
  ['getCount', `${users}; await users.createQueryBuilder('user').getCount()`],
  ['ids and map', `${users}; await users.createQueryBuilder('user').loadRelationIdAndMap('user.postIds', 'user.posts').getMany()`],
  ['all ids', `${posts}; await posts.createQueryBuilder('post').loadAllRelationIds().getMany()`],
  ['insert by a builder', 'await dataSource.createQueryBuilder().insert().into(Setting).values({ key: \'n\', value: \'v\' }).execute()'],
  ['update by a builder', 'await dataSource.createQueryBuilder().update(User).set({ name: \'n\' }).where(\'id = :id\', { id: 1 }).execute()'],
  ['delete by a builder', 'await dataSource.createQueryBuilder().delete().from(Comment).where(\'id = :id\', { id: 1 }).execute()'],
  ['relation, loadMany', `${users}; await users.createQueryBuilder().relation('posts').of(1).loadMany()`],
  ['relation, loadOne', `${posts}; await posts.createQueryBuilder().relation('author').of(1).loadOne()`],
  ['relation, add', `${users}; await users.createQueryBuilder().relation('posts').of(1).add(3)`],
  ['relation, remove', `${posts}; await posts.createQueryBuilder().relation('tags').of(1).remove(1)`],
  ['save, new', 'await dataSource.getRepository(Comment).save({ text: \'c\', post: { id: 1 } })'],
  ['save, new with a date', 'await dataSource.getRepository(Stamp).save({ text: \'c\' })'],
  ['save, new with a key of its own', 'await dataSource.getRepository(Setting).save({ key: \'new\', value: \'v\' })'],
  ['save, changed', `const row = await dataSource.getRepository(Comment).findOneByOrFail({ id: 1 }); row.text = 'x'; await dataSource.getRepository(Comment).save(row)`],
  ['save, unchanged', `const row = await dataSource.getRepository(Comment).findOneByOrFail({ id: 1 }); await dataSource.getRepository(Comment).save(row)`],
  ['save, three new', 'await dataSource.getRepository(Comment).save([{ text: \'a\', post: { id: 1 } }, { text: \'b\', post: { id: 1 } }, { text: \'c\', post: { id: 1 } }])'],
  ['save, three changed', `const rows = await dataSource.getRepository(Comment).find(); for (const row of rows) row.text = 'x'; await dataSource.getRepository(Comment).save(rows)`],
  ['save, many to many', `${posts}; await posts.save({ title: 'n', slug: 'n', tags: [{ id: 1 }, { id: 2 }] })`],
  ['save, cascading', `await dataSource.getRepository(Article).save({ title: 'n', notes: Promise.resolve([{ text: 'a' }, { text: 'b' }]) } as never)`],
  ['save, an active record', `const row = await Comment.findOneByOrFail({ id: 1 }); row.text = 'y'; await row.save()`],
  ['create and save', `await Comment.create({ text: 'z', post: { id: 1 } }).save()`],
  ['save of nothing', 'await dataSource.getRepository(Comment).save([])'],
  ['insert', 'await dataSource.getRepository(Setting).insert({ key: \'i\', value: \'v\' })'],
  ['insert with generated values', 'await dataSource.getRepository(Stamp).insert({ text: \'c\' })'],
  ['insert, several', 'await dataSource.getRepository(Stamp).insert([{ text: \'a\' }, { text: \'b\' }, { text: \'c\' }])'],
  ['upsert', 'await dataSource.getRepository(Setting).upsert({ key: \'k1\', value: \'w\' }, [\'key\'])'],
  ['update', `${users}; await users.update({ id: 1 }, { name: 'n' })`],
  ['update by ids', `${users}; await users.update([1, 2], { name: 'n' })`],
  ['increment', `${posts}; await posts.increment({ id: 1 }, 'authorId', 1)`],
  ['delete', 'await dataSource.getRepository(Comment).delete({ id: 1 })'],
  ['delete by id', 'await dataSource.getRepository(Comment).delete(1)'],
  ['remove', 'const row = await dataSource.getRepository(Comment).findOneByOrFail({ id: 1 }); await dataSource.getRepository(Comment).remove(row)'],
  ['remove, several', 'const rows = await dataSource.getRepository(Comment).find(); await dataSource.getRepository(Comment).remove(rows)'],
  ['remove with a junction', `await dataSource.getRepository(Comment).delete({ post: { id: 1 } }); ${posts}; const post = await posts.findOneByOrFail({ id: 1 }); await posts.remove(post)`],
  ['remove, an active record', 'const row = await Comment.findOneByOrFail({ id: 2 }); await row.remove()'],
  ['reload', 'const row = await Book.findOneByOrFail({ id: 1 }); await row.reload()'],
  ['preload', `${users}; await users.preload({ id: 1, name: 'p' })`],
  ['preload with a relation', `${posts}; await posts.preload({ id: 1, author: { id: 2 } })`],
  ['clear', 'await dataSource.getRepository(Stamp).clear()'],
  ['query', 'await dataSource.query(\'SELECT 1\')'],
  ['a manager', 'await dataSource.manager.find(User, { where: { id: In([1, 2]) } })'],
  ['a manager that saves', 'await dataSource.manager.save(Setting, { key: \'m\', value: \'v\' })'],
  ['a transaction', 'await dataSource.transaction(async (manager) => { await manager.findOneBy(User, { id: 1 }); await manager.update(User, { id: 1 }, { name: \'t\' }) })'],
  ['a transaction with nothing', 'await dataSource.transaction(async () => {})'],
  ['trees', 'await dataSource.getTreeRepository(Category).findTrees()'],
  ['roots', 'await dataSource.getTreeRepository(Category).findRoots()'],
  ['descendants', 'const trees = dataSource.getTreeRepository(Category); const roots = await trees.findRoots(); await trees.findDescendants(roots[0]!)'],
  ['a descendants tree', 'const trees = dataSource.getTreeRepository(Category); const roots = await trees.findRoots(); await trees.findDescendantsTree(roots[0]!)'],
  ['counted descendants', 'const trees = dataSource.getTreeRepository(Category); const roots = await trees.findRoots(); await trees.countDescendants(roots[0]!)'],
  ['lazy, in a loop', 'const articles = await Article.find(); for (const article of articles) { (await article.writer).greeting() }'],
  ['lazy by option, in a loop', 'const articles = await Article.find(); for (const article of articles) { const editor = await article.editor; editor.greeting() }'],
  ['lazy, many', 'const articles = await Article.find(); for (const article of articles) { for (const note of await article.notes) note.text }'],
  ['lazy, loaded', 'const articles = await Article.find({ relations: { writer: true } }); for (const article of articles) { (await article.writer).greeting() }'],
  ['lazy, in a method', 'const articles = await Article.find(); for (const article of articles) { await article.writerName() }'],
  ['a query in a loop', 'const users = await User.find(); for (const user of users) { await Post.findBy({ authorId: user.id }) }'],
  ['a save in a loop', 'const comments = await Comment.find(); for (const comment of comments) { comment.text = \'n\'; await comment.save() }'],
]

/** A data source that says how relations are loaded. */
const sourceText = (strategy: string) => `import { DataSource } from 'typeorm'\nexport const dataSource = new DataSource({ type: 'sqljs', relationLoadStrategy: '${strategy}', entities: [] })`

/** What the database of the tests holds. */
const sizes: Readonly<Record<string, number>> = { users: 3, articles: 3, comments: 12 }

const ways = (Object.keys(majors) as Major[]).flatMap((major) => [[major, 'join'], [major, 'query']] as const)

describe.each(ways)('TypeORM %s, relations by %s', (major, relationLoadStrategy) => {
  const all = rows.filter(([, , only]) => only === undefined || only === major || only === relationLoadStrategy)
  const text = `${head}\n${all.map(([, body], index) => `export async function operation${index}(dataSource: DataSource) {\n${body}\n}`).join('\n')}`
  const engine = analysed(text, { version: major === '1' ? '1.1.1' : '0.3.31', drivers: ['sql.js'], more: { '/app/data-source.ts': sourceText(relationLoadStrategy) } })

  test.each(all.map(([name, body], index) => ({ name, body, index })))('$name', async ({ name, body, index }) => {
    const cost = engine.cost(`operation${index}`)
    const [low, high] = evaluate(cost, ({ name }) => {
      if (sizes[name] === undefined) throw new Error(`No size of \`${name}\` is known.`)
      return sizes[name]
    })
    const sent = await statementsOf(major, body, { relationLoadStrategy })
    expect.soft(sent.length, `${formatCost(cost)}: ${sent.join('\n')}`).toBeGreaterThanOrEqual(low)
    expect.soft(sent.length, `${formatCost(cost)}: ${sent.join('\n')}`).toBeLessThanOrEqual(high)
    // Bounds that say nothing are no answer: reads are told to the statement or two.
    expect(low, formatCost(cost)).toBeGreaterThan(/with nothing|of nothing|preload|lazy, loaded/.test(name) ? -1 : 0)
  })
})
