// What an index check has to say of a query, whatever the database: the same tables, the same answers.

import type { TableScan } from '../../../src/runtime.ts'

/** Tables of the check: authors have an index on their e-mail, posts on their author and on the day. */
export const schema = `
  CREATE TABLE authors (id integer PRIMARY KEY, email varchar(50) NOT NULL, name varchar(50) NOT NULL);
  CREATE UNIQUE INDEX authors_email ON authors (email);
  CREATE TABLE posts (id integer PRIMARY KEY, author_id integer NOT NULL, day integer NOT NULL, title varchar(50) NOT NULL);
  CREATE INDEX posts_author ON posts (author_id);
  CREATE INDEX posts_day ON posts (day);
  CREATE TABLE comments (id integer PRIMARY KEY, post_id integer NOT NULL, body varchar(50) NOT NULL);
  INSERT INTO authors VALUES (1, 'a@x', 'a'), (2, 'b@x', 'b'), (3, 'c@x', 'c');
  INSERT INTO posts VALUES (11, 1, 1, 'a'), (12, 1, 2, 'b'), (13, 2, 3, 'c'), (14, 3, 4, 'd');
  INSERT INTO comments VALUES (101, 11, 'a'), (102, 11, 'b'), (103, 12, 'c'), (104, 13, 'd'), (105, 14, 'e');
`

export interface Case {
  readonly name: string
  /** With `?` for parameters. */
  readonly text: string
  readonly values: readonly unknown[]
  readonly scans: readonly TableScan[]
}

const filter = (table: string, columns: readonly string[], limited = false): TableScan => ({ table, columns, purpose: 'filter', limited })
const sort = (table: string, columns: readonly string[], limited = false): TableScan => ({ table, columns, purpose: 'sort', limited })

export const cases: readonly Case[] = [
  { name: 'a condition without an index', text: 'SELECT id FROM comments WHERE post_id = ?', values: [11], scans: [filter('comments', ['post_id'])] },
  { name: 'the same by an alias', text: 'SELECT c.id FROM comments AS c WHERE c.post_id = ?', values: [11], scans: [filter('comments', ['post_id'])] },
  { name: 'several columns', text: 'SELECT id FROM comments WHERE post_id = ? AND body = ?', values: [11, 'a'], scans: [filter('comments', ['post_id', 'body'])] },
  { name: 'a list', text: 'SELECT id FROM comments WHERE post_id IN (?, ?)', values: [11, 12], scans: [filter('comments', ['post_id'])] },
  { name: 'a count', text: 'SELECT count(*) AS n FROM comments WHERE post_id = ?', values: [11], scans: [filter('comments', ['post_id'])] },
  { name: 'a value in the text', text: "SELECT id FROM authors WHERE name = 'secret'", values: [], scans: [filter('authors', ['name'])] },
  { name: 'the first rows in an order', text: 'SELECT id, title FROM posts ORDER BY title LIMIT 2', values: [], scans: [sort('posts', ['title'], true)] },
  { name: 'a whole table in an order', text: 'SELECT id, title FROM posts ORDER BY title', values: [], scans: [sort('posts', ['title'])] },
  {
    name: 'a join to rows that were found', text: 'SELECT c.body FROM posts p JOIN comments c ON c.post_id = p.id WHERE p.author_id = ?', values: [1],
    scans: [filter('comments', ['post_id'])],
  },
  { name: 'an expression of a column', text: 'SELECT id FROM comments WHERE lower(body) = ?', values: ['a'], scans: [{ ...filter('comments', ['body']), obstacle: 'expression' }] },
  { name: 'a sum', text: 'SELECT c.id FROM comments c WHERE c.post_id + 1 = ?', values: [12], scans: [{ ...filter('comments', ['post_id']), obstacle: 'expression' }] },
  { name: 'an expression beside a column', text: 'SELECT id FROM comments WHERE post_id = ? AND lower(body) = ?', values: [11, 'a'], scans: [filter('comments', ['post_id', 'body'])] },
  { name: 'the first rows in the order of an expression', text: 'SELECT id FROM posts ORDER BY lower(title) LIMIT 2', values: [], scans: [{ ...sort('posts', ['title'], true), obstacle: 'expression' }] },
  { name: 'a part of a text', text: "SELECT id FROM comments WHERE body LIKE '%a'", values: [], scans: [{ ...filter('comments', ['body']), obstacle: 'pattern' }] },
  { name: 'parts of texts that are parameters', text: 'SELECT id FROM comments WHERE body LIKE ? OR body LIKE ?', values: ['%a', '%b%'], scans: [{ ...filter('comments', ['body']), obstacle: 'pattern' }] },
  { name: 'what a text begins with', text: 'SELECT post_id FROM comments WHERE body LIKE ?', values: ['a%'], scans: [filter('comments', ['body'])] },
  { name: 'a text without a part', text: "SELECT id FROM comments WHERE body NOT LIKE '%a'", values: [], scans: [filter('comments', ['body'])] },
  { name: 'the primary key', text: 'SELECT id, name FROM authors WHERE id = ?', values: [1], scans: [] },
  { name: 'a unique index', text: 'SELECT id, name FROM authors WHERE email = ?', values: ['a@x'], scans: [] },
  {
    name: 'one of two conditions without an index', text: 'SELECT id, day FROM posts WHERE author_id = ? OR title = ?', values: [1, 'a'],
    scans: [filter('posts', ['author_id', 'title'])],
  },
  { name: 'an index that few rows are not worth', text: 'SELECT id, title FROM posts WHERE author_id IN (?, ?, ?)', values: [1, 2, 3], scans: [] },
  { name: 'an index', text: 'SELECT id, title FROM posts WHERE author_id = ?', values: [1], scans: [] },
  { name: 'an index for a part', text: 'SELECT id FROM posts WHERE author_id = ? AND title = ?', values: [1, 'a'], scans: [] },
  { name: 'an order of rows that an index found', text: 'SELECT id FROM posts WHERE author_id = ? ORDER BY title', values: [1], scans: [] },
  { name: 'an index for the order', text: 'SELECT id, title FROM posts ORDER BY day LIMIT 2', values: [], scans: [] },
  { name: 'the order of the key', text: 'SELECT id, title FROM posts ORDER BY id LIMIT 2', values: [], scans: [] },
  { name: 'everything', text: 'SELECT id, title FROM posts', values: [], scans: [] },
  { name: 'a join of everything', text: 'SELECT c.body FROM posts p JOIN comments c ON c.post_id = p.id', values: [], scans: [] },
  { name: 'a join by the key', text: 'SELECT p.title FROM comments c JOIN posts p ON p.id = c.post_id WHERE c.id = ?', values: [101], scans: [] },
  { name: 'no table', text: 'SELECT ? AS n', values: [1], scans: [] },
]
