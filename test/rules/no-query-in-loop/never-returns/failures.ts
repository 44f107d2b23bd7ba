export const Failures = {
  notFound(what: string): never {
    throw new Error(`no ${what}`)
  },
}

// By its body alone.
export function forbid(what: string) {
  const text = `no access to ${what}`
  throw new Error(text)
}

export function forbidUnless(allowed: boolean) {
  if (allowed) return
  throw new Error('no access')
}
