import { prisma } from './db'

async function remember(name: string) {
  await prisma.tag.create({ data: { name } })
}

// Each round waits for the outside world: a row beside that is what nobody would change.
export async function fetched(urls: string[]) {
  for (const url of urls) {
    const response = await fetch(url)
    await remember(await response.text())
  }
}

export async function given(names: string[]) {
  for (const name of names) {
    await remember(name) // want "`remember` reaches `prisma.tag.create`"
  }
}
