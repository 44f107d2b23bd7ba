import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import PQueue from 'p-queue'
import pRetry from 'p-retry'
import { model } from 'mongoose'
import { Queue, Scores, hashed, labelled } from './client'
import { prisma } from './db'

async function remember(name: string) {
  await prisma.tag.create({ data: { name } })
}

// A process is waited for without a promise.
export async function scanned(hosts: string[]) {
  for (const host of hosts) {
    const { stdout } = spawnSync('scan', [host])
    await remember(String(stdout))
  }
}

async function scan(host: string) {
  spawnSync('scan', [host])
  await remember(host)
}

export async function queued(hosts: string[]) {
  const queue = new PQueue({ concurrency: 5 })
  await Promise.all(hosts.map((host) => queue.add(() => scan(host))))
}

// So is a stream, or a time.
async function imported(path: string) {
  const lines: string[] = []
  const stream = createReadStream(path)
  await new Promise((resolve) => {
    stream.on('data', (line) => lines.push(String(line)))
    stream.on('end', resolve)
  })
  await remember(lines.join())
}

export async function files(paths: string[]) {
  for (const path of paths) await pRetry(() => imported(path))
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function slowly(names: string[]) {
  for (const name of names) {
    await remember(name)
    await sleep(1000)
  }
}

// A client of another service, made with arguments, held by a base class.
export async function scored(names: string[], scores: Scores) {
  for (const name of names) {
    const score = await scores.of(name)
    await remember(`${name} ${score.data}`)
  }
}

export async function titled(names: string[], scores: Scores) {
  for (const name of names) await remember(await scores.title(name))
}

export async function announced(names: string[], queue: Queue) {
  for (const name of names) {
    await queue.announce(name)
    await remember(name)
  }
}

// What works in the process is waited for by nobody.
export async function converted(names: string[]) {
  for (const name of names) {
    const label = await labelled(name)
    await remember(label.name) // want "`remember` reaches `prisma.tag.create` once for each `name` of `names`"
  }
}

export async function secret(names: string[]) {
  for (const name of names) await remember(await hashed(name)) // want "`remember` reaches `prisma.tag.create` once for each `name` of `names`"
}

// One answer for many items: the loop over them waits for the database alone.
export async function chunked(chunks: string[][], scores: Scores) {
  for (const chunk of chunks) {
    const { data } = await scores.of(chunk.join())
    for (const name of data) await remember(name) // want "`remember` reaches `prisma.tag.create` once for each `name` of `data`"
  }
}

// A promise that stands for a query is no wait for anything else.
async function wrapped(name: string) {
  await new Promise((resolve) => {
    void prisma.user.count().then(resolve)
  })
  await remember(name)
}

export async function wrappers(names: string[]) {
  for (const name of names) await wrapped(name) // want "`wrapped` reaches `prisma.user.count`"
}

// Another database asked for each item is no other work: both could be asked for all.
const Profile = model('Profile')

async function profiled(name: string) {
  const profile = await Profile.findOne({ name }, { alias: 1 })
  await remember(`${name} ${profile?.alias}`)
}

export async function profiles(names: string[]) {
  for (const name of names) await profiled(name) // want "`profiled` reaches `prisma.tag.create` once for each `name` of `names`"
}
