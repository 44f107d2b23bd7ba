import { Config, config } from './settings'

export interface Entry { message: string; kind: string }

export const limits = { samples: 5 }

export function backupCodes(kind: string): Entry[] {
  const codes: Entry[] = []
  for (let at = 0; at < Config.get().security.codes; at++) {
    const code = { message: Math.random().toString(36), kind }
    codes.push(code)
  }
  return codes
}

export async function slots(kind: string) {
  const entries: Entry[] = []
  for (let at = 0; at < config.slots; at++) entries.push({ message: `slot ${at}`, kind })
  return entries
}

export function samples(): Entry[] {
  const entries: Entry[] = []
  for (let at = 1; at <= limits.samples; at++) entries.push({ message: `sample ${at}`, kind: 'info' })
  return entries
}

export function perEnvironment(): Entry[] {
  const count = parseInt(process.env['ENTRIES'] ?? '3')
  return Array.from({ length: count }, (_, at) => ({ message: `entry ${at}`, kind: 'info' }))
}

// What callers ask for grows with what they know of.
export function asMany(count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < count; at++) entries.push({ message: `entry ${at}`, kind: 'info' })
  return entries
}

// A parameter of that name may be anybody's.
export function asConfigured(config: { readonly entries: number }): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < config.entries; at++) entries.push({ message: `entry ${at}`, kind: 'info' })
  return entries
}

export function asLong(names: string[]): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < names.length; at++) entries.push({ message: names[at]!, kind: 'info' })
  return entries
}

export function either(names: string[], fixed: boolean): Entry[] {
  return fixed ? samples() : asLong(names)
}
