import { searchChunks } from 'acme-search'
import { prisma } from './db'

interface Piece {
  position: number
  text: string
}

// A chunk of a text is an item like any other.
export async function known(chunks: Piece[]) {
  for (const chunk of chunks) await prisma.post.findFirst({ where: { title: chunk.text } }) // want "`prisma.post.findFirst` runs once for each `chunk` of `chunks`: N(chunks) queries"
}

async function find(piece: Piece) {
  return prisma.post.findFirst({ where: { title: piece.text } })
}

export async function concurrently(chunks: Piece[]) {
  return Promise.all(chunks.map((chunk) => find(chunk))) // want "`find` reaches `prisma.post.findFirst` once for each `chunk` of `chunks`"
}

export async function loaded(authorId: number) {
  const chunks = await prisma.post.findMany({ where: { authorId } })
  for (const chunk of chunks) await prisma.comment.findMany({ where: { postId: chunk.id } }) // want "`prisma.comment.findMany` runs once for each `chunk` of `chunks`"
}

// What is searched for differs for each question.
export async function asked(questions: string[]) {
  for (const question of questions) await prisma.post.findFirst({ where: { title: searchChunks('all', question) } }) // want "`prisma.post.findFirst` runs once for each `question` of `questions`"
}

// Lists of ids are chunks.
export async function inChunks(chunks: number[][]) {
  for (const chunk of chunks) await prisma.post.findMany({ where: { id: { in: chunk } } })
}
