import got from 'got'
import { publish } from 'events-broker'
import { Liquid } from 'liquidjs'
import { model } from 'mongoose'
import { prisma } from './db'

class Movies {
  page = async (page: number) => {
    const response = await got.get(`https://example.com/movies?page=${page}`)
    return JSON.parse(response.body)
  }
}

async function stored(page: { results: { slug: string }[] }) {
  const found = []
  for (const { slug } of page.results) found.push(await prisma.post.findFirst({ where: { slug } })) // want "`prisma.post.findFirst` runs once for each"
  return found
}

// What is asked for is known only when the other service has answered.
export async function pages(last: number, movies: Movies) {
  for (let page = 0; page < last; page += 1) {
    const answer = await movies.page(page)
    await stored(answer)
  }
}

async function library(name: string) {
  const answer = await got.get(`https://example.com/${name}`).json<{ author: string }>()
  return prisma.user.findFirst({ where: { name: answer.author } })
}

export async function libraries(names: string[]) {
  return Promise.all(names.map((name) => library(name)))
}

// It was known before.
async function profile(email: string) {
  const avatar = await got.get(`https://example.com/${email}`).json()
  return { avatar, user: await prisma.user.findFirst({ where: { email } }) }
}

export async function profiles(emails: string[]) {
  return Promise.all(emails.map((email) => profile(email))) // want "`profile` reaches `prisma.user.findFirst` once for each `email` of `emails`"
}

// Nobody reads an answer, or it comes too late.
async function announced(email: string) {
  await publish('seen', email)
  return prisma.user.findFirst({ where: { name: nameOf(email) } })
}

export async function announcements(emails: string[]) {
  for (const email of emails) console.log(await announced(email)) // want "`announced` reaches `prisma.user.findFirst` once for each `email` of `emails`"
}

async function looked(email: string) {
  const user = await prisma.user.findFirst({ where: { name: nameOf(email) } })
  return { user, avatar: await got.get(`https://example.com/${email}`).json() }
}

export async function looks(emails: string[]) {
  for (const email of emails) console.log(await looked(email)) // want "`looked` reaches `prisma.user.findFirst` once for each `email` of `emails`"
}

// The same again is the same, whatever was answered.
async function withTeam(name: string, teamId: number) {
  const answer = await got.get(`https://example.com/${name}`).json()
  return { answer, team: await prisma.team.findFirst({ where: { id: teamId } }) }
}

export async function teams(names: string[], teamId: number) {
  for (const name of names) console.log(await withTeam(name, teamId)) // want "`withTeam` reaches `prisma.team.findFirst`, the same query again"
}

// Another database, and what is rendered here, could be asked for all items before the loop.
const Profile = model('Profile')

async function aliased(email: string) {
  const profile = await Profile.findOne({ email }, { alias: 1 })
  return prisma.user.findFirst({ where: { name: profile?.alias } })
}

export async function aliases(emails: string[]) {
  for (const email of emails) console.log(await aliased(email)) // want "`aliased` reaches `prisma.user.findFirst` once for each `email` of `emails`"
}

const engine = new Liquid()

async function rendered(template: string) {
  const name = await engine.parseAndRender(template, {})
  return prisma.user.findFirst({ where: { name } })
}

export async function renders(templates: string[]) {
  for (const template of templates) console.log(await rendered(template)) // want "`rendered` reaches `prisma.user.findFirst` once for each `template` of `templates`"
}

function nameOf(email: string) {
  return email.split('@')[0]
}
