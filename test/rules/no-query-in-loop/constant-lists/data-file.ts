import countries from './countries.json'
import * as all from './countries.json'
import { prisma } from './db'

export async function perCountry() {
  for (const { code } of countries) console.log(await prisma.team.count({ where: { slug: code } }))
}

export async function perEntry() {
  return Promise.all(Object.values(all).map((country) => prisma.team.count({ where: { slug: country.code } })))
}
