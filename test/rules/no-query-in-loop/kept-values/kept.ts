import { prisma } from './db'

let settings: { id: number } | undefined
let until = 0

// What the module or an object keeps once it has been asked for.
async function settingsOfAll() {
  if (settings) return settings
  settings = await prisma.user.findFirstOrThrow({ where: { email: 'settings' } })
  return settings
}

export async function run(ids: number[]) {
  for (const id of ids) console.log(id, await settingsOfAll())
}

let teams: unknown[] | null = null

async function teamsForAWhile() {
  if (teams !== null && Date.now() < until) return teams
  teams = await prisma.team.findMany({ take: 100 })
  until = Date.now() + 1000
  return teams
}

export async function again(ids: number[]) {
  for (const id of ids) console.log(id, await teamsForAWhile())
}

export const forget = () => { teams = null }

export class Flags {
  private flags: Map<string, boolean> | null = null

  private async load() {
    if (this.flags) return
    this.flags = new Map((await prisma.tag.findMany({ take: 100 })).map(({ name }) => [name, true]))
  }

  async isOn(name: string) {
    await this.load()
    return this.flags!.get(name)
  }

  async allOn(names: string[]) {
    for (const name of names) if (await this.isOn(name)) console.log(name)
  }
}

export class Lazily {
  private count: number | undefined

  private async fill() {
    this.count = await prisma.post.count()
  }

  async each(names: string[]) {
    for (const name of names) {
      if (this.count === undefined) await this.fill()
      console.log(name, this.count)
    }
  }
}

// What is set anew for each of them, by other code too, keeps nothing.
export class Current {
  private author: { id: number } | null = null

  use(author: { id: number }) {
    this.author = author
  }

  private async posts(authorId: number) {
    if (this.author) return []
    this.author = await prisma.user.findUnique({ where: { id: authorId } })
    return []
  }

  async all(ids: number[]) {
    for (const id of ids) await this.posts(id) // want "`this.posts` reaches `prisma.user.findUnique`"
  }
}

// Each object keeps its own.
class Author {
  private posts: unknown[] | undefined

  constructor(private readonly id: number) {}

  async load() {
    if (this.posts) return this.posts
    this.posts = await prisma.post.findMany({ where: { authorId: this.id } })
    return this.posts
  }
}

export async function ofAll(ids: number[]) {
  for (const id of ids) await new Author(id).load() // want "reaches `prisma.post.findMany`"
}
