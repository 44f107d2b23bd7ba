// Methods of strings, arrays, maps, dates, loggers, requests and responses: no caller turns them into queries.

const OF_TEXTS = ['trim', 'split', 'replace', 'replaceAll', 'toLowerCase', 'toUpperCase', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'substring', 'substr', 'padStart', 'padEnd', 'charAt', 'localeCompare',
  'toString', 'toISOString', 'toFixed', 'toNumber', 'toLocaleString', 'getTime', 'valueOf']

const EVERYDAY = new Set([...OF_TEXTS, ...('join includes slice match test exec concat push pop shift unshift splice '
  + 'sort reverse flat fill keys values entries has set add clear toJSON log info warn error debug trace fatal json status send end setHeader header redirect text blob arrayBuffer formData parse safeParse stringify '
  + 'preventDefault stopPropagation focus blur click append appendChild removeChild querySelector getElementById setState setValue getValue dispatch emit on off once bind apply').split(' ')])

const texts = new Set(OF_TEXTS)

export function isEverydayMethod(name: string): boolean {
  return EVERYDAY.has(name)
}

/** Of texts, numbers and times alone: few classes of a project have such a method that asks for anything. */
export function isTextMethod(name: string): boolean {
  return texts.has(name)
}
