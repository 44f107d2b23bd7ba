// Laws of fingerprints: what only varies never changes one, and what is another statement always does.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect } from '../../src/model/instrument.ts'
import { parse, parsed } from '../../src/runtime/fingerprint.ts'

const dialects: readonly Dialect[] = ['postgresql', 'mysql', 'sqlite']
const statementOf = (text: string, dialect: Dialect = 'postgresql') => parse(text, dialect).shape.statement
const same = (a: string, b: string, dialect: Dialect = 'postgresql') => expect(parse(b, dialect).shape.fingerprint, b).toBe(parse(a, dialect).shape.fingerprint)
const other = (a: string, b: string, dialect: Dialect = 'postgresql') => expect(parse(b, dialect).shape.fingerprint, b).not.toBe(parse(a, dialect).shape.fingerprint)

/** A statement as pieces that anything may stand between, `§` where a value stands and `¶` where a list does. */
const templates: readonly (readonly string[])[] = [
  ['SELECT', 'id', ',', 'title', 'FROM', 'posts', 'WHERE', 'author_id', '=', '§', 'AND', 'published', '=', '§'],
  ['SELECT', 'count', '(', '*', ')', 'FROM', 'posts', 'WHERE', 'id', 'IN', '¶', 'AND', 'title', 'LIKE', '§', 'LIMIT', '§'],
  ['UPDATE', 'posts', 'SET', 'title', '=', '§', ',', 'views', '=', 'views', '+', '§', 'WHERE', 'id', 'IN', '¶'],
  ['DELETE', 'FROM', 'comments', 'WHERE', 'post_id', '=', '§', 'OR', 'author_id', 'NOT', 'IN', '¶'],
  ['INSERT', 'INTO', 'posts', '(', 'a', ',', 'b', ')', 'VALUES', '(', '§', ',', '§', ')'],
  ['WITH', 't', 'AS', '(', 'SELECT', 'id', 'FROM', 'a', 'WHERE', 'x', '>', '§', ')', 'SELECT', '*', 'FROM', 't', 'WHERE', 'y', 'BETWEEN', '§', 'AND', '§'],
]

const text = fc.string({ maxLength: 12 }).map((content) => content.replace(/[\\\0]/g, '').replaceAll("'", "''"))
const value = fc.oneof(
  fc.integer().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), text.map((content) => `'${content}'`),
  fc.constantFrom('?', "'it''s -- no comment'", "'/* none */'", 'true', 'FALSE', 'null', "x'AB12'", '1e3', '.5'),
)
const list = fc.array(value, { minLength: 1, maxLength: 40 }).map((values) => `(${values.join(', ')})`)
const comment = fc.oneof(fc.string({ maxLength: 10 }).map((content) => `/*${content.replace(/[*/]/g, '')}*/`), fc.string({ maxLength: 10 }).map((content) => `-- ${content.replaceAll('\n', '')}\n`))
const space = fc.array(fc.oneof(fc.constantFrom(' ', '\n', '\t', '\r\n', '  '), comment), { maxLength: 3 }).map((parts) => ` ${parts.join('')} `)
const cased = (word: string) => /^[A-Z]+$/.test(word) ? fc.constantFrom(word, word.toLowerCase(), `${word[0]}${word.slice(1).toLowerCase()}`) : fc.constant(word)

const written = (pieces: readonly string[]) => fc.tuple(...pieces.map((piece) => fc.tuple(piece === '§' ? value : piece === '¶' ? list : cased(piece), space)))
  .map((parts) => parts.map(([piece, gap]) => `${piece}${gap}`).join(''))

describe.each(dialects)('%s', (dialect) => {
  test('values, lengths of lists, comments, whitespace and case of keywords change nothing', () => {
    fc.assert(fc.property(fc.constantFrom(...templates).chain((pieces) => fc.tuple(written(pieces), written(pieces))), ([one, two]) => void same(one, two, dialect)), { numRuns: 500 })
  })

  test('other names and other structure are other statements', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(fc.property(fc.constantFrom(...templates), fc.nat(), name, (pieces, at, replacement) => {
      const names = pieces.flatMap((piece, index) => /^[a-z]/.test(piece) ? [index] : [])
      const index = names[at % names.length]!
      const filled = (from: readonly string[]) => from.map((piece) => piece === '§' ? '1' : piece === '¶' ? '(1)' : piece).join(' ')
      fc.pre(pieces[index] !== replacement && !/^(?:true|false|null)$/.test(replacement))
      other(filled(pieces), filled(pieces.map((piece, where) => where === index ? replacement : piece)), dialect)
    }), { numRuns: 500 })
  })

  test('any text at all has a shape', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: fc.constantFrom("'", '"', '`', '$', '$$', '--', '/*', '*/', '(', ')', ',', 'in', 'values', 'select', ' ', '?', ':', '\\', '1', ';', '[', ']'), maxLength: 40 })), (any) => {
      const { shape } = parse(any, dialect)
      expect(shape.fingerprint).toMatch(/^[\da-f]{16}$/)
      expect(typeof shape.statement).toBe('string')
    }), { numRuns: 2_000 })
  })
})

