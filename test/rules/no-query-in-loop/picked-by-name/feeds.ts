import got from 'got'
import { prisma } from './db'

interface Feed {
  name: string
  language: string
}

async function feeds() {
  return (await got('https://example.com/feeds').json()) as Feed[]
}

const members = (teamId: number) => prisma.user.findMany({ where: { teamId } })

// Of what another service lists, one is the one that was asked for.
export async function listed(wanted: { name: string; teamId: number }) {
  const { name, teamId } = wanted
  for (const feed of await feeds()) {
    if (name === feed.name) return { feed, members: await members(teamId) }
  }
}

export async function collected(wanted: { name: string; teamId: number }) {
  const all: Feed[] = await feeds()
  const found = []
  for (const feed of all) {
    if (wanted.name === feed.name) found.push(await members(wanted.teamId))
  }
  return found
}

export async function handedIn(name: string, list: Feed[]) {
  for (const feed of list) {
    if (feed.name === name) console.log(await prisma.user.findMany({ where: { name: feed.language } }))
  }
}

// Many have the same language, and all but one have another name.
export async function alike(language: string, list: Feed[]) {
  for (const feed of list) {
    if (feed.language === language) console.log(await prisma.user.findMany({ where: { name: feed.name } })) // want "`prisma.user.findMany` runs once for each `feed` of `list`"
  }
}

export async function others(name: string, list: Feed[]) {
  for (const feed of list) {
    if (feed.name !== name) console.log(await prisma.user.findMany({ where: { name: feed.name } })) // want "`prisma.user.findMany` runs once for each `feed` of `list`"
  }
}
