// Globs over paths with `/`: `*` within a name, `**` across folders, `?`, `{a,b}`. Square brackets are literal, because routers
// use them in folder names (`[id]`).

const patterns = new Map<string, RegExp>()

export function globMatches(glob: string, path: string): boolean {
  const known = patterns.get(glob)
  if (known !== undefined) return known.test(path)
  const pattern = globPattern(glob)
  patterns.set(glob, pattern)
  return pattern.test(path)
}

export function globPattern(glob: string): RegExp {
  let source = ''
  let braces = 0
  for (let at = 0; at < glob.length; at += 1) {
    const char = glob.charAt(at)
    if (glob.startsWith('**/', at) && (at === 0 || glob.charAt(at - 1) === '/')) {
      source += '(?:.*/)?'
      at += 2
    } else if (glob.startsWith('**', at)) {
      source += '.*'
      at += 1
    } else if (char === '*') source += '[^/]*'
    else if (char === '?') source += '[^/]'
    else if (char === '{' && glob.includes('}', at)) {
      source += '(?:'
      braces += 1
    } else if (char === '}' && braces > 0) {
      source += ')'
      braces -= 1
    } else if (char === ',' && braces > 0) source += '|'
    else source += char.replace(/[.+^$()|[\]\\{}]/, '\\$&')
  }
  return new RegExp(`^${source}$`)
}
