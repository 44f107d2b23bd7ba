// A project on disk for one test file, written from an object and removed afterwards.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

export function folderWith(texts: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-'))).replaceAll('\\', '/')
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true })
    writeFileSync(`${root}/${path}`, text)
  }
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return root
}
