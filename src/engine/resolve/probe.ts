// Which file a path without its extension means. Sources win over declarations and over built files, because the engine wants
// bodies: TypeScript would take `x.d.ts` before `x.js`, we take it last.

import { posix } from 'node:path'
import type { Files } from '../../model/files.ts'

const SOURCES = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts']

/** What a written extension may stand for in sources. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
}

const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/

export function isCode(path: string): boolean {
  return CODE.test(path)
}

export function isDeclaration(path: string): boolean {
  return /\.d\.(?:[a-z]+\.)?[cm]?ts$/.test(path)
}

export function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.(?:[cm]?[jt]s|[jt]sx)$/, '')
}

/** The folder above, or undefined at the root. `/` and `C:/` are written with an empty or two-letter parent. */
export function parentOf(path: string): string | undefined {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? undefined : path.slice(0, cut)
}

export function joined(folder: string, path: string): string {
  if (isAbsolute(path)) return posix.normalize(path).replace(/(?<=.)\/$/, '')
  return posix.join(folder === '' ? '/' : folder, path).replace(/(?<=.)\/$/, '')
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

/** The file that an import of this path leads to: with another extension, or the index of a folder. */
export function findModuleFile(files: Files, path: string, folderEntry?: (folder: string) => string | undefined): string | undefined {
  const extension = CODE.exec(path)?.[0]
  const written = extension === undefined ? undefined : WRITTEN[extension]
  if (extension !== undefined && written !== undefined) {
    const stem = path.slice(0, -extension.length)
    const hit = written.find((other) => files.kind(stem + other) === 'file')
    if (hit !== undefined) return stem + hit
  }
  const itself = files.kind(path)
  if (itself === 'file') return path
  const source = SOURCES.find((other) => files.kind(path + other) === 'file')
  if (source !== undefined) return path + source
  if (itself !== 'folder') return undefined
  const entry = folderEntry?.(path)
  if (entry !== undefined) return entry
  const index = SOURCES.find((other) => files.kind(`${path}/index${other}`) === 'file')
  return index === undefined ? undefined : `${path}/index${index}`
}
