// Which files of a package name what, found in their text: who extends a class, who binds a token, who makes what. Whoever asks reads the
// facts of those few files and lets them decide.

import type { Files } from '../../model/files.ts'
import type { Program } from '../program.ts'
import { isCode, isDeclaration, parentOf } from './probe.ts'

/** The places in which a name stands. */
export type Mention = keyof typeof mentions

export interface PackageIndex {
  /** Files of the package of `from` that name it there, sorted. */
  files(mention: Mention, name: string, from: string): readonly string[]
  /** All that is named there in the package of `from`. */
  names(mention: Mention, from: string): ReadonlySet<string>
  /** Whether the manifest of the package of `from` names another package. */
  requires(name: string, from: string): boolean
  /** Looks again at what a file names. */
  changed(file: string): void
}

const SKIPPED = /^(node_modules|dist|build|out|coverage|generated|__generated__|\..*)$/
const FILE_LIMIT = 20_000

interface Pattern {
  /** What a text without any never has: of these words one, which is soon told, and then this. */
  readonly words?: readonly string[]
  readonly hint: RegExp
  /** Its groups have the names. */
  readonly all: RegExp
  /** Other words for the same. */
  readonly more?: Pattern
  /** Files of declarations are asked for it, too. */
  readonly declared?: true
  /** All packages of the project are asked for it. */
  readonly everywhere?: true
  /** What is not named any more is of interest, too: that something is named nowhere. */
  readonly forgets?: true
}

/** What functions that others register something by are called, or what their names begin with. */
const REGISTERING = ['on', 'once', 'add', 'register', 'subscribe', 'use', 'tap', 'hook', 'listen', 'handle', 'install', 'attach', 'provide', 'when', 'define', 'set', 'bind', 'plug'] as const