test('a text that is asked for again gives the same object', () => {
  const one = 'SELECT id FROM posts WHERE author_id = 7'
  expect(parsed(one, 'postgresql')).toBe(parsed(one, 'postgresql'))
  for (let index = 0; index < 10_000; index += 1) parsed(`SELECT ${index}`, 'postgresql')
  expect(parsed(one, 'postgresql').shape.statement).toBe('select id from posts where author_id = ?')
})

test.each(withDialect([
  ['select * from posts where id = $1', 'select * from "posts" where "posts"."id" = $1'.replace('"posts".', '')],
  ['select a from t where b in ($1, $2)', 'select a from t where b in ($1, $2, $3)'],
  ['select a from t where (b, c) in (($1, $2))', 'select a from t where (b, c) in (($1, $2), ($3, $4))'],
  ['select a from t where b = any(array[1, 2])', 'select a from t where b = any(array[3])'],
  ['select a from t where b in ($1::int)', 'select a from t where b in ($1::int, $2::int)'],
  ['insert into t (a, b) values ($1, now())', 'insert into t (a, b) values ($1, now()), ($2, now()), ($3, now())'],
  ['insert into t values (default, 1)', 'insert into t values (default, 2), (default, 3)'],
  ['select a from t where b = -5', 'select a from t where b = 5'],
  ['select a from t limit 10', 'select a from t limit 20'],
  ['select $$one$$', 'select $tag$two $$ three$tag$'],
  ["select e'it\\'s'", "select 'its'"],
  ['select 1 /* a /* nested */ comment */', 'select 1'],
  ['select `a` from `t`', 'select a from T', 'mysql'],
  ['select a from t where b = "text"', "select a from t where b = 'it\\'s'", 'mysql'],
  ['select a from t # comment\n', 'select a from t', 'mysql'],
  ['insert into t values row(1, 2)', 'insert into t values row(1, 2), row(3, 4)', 'mysql'],
  ['select a from t where b = :one', 'select a from t where b = @two', 'sqlite'],
  ['select "A" from T', 'select a from "t"', 'sqlite'],
  ['select 1;', 'select 1'],
]))('%s = %s', (a, b, dialect) => void same(a, b, dialect))

test.each(withDialect([
  ['select a from t where b is null', 'select a from t where b = null'],
  ['select a from t where b is true', 'select a from t where b is false'],
  ['select a from t', 'select a from t for update'],
  ['select "A" from t', 'select a from t'],
  ['select a from t where b in (select c from d)', 'select a from t where b in (select c from e)'],
  ['select a from one.t', 'select a from two.t'],
  ['select a - b from t', 'select a - 1 from t'],
  ['select a from t where b = 1 and c = 1', 'select a from t where b = 1 or c = 1'],
  ['select a from t where b < 1', 'select a from t where b > 1'],
  ["select data->'a' from t where b", 'select data from t where b'],
  ['insert into t (a) values (1)', 'insert into t (a) values (default)'],
]))('%s ≠ %s', (a, b, dialect) => void other(a, b, dialect))

test('a statement is quoted without its values', () => {
  expect(statementOf("SELECT \"User\".id, count(*) FROM \"User\" JOIN posts p ON p.author_id = \"User\".id WHERE email = 'a@b.c' AND p.id IN (1,2,3) AND x @> '{}' GROUP BY 1 LIMIT 5"))
    .toBe('select "User".id, count(*) from "User" join posts p on p.author_id = "User".id where email = ? and p.id in (?) and x @ > ? group by ? limit ?')
})

