// Values → numbers of 53 bits, so that parameters and rows can be compared without being kept. A number and the text of it are equal:
// drivers hand large integers back as text, and take either.

const LONGEST = 4_096
/** Texts that are longer are no keys. */
export const LONGEST_KEY = 64

/** A hash of any value. Values that are compared by their parts are read no deeper than their JSON. */
export function hashOf(value: unknown): number {
  switch (typeof value) {
    case 'number': return Number.isInteger(value) ? hashOfInteger(value) : hashOfText(String(value))
    case 'string': return hashOfText(value)
    case 'bigint': return hashOfText(String(value))
    case 'boolean': return value ? 1 : 2
    case 'object': return value === null ? 3 : hashOfObject(value)
    default: return 4
  }
}

/** One of 32 bits, which maps look up faster. Two values may share one; that all of several do is out of the question. */
export function smallHashOf(value: unknown): number {
  return keyHashOf(value) ?? low(combined(7, hashOf(value)))
}

/**
 * The same of what can be the key of a row: equal values of it are likely to mean the same row, which those of flags, dates and documents
 * are not. Undefined for these. Each value of each row is asked, so numbers of 32 bits stand for themselves.
 */
export function keyHashOf(value: unknown): number | undefined {
  switch (typeof value) {
    case 'number': return (value | 0) === value ? value | 0 : Number.isInteger(value) ? low(hashOfInteger(value)) : undefined
    case 'string': return value.length > 0 && value.length <= LONGEST_KEY ? keyHashOfText(value) : undefined
    case 'bigint': return keyHashOfText(String(value))
    case 'object': return value instanceof Uint8Array && value.length <= 32 ? low(hashOfBytes(value)) : undefined
    default: return undefined
  }
}

function keyHashOfText(text: string): number {
  const integer = integerOf(text)
  return integer === undefined ? low(hashOfCharacters(text)) : (integer | 0) === integer ? integer : low(hashOfInteger(integer))
}

export function combined(seed: number, hash: number): number {
  return finished(Math.imul(low(seed) ^ low(hash), 0x85ebca6b) ^ high(hash), Math.imul(high(seed) ^ high(hash), 0xc2b2ae35) ^ Math.imul(low(hash), 0x9e3779b1) ^ low(seed))
}

function hashOfInteger(value: number): number {
  return finished(Math.imul(low(value) ^ 0xdeadbeef, 0x85ebca6b), Math.imul(high(value) ^ low(value) ^ 0x41c6ce57, 0xc2b2ae35))
}

function hashOfText(text: string): number {
  const integer = integerOf(text)
  return integer === undefined ? hashOfCharacters(text) : hashOfInteger(integer)
}

function hashOfCharacters(text: string): number {
  let one = 0xdeadbeef ^ text.length
  let other = 0x41c6ce57 ^ text.length
  const end = Math.min(text.length, LONGEST)
  for (let index = 0; index < end; index += 1) {
    const code = text.charCodeAt(index)
    one = Math.imul(one ^ code, 0x9e3779b1)
    other = Math.imul(other ^ code, 0x5f356495)
  }
  return finished(one, other)
}

/** The integer that a text writes as a program would, if it is one that numbers hold exactly. */
function integerOf(text: string): number | undefined {
  const { length } = text
  if (length === 0 || length > 16) return undefined
  const negative = text.charCodeAt(0) === 45
  const start = negative ? 1 : 0
  if (length === start || length - start > 15 || text.charCodeAt(start) === 48 && length > 1) return undefined
  let value = 0
  for (let index = start; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return negative ? -value : value
}

function hashOfObject(value: object): number {
  if (value instanceof Date) return combined(5, hashOfInteger(value.getTime()))
  if (value instanceof Uint8Array) return hashOfBytes(value)
  if (Array.isArray(value)) return value.reduce<number>((hash, item) => combined(hash, hashOf(item)), 6)
  return hashOfText(JSON.stringify(value) ?? '')
}

function hashOfBytes(bytes: Uint8Array): number {
  let one = 0x6b43a9b5 ^ bytes.length
  let other = 0x34fb2e7d ^ bytes.length
  const end = Math.min(bytes.length, LONGEST)
  for (let index = 0; index < end; index += 1) {
    one = Math.imul(one ^ bytes[index]!, 0x9e3779b1)
    other = Math.imul(other ^ bytes[index]!, 0x5f356495)
  }
  return finished(one, other)
}

function low(value: number): number {
  return value | 0
}

function high(value: number): number {
  return value / 0x1_0000_0000 | 0
}

function finished(one: number, other: number): number {
  let first = Math.imul(one ^ one >>> 16, 0x85ebca6b) ^ Math.imul(other ^ other >>> 13, 0xc2b2ae35)
  let second = Math.imul(other ^ other >>> 16, 0x85ebca6b) ^ Math.imul(first ^ first >>> 13, 0xc2b2ae35)
  first ^= first >>> 15
  second ^= second >>> 16
  return (second & 0x1f_ffff) * 0x1_0000_0000 + (first >>> 0)
}
