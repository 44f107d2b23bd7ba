export interface Verdict { readonly type: string }

// Each of these gives back nothing on some way.

export function plain(size: number) {
  if (size > 100) return { type: 'too large' }
}

export const arrow = (size: number): Verdict | undefined => {
  if (size > 100) return { type: 'too large' }
}

export async function later(size: number) {
  if (size > 100) return { type: 'too large' }
}

export function bare(size: number) {
  if (size <= 100) return
  return { type: 'too large' }
}

export function search(sizes: number[]) {
  for (const size of sizes) if (size > 100) return { type: 'too large' }
}

export function leftByBreak(sizes: number[]) {
  for (;;) {
    const size = sizes.pop()
    if (size === undefined) break
    if (size > 100) return { type: 'too large' }
  }
}

export function leftByLabel(size: number) {
  outer: for (;;) {
    for (;;) {
      if (size > 100) return { type: 'too large' }
      break outer
    }
  }
}

export function withoutDefault(size: number) {
  switch (size) {
    case 100: return { type: 'full' }
    case 101: return { type: 'too large' }
  }
}

export function fallsOut(size: number) {
  switch (size) {
    case 100: return { type: 'full' }
    default: console.log(size)
  }
}

export function swallows(size: number) {
  try {
    return { type: JSON.parse(String(size)) as string }
  } catch (error) {
    console.error(error)
  }
}

export function swallowsInside(size: number) {
  try {
    if (size > 100) return { type: 'too large' }
  } finally {
    console.log(size)
  }
}

export class Limits {
  exceeded(size: number) {
    if (size > 100) return { type: 'too large' }
  }

  get verdict() {
    if (this.limit > 100) return { type: 'too large' }
  }

  readonly limit = Number(process.env['LIMIT'])
}

// And none of these does: it returns an object, throws, or does not end.

function fail(message: string): never {
  throw new Error(message)
}

export function either(size: number) {
  if (size > 100) return { type: 'too large' }
  else return { type: 'ok' }
}

export function orThrows(size: number) {
  if (size > 100) return { type: 'too large' }
  throw new Error('too small')
}

export function orFails(size: number) {
  if (size > 100) return { type: 'too large' }
  fail('too small')
}

export function orExits(size: number) {
  if (size > 100) return { type: 'too large' }
  process.exit(1)
}

export function withDefault(size: number) {
  switch (size) {
    case 100: return { type: 'full' }
    case 101: {
      if (size > 7) return { type: 'too large' }
      fail('never')
      break
    }
    default: throw new Error('too small')
  }
}

export function exhaustive(kind: 'a' | 'b'): Verdict {
  switch (kind) {
    case 'a': return { type: 'first' }
    case 'b': return { type: 'second' }
  }
}

export function forever(sizes: number[]) {
  for (;;) {
    switch (sizes.pop()) {
      case 100: return { type: 'full' }
      case 101: continue
      default: break
    }
  }
}

export function whileTrue(sizes: number[]) {
  while (true) if (sizes.pop() === 100) return { type: 'full' }
}

export function rethrows(size: number) {
  try {
    return { type: JSON.parse(String(size)) as string }
  } catch {
    throw new Error('no number')
  }
}

export function atLast(size: number) {
  try {
    console.log(size)
  } finally {
    return { type: 'ok' }
  }
}

export function* generated(size: number) {
  if (size > 100) yield { type: 'too large' }
}

export function wrapped(size: number) {
  return [size].map((one) => {
    if (one > 100) return { type: 'too large' }
  })
}
