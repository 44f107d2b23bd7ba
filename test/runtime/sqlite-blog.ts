// Authors with posts of their own, for SQLite: 5 authors, 2 posts each.

export const sqliteBlog = `
  CREATE TABLE authors (id integer PRIMARY KEY, name text NOT NULL);
  CREATE TABLE posts (id integer PRIMARY KEY, author_id integer NOT NULL, title text NOT NULL);
  INSERT INTO authors (id, name) VALUES ${Array.from({ length: 5 }, (_, n) => `(${101 + n}, 'author ${n}')`).join(', ')};
  INSERT INTO posts (id, author_id, title) VALUES ${Array.from({ length: 10 }, (_, n) => `(${1001 + n}, ${101 + Math.floor(n / 2)}, 'post ${n}')`).join(', ')};
`
