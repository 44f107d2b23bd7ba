import { City, Street } from './models'

export async function named() {
  for (const city of await City.named('Bern')) console.log(await city.streets) // want "`city.streets` loads a relation of each `city` of `City.named('Bern')`"
}

export async function sorted() {
  const cities = await City.sorted()
  return Promise.all(cities.map((city) => city.streets)) // want "`city.streets` loads a relation of each `city` of `cities`"
}

// What the class above asks is asked for the class that is called.
export async function latest() {
  for (const city of await City.latest()) console.log(await city.streets) // want "`city.streets` loads a relation of each `city` of `City.latest()`"
}

export async function built() {
  for (const one of (await City.built()) as City[]) console.log(await one.streets) // want "`one.streets` loads a relation of each `one`"
}

export async function loaded() {
  for (const city of await City.withStreets()) console.log(await city.streets)
}

// A street has none.
export async function others() {
  for (const street of await Street.latest()) console.log(await (street as unknown as City).streets)
}

export async function one() {
  const [city] = await City.named('Bern')
  return city?.streets
}
