// What discovery needs to know of a schema file before it is parsed: by patterns over its text, as most files that are found are
// read for their tables only if they turn out to belong to a schema in use.

/** Whether the file connects to a database, and so is the main file of a schema. */
export function hasDatasource(text: string): boolean {
  return /^\s*datasource\s+\w+\s*\{/m.test(text)
}

/** `output` of each client generator; undefined where it is the default. */
export function writtenOutputs(text: string): (string | undefined)[] {
  return [...text.matchAll(/^\s*generator\s+\w+\s*\{([\s\S]*?)^\s*\}/gm)].flatMap(([, body = '']) => {
    if (!/^\s*provider\s*=\s*\[?\s*"(?:prisma-client|prisma-client-js)"/m.test(body)) return []
    return [/^\s*output\s*=\s*"([^"]*)"/m.exec(body)?.[1]]
  })
}
