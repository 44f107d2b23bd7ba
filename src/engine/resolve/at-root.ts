// Files that a library looks for by their names at the root of a package, as what they export: settings that no code of the package hands
// to it.

import type { Classes } from '../../model/invocation.ts'
import type { Files } from '../../model/files.ts'
import { fromLive } from '../../model/live.ts'
import { type Value, unknown } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { packageOf } from './package-index.ts'
import { isCode } from './probe.ts'

export function createAtRoot(mind: () => Mind, files: Files): Classes['atRoot'] {
  return (names, from) => {
    if (mind().settings.singleFile === true) return undefined
    const folder = packageOf(files, from)
    const name = folder === undefined ? undefined : names.find((one) => files.kind(`${folder}/${one}`) === 'file')
    return name === undefined ? undefined : { name, value: valueOf(`${folder}/${name}`) }
  }

  function valueOf(file: string): Value {
    if (isCode(file)) return mind().exported(file, 'default')
    return file.endsWith('.json') ? parsed(files.read(file)) : unknown
  }
}

function parsed(text: string | undefined): Value {
  try {
    return text === undefined ? unknown : fromLive(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return unknown
  }
}
