import { readFileSync } from 'node:fs'

export function settings() {
  return { views: Number(readFileSync('views', 'utf8')) }
}
