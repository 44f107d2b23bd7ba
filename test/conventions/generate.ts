// Writes the generated lists; with `--check` only says which are out of date. The list of rules is loaded by everything else, so it is
// written before the rules themselves are asked for their descriptions.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { type Load, registries, stale } from './registries.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const jiti = createJiti(import.meta.url)
const load: Load = (path) => jiti.import(path)
const outdated = await stale(root, load)

if (process.argv.includes('--check')) {
  for (const path of outdated) console.error(`\`${path}\` is out of date: run \`npm run generate\`.`)
  process.exitCode = outdated.length > 0 ? 1 : 0
} else {
  const texts = await registries(root, load)
  for (const path of outdated) writeFileSync(join(root, path), texts.get(path)!)
  console.log(outdated.length === 0 ? 'Everything is up to date.' : `Written: ${outdated.join(', ')}.`)
}
