// Relations that load when they are read, and relations that nobody loaded.

import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { analysed, withHead } from './engine.ts'

const costOf = (body: string) => formatCost(analysed(withHead(body)).cost('main'))

describe('lazy relations', () => {
  it('cost a statement for each row', () => {
    expect(costOf('const articles = await Article.find()\nfor (const article of articles) { await article.writer }')).toBe('1 + N(articles)')
    expect(costOf('const articles = await Article.find()\nfor (const article of articles) { await article.editor }')).toBe('1 + N(articles)')
  })

  it('cost nothing where the query brought them along', () => {
    expect(costOf('const articles = await Article.find({ relations: { writer: true } })\nfor (const article of articles) { await article.writer }')).toBe('1')
    expect(costOf('const articles = await Article.find({ relations: { notes: { article: true } } })\nfor (const article of articles) { for (const note of await article.notes) { await note.article } }')).toBe('1')
  })

  it('are followed through loaded and lazy ones', () => {
    expect(costOf('const articles = await Article.find({ relations: { notes: true } })\nfor (const article of articles) { for (const note of await article.notes) { await note.article } }')).toBe('1 + N(articles)·N(article.notes)')
  })

  it('are read in methods and helpers too', () => {
    expect(costOf('const articles = await Article.find()\nfor (const article of articles) { await article.writerName() }')).toBe('1 + N(articles)')
    const { cost } = analysed(`${withHead('const articles = await Article.find()\nfor (const article of articles) { await nameOf(article) }')}
async function nameOf(article: Article) { return (await article.writer).name }`)
    expect(formatCost(cost('main'))).toBe('1 + N(articles)')
  })

  it('are uncertain where the query is not seen in full', () => {
    const { queries } = analysed(withHead('const articles = await Article.find(options)\nfor (const article of articles) { await article.writer }'))
    expect(queries.filter((one) => one.call.operation === 'lazy').every((one) => one.certain === 'unknown')).toBe(true)
  })

  it('name the relation to load', () => {
    const { findings } = analysed(withHead('const articles = await Article.find()\nfor (const article of articles) { await article.writer }'))
    expect(findings).toHaveLength(1)
    expect(findings[0]).toContain('`relations: { writer: true }` on the query of the `Article` rows loads them along.')
  })

  it('are nothing on objects that code made', () => {
    expect(costOf('const article = new Article()\nawait article.writer')).toBe('0')
    expect(costOf('const article = Article.create({ title: \'x\' })\nawait article.writer')).toBe('0')
  })
})

describe('explicit relations', () => {
  const unloaded = (body: string) => analysed(withHead(body)).recognitions.filter((one) => one.kind === 'unloaded')

  it('that a query did not ask for are not there', () => {
    expect(unloaded('const posts = await Post.find()\nfor (const post of posts) { post.author.name }')).toMatchObject([{ entity: 'Post', relation: 'author', remedy: '`relations: { author: true }` on the query of the `Post` rows loads them along' }])
    expect(unloaded('const post = await Post.findOneByOrFail({ id })\npost.comments')).toMatchObject([{ relation: 'comments' }])
    expect(unloaded('const comments = await Comment.find({ relations: { post: true } })\nfor (const comment of comments) { comment.post.author }')).toMatchObject([{ entity: 'Post', relation: 'author', remedy: '`relations: { post: { author: true } }` on the query of the `Comment` rows loads them along' }])
  })

  it.each([
    ['that were asked for', 'const posts = await Post.find({ relations: { author: { profile: true } } })\nfor (const post of posts) { post.author.profile.bio }'],
    ['that were joined', 'const posts = await Post.createQueryBuilder(\'post\').leftJoinAndSelect(\'post.author\', \'author\').getMany()\nfor (const post of posts) { post.author }'],
    ['that are eager', 'const books = await Book.find()\nfor (const book of books) { book.owner }'],
    ['of a query that is not seen in full', 'const posts = await Post.find(options)\nfor (const post of posts) { post.author }'],
    ['of objects that code made', 'const post = Post.create({ title: \'x\' })\npost.author'],
    ['of saved rows', 'const post = await Post.save({ title: \'x\' })\npost.author'],
    ['columns', 'const users = await User.find()\nfor (const user of users) { user.address.street }'],
  ])('%s are no matter', (_name, body) => {
    expect(unloaded(body)).toEqual([])
  })
})