test.each(withDialect([
  ['read', 'select 1'], ['read', '(select 1) union (select 2)'], ['read', 'with a as (select 1) select * from a'], ['read', 'values (1)'], ['read', 'table posts'],
  ['read', 'select a from t for update'], ['read', 'select "update" from t'], ['read', 'declare c cursor for select 1'],
  ['write', 'insert into t values (1)'], ['write', 'with a as (delete from t returning id) select * from a'], ['write', 'with a as (select 1) insert into t select * from a'],
  ['write', 'begin; update t set a = 1; commit'], ['write', 'replace into t values (1)', 'mysql'], ['write', 'merge into t using s on true when matched then delete'],
  ['write', 'truncate t'], ['write', 'call f()'],
  ['write', 'copy t from stdin'], ['write', "copy t (a, b) from '/var/t.csv' with (format csv)"], ['write', 'copy (delete from t returning a) to stdout'],
  ['read', 'copy t to stdout'], ['read', 'copy (select a from t) to stdout'], ['read', "copy t (a) to '/var/t.csv'"],
  ['write', 'select * into temp t from s'], ['write', 'with a as (select 1 as b) select b into "T" from a'],
  ['read', 'select a into @b from t', 'mysql'], ['read', "select a into outfile '/var/a' from t", 'mysql'], ['read', 'select a from t limit 1 into @b', 'mysql'],
  ['read', 'execute nobody_has_seen(1)'],
  ['setup', 'with r as (select rngtypid from pg_range) select * from r'], ['setup', 'with recursive r (a, b) as not materialized (select 1 from pg_type union all select 1 from r), s as (select * from r) select * from pg_class join s on true'],
  ['setup', 'copy pg_type to stdout'], ['read', 'with r as (select a from t) select * from r'], ['read', 'with r as (select a from pg_type) select * from r join t on true'],
  ['read', 'with pg_range as (select 1 as a), t as (select a from t) select * from t'], ['read', 'select * from (with r as (select a from pg_type) select * from r) x join r on true'],
  ['control', 'BEGIN'], ['control', 'start transaction isolation level serializable'], ['control', 'rollback to savepoint a'], ['control', 'release savepoint a'],
  ['control', 'set transaction read only'], ['control', '-- Implicit "COMMIT" query via underlying driver'], ['control', ''], ['control', '/* c */ commit'], ['control', 'fetch 10 from c'],
  ['setup', "set client_encoding to 'utf8'"], ['setup', 'pragma foreign_keys = on', 'sqlite'], ['setup', 'create table t (a int)'], ['setup', 'select version()'],
  ['setup', 'select * from pg_catalog.pg_type t join pg_namespace n on n.oid = t.typnamespace'], ['setup', 'select table_name from information_schema.tables'],
  ['setup', "select name from sqlite_master where type = 'table'", 'sqlite'], ['setup', 'select @@version', 'mysql'], ['setup', 'show server_version'], ['setup', 'SELECT current_schema()'],
]))('%s: %s', (kind, sql, dialect) => {
  expect(parse(sql, dialect).shape.kind).toBe(kind)
})

test.each<readonly [string, string, Dialect]>([
  ['prepare one as select a from t where b = $1', 'execute one(1)', 'postgresql'],
  ["prepare two from 'select a from t where b = ?'", 'execute two using @b', 'mysql'],
])('what is prepared is what is executed: %s', (prepare, execute, dialect) => {
  expect(parse(prepare, dialect).shape.kind).toBe('setup')
  expect(parse(execute, dialect).shape.kind).toBe('read')
  parse(prepare.replace(/(?:one|two)/, 'w$&').replace('select a from t', 'delete from t'), dialect)
  expect(parse(execute.replace(/(?:one|two)/, 'w$&'), dialect).shape.kind).toBe('write')
})

test.each<readonly [string, readonly string[]]>([
  ['with posts as (select a from posts) select a from posts join authors on true', ['posts', 'authors']],
  ['with recursive tree as (select id from nodes union all select n.id from nodes n join tree on true) select id from tree', ['nodes']],
  ['with a as (select 1) insert into b select * from a', ['b']],
  ['with posts as (select 1) update posts set a = 1', ['posts']],
  ['with a as (select id from old) delete from a', ['old', 'a']],
  ['copy posts (a) from stdin', ['posts']],
  ['select copy from posts', ['posts']],
  ['select a from posts p join public."Comment" c on true', ['posts', 'comment']],
  ['update only posts set a = 1', ['posts']],
  ['insert into posts (a) select a from drafts', ['posts', 'drafts']],
  ['delete from posts where id in (select id from old)', ['posts', 'old']],
  ['select * from generate_series(1, 2)', []],
  ['select extract(year from at) from posts', ['at', 'posts']],
])('tables of %s', (sql, tables) => {
  expect(parse(sql, 'postgresql').shape.tables).toEqual(tables)
})

function withDialect(rows: readonly (readonly [string, string, Dialect?])[]): readonly (readonly [string, string, Dialect])[] {
  return rows.map(([one, two, dialect = 'postgresql']) => [one, two, dialect])
}