/** Decorators of the fields of a schema. */
const FIELDS = ['@Query', '@Mutation', '@Subscription', '@Field', '@Resolve']
const FIELD = /@(?:Query|Mutation|Subscription|Field|FieldResolver|ResolveField|ResolveProperty)\s*\(/

const mentions = {
  /** `class A extends B implements C, D<E> {`: the names after both words. */
  heritage: { words: ['implements', 'extends'], hint: /\b(?:implements|extends)\b/, all: /\bclass\b[^{;]*?\b(?:extends|implements)\b([^{]*)\{/g, forgets: true },
  /** Objects that may be written with a type: `const a: B = {`, `satisfies B`, and what functions hand back, `): B {`. */
  written: { hint: /\)\s*:|\bsatisfies\b|=\s*[{[]/, all: /(?:\)\s*:|\bsatisfies\b|[\w$?!]\s*:(?=[^=;(){}\n]*=\s*[{[]))\s*([A-Z][^=;(){}\n]*)/g },
  /**
   * Tokens that are bound: `{ provide: TOKEN`, `bind<Users>(TYPES.Users)`, `registerSingleton('users', Users)`, `Container.set({ id: 'users'`,
   * `decorate('users', users)`, `context.set('users', users)`, `users: asClass(`; and what is made for them by the last of these.
   */
  binding: {
    words: ['provide', 'token', 'bind', 'register', 'decorate', 'set'],
    hint: /\b(?:(?:provide|token)\s*:|(?:(?:re)?bind|register\w*|decorate\w*|(?:Container|c|ctx|context)\s*\.\s*set)\s*[<(])/,
    all: /\b(?:(?:provide|token)\s*:|(?:(?:re)?bind|register\w*|decorate\w*|(?:Container|c|ctx|context)\s*\.\s*set)\s*(?:<[^;(){}]*>)?\s*\((?:\s*\[?\s*\{\s*id\s*:)?)\s*([\w$.]+|'[^'\n]*'|"[^"\n]*")/g,
    more: { words: ['asClass', 'asFunction', 'asValue', 'aliasTo'], hint: /\b(?:as(?:Class|Function|Value)|aliasTo)\b/, all: /([\w$]+)['"]?\s*:\s*(?=(?:\w+\.)?(?:as(?:Class|Function|Value)|aliasTo)\b)|\bas(?:Class|Function)\s*\(\s*([\w$]+)/g },
  },
  /** What classes are about by their decorators: `@Resolver(() => Post)`, `@Resolver('Post')`. */
  subject: { words: ['Resolver'], hint: /@\w*Resolver\b/, all: /@\w*Resolver\s*\(\s*(?:(?:\([^()]*\)|\w+)\s*=>\s*)?([\w$.]+|'[^'\n]*'|"[^"\n]*")/g },
  /** Types that the fields of a schema may answer with, one at a time: `@Query(() => Viewer)`, `@Field() viewer: Viewer`. */
  answered: {
    words: FIELDS,
    hint: FIELD,
    all: /(?:=>|\)\s*(?:[\w$]+\s+)*?[\w$]+\s*[!?]?\s*:|\)\s*:)\s*\(?\s*(?:Promise\s*<\s*)?([A-Z][\w$]*)\b(?!\s*[[(.<])/g,
  },
  /** Types of which a schema may have several at a time, or which it hands to something else: `[Viewer]`, `Viewer[]`, `Page<Viewer>`, `pageOf(Viewer)`. */
  listed: {
    words: [...FIELDS, 'createUnionType'],
    hint: new RegExp(`${FIELD.source}|\\bcreateUnionType\\b`),
    all: /\[\s*([A-Z][\w$]*(?:\s*,\s*[A-Z][\w$]*)*)\s*,?\s*\]|(?<!\bResolver\s*)\(\s*([A-Z][\w$]*)\s*[,)]|,\s*([A-Z][\w$]*)\s*\)|\b([A-Z][\w$]*)\s*\[\s*\]|(?<!\b(?:Promise|Partial|Pick|Omit)\s*)<\s*([A-Z][\w$]*)\s*[,>]/g,
    forgets: true,
  },
  /** What is constructed, and calls of functions that make things by their names: `new Pool(`, `createPool(`, `makeSchema(`, and `forRoot(` of a module. */
  making: { words: ['new', 'create', 'make', 'forRoot'], hint: /\bnew\b|\b(?:create|make)[A-Z]|\bforRoot/, all: /\b(?:new\s+(?:\w+\s*\.\s*)*([A-Z][\w$]*)|(((?:create|make)[A-Z]|forRoot)\w*))\s*(?:<[^;(){}]*>)?\s*\(/g },
  /** Types of modules, and global ones, to which a file adds something: `declare module 'fastify' { interface FastifyInstance {`. */
  added: { words: ['declare'], hint: /\bdeclare\s+(?:module\s*['"]|global\b|namespace\b)/, all: /\b(?:interface|type)\s+([A-Za-z_$][\w$]*)/g, declared: true },
  /** Methods by which an application puts something into the things of a server. */
  carried: { words: ['decorate', 'set'], hint: /\bdecorate|\.\s*set\b/, all: /\b(?:(decorate\w*)|(?:c|ctx|context)\s*\.\s*(set))\s*[<(]/g },
  /** Methods and decorators by which code says that it listens for messages: `.on('paid', send)`, `@OnEvent('paid')`. */
  listening: { words: ['on', 'many', 'Listener', 'Handler', 'OnEvent'], hint: /\.\s*(?:on(?:ce)?|(?:prepend)?Many|many|\w+Listener)\s*\(|@\w*(?:OnEvent|Handler)\b/, all: /(?:\.\s*(on(?:ce)?|prependMany|many|\w+Listener)|@(OnEvent|\w*Handler))\s*\(/g },
  /** Calls by which code registers something somewhere: `bus.on('paid', send)`, `registerJob('mail', send)`. */
  registering: { words: REGISTERING, hint: new RegExp(`\\b(?:${REGISTERING.join('|')})(?:[A-Z]\\w*)?\\s*[<(]`), all: new RegExp(`(?<!\\bfunction\\s+)\\b((?:${REGISTERING.join('|')})(?:[A-Z]\\w*)?)\\s*(?:<[^;(){}]*>)?\\s*\\(`, 'g') },
  /** Methods that wait for something: `async warn(`. */
  waiting: { words: ['async'], hint: /\basync\s/, all: /\basync\s+([a-z]\w*)\s*(?:<[^>()]*>)?\(/g },
  /** Properties that run code when they are read: `get posts() {`. */
  getter: { words: ['get'], hint: /\bget\s+[\w$]+\s*\(\s*\)/, all: /\bget\s+([\w$]+)\s*\(\s*\)/g },
  /** Properties that may load something when they are read: those that are promises, and all of a file with an option for it. */
  lazy: { words: ['Promise'], hint: /\bPromise\s*</, all: /([\w$]+)\s*[!?]?\s*:\s*(?:[\w$.]+\s*<\s*)?Promise\s*</g, more: { words: ['lazy', 'LAZY'], hint: /\blazy['"]?\s*:\s*(?:true|[A-Z])|\.\.\.\s*(?:lazy|LAZY)/, all: /([\w$]+)['"]?\s*[!?]?\s*[:;=]/g }, everywhere: true },
} as const satisfies Readonly<Record<string, Pattern>>

const FORGETTING = Object.entries<Pattern>(mentions).flatMap(([mention, { forgets }]) => forgets === true ? [`${mention} `] : [])

/** @param root folder of the project */
export function createPackageIndex(program: () => Program, files: Files, root: string): PackageIndex {
  /** For each package, and for the project: what is named → the files. */
  const packages = new Map<string, Map<string, Set<string>>>()
  const projects: typeof packages = new Map()
  const manifests = new Map<string, string>()
  /** Folders of files → the packages that they are in. */
  const around = new Map<string, string | undefined>()

  const packageAround = (from: string): string | undefined => {
    const folder = parentOf(from) ?? ''
    if (!around.has(folder)) around.set(folder, packageOf(files, from))
    return around.get(folder)
  }

  const indexFor = (mention: Mention, from: string) => {
    const isEverywhere = isAskedEverywhere(mention)
    const folder = isEverywhere ? root : packageAround(from)
    if (folder === undefined) return undefined
    const indexes = isEverywhere ? projects : packages
    const index = indexes.get(folder) ?? indexOf(files, folder, isEverywhere)
    indexes.set(folder, index)
    return { folder, index }
  }
  /** Names by package and mention, until a file names another. */
  const all = new Map<string, ReadonlySet<string>>()

  return {
    files(mention, name, from) {
      const found = indexFor(mention, from)
      if (found === undefined) return []
      const { folder, index } = found
      const key = `${mention} ${name}`
      // A file that names it later forgets what was concluded without it.
      program().need([markOf(folder, key)])
      const named = index.get(key)
      return named === undefined ? [] : [...named].sort()
    },
    names(mention, from) {
      const found = indexFor(mention, from)
      if (found === undefined) return new Set()
      const mark = markOf(found.folder, mention)
      program().need([mark])
      let named = all.get(mark)
      if (named === undefined) all.set(mark, named = new Set([...found.index.keys()].filter((key) => key.startsWith(`${mention} `)).map((key) => key.slice(mention.length + 1))))
      return named
    },
    requires(name, from) {
      const folder = packageAround(from)
      if (folder === undefined) return false
      const manifest = `${folder}/package.json`
      program().need([manifest])
      const text = manifests.get(folder) ?? files.read(manifest) ?? ''
      manifests.set(folder, text)
      return text.includes(`"${name}"`)
    },
    changed(file) {
      if (file.endsWith('/package.json')) {
        manifests.delete(parentOf(file)!)
        around.clear()
      }
      for (const indexes of [packages, projects]) for (const [folder, index] of indexes) {
        if (!file.startsWith(`${folder}/`)) continue
        const gone = forgotten(index, file)
        const named = add(index, file, files.read(file), indexes === projects)
        // What was named before and is named again tells nothing new.
        for (const key of [...named.filter((one) => !gone.has(one)), ...[...gone].filter((one) => !named.includes(one))]) {
          program().forget(markOf(folder, key))
          const mark = markOf(folder, key.slice(0, key.indexOf(' ')))
          if (all.delete(mark)) program().forget(mark)
        }
      }
    },
  }
}

/** The nearest folder with a manifest, or the file's own. Never the root of the disk. */
export function packageOf(files: Files, from: string): string | undefined {
  for (let folder = parentOf(from) ?? ''; folder !== ''; folder = parentOf(folder) ?? '') if (files.kind(`${folder}/package.json`) === 'file') return folder
  return parentOf(from) || undefined
}

function isAskedEverywhere(mention: Mention): boolean {
  const pattern: Pattern = mentions[mention]
  return pattern.everywhere === true
}

function indexOf(files: Files, folder: string, isEverywhere: boolean): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const file of codeUnder(files, folder)) add(index, file, files.read(file), isEverywhere)
  return index
}

/** Adds what a file names, and tells what is new of it. What it named before stays, most often: its facts decide. */
function add(index: Map<string, Set<string>>, file: string, text: string | undefined, isEverywhere: boolean): readonly string[] {
  if (text === undefined) return []
  const fresh: string[] = []
  const asked = Object.entries<Pattern>(mentions).filter(([, { declared, everywhere = false }]) => everywhere === isEverywhere && (declared === true || !isDeclaration(file)))
  for (const [mention, pattern] of asked) for (const { words, hint, all } of pattern.more === undefined ? [pattern] : [pattern, pattern.more]) {
    if (words?.some((word) => text.includes(word)) === false || !hint.test(text)) continue
    for (const match of text.matchAll(all)) for (const name of match.slice(1).find((one) => one !== undefined)!.match(/[A-Za-z_$][\w$]*/g) ?? []) {
      const key = `${mention} ${name}`
      const named = index.get(key) ?? new Set()
      if (named.has(file)) continue
      index.set(key, named.add(file))
      fresh.push(key)
    }
  }
  return fresh
}

/** Takes a file away from what it named, as far as that is of interest, and tells what that was. */
function forgotten(index: Map<string, Set<string>>, file: string): ReadonlySet<string> {
  const gone = new Set<string>()
  for (const [key, named] of index) if (FORGETTING.some((mention) => key.startsWith(mention)) && named.delete(file)) gone.add(key)
  return gone
}

/** Stands for what is named among the files that a conclusion rests on. */
function markOf(folder: string, key: string): string {
  return `${folder}/ ${key}`
}

function codeUnder(files: Files, top: string): readonly string[] {
  const found: string[] = []
  const folders = [top]
  for (let folder = folders.pop(); folder !== undefined && found.length < FILE_LIMIT; folder = folders.pop()) {
    for (const name of files.list(folder)) {
      if (SKIPPED.test(name)) continue
      const path = `${folder}/${name}`
      if (isCode(path)) {
        if (!/\.(spec|test|mock)\./.test(name)) found.push(path)
      } else if (!name.includes('.') && files.kind(path) === 'folder' && !/^(test|tests|__tests__|__mocks__|e2e)$/.test(name)) folders.push(path)
    }
  }
  return found.sort()
}
