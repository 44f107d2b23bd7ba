// Methods of strings, arrays, maps, dates, loggers, requests and responses: no caller turns them into queries.

const EVERYDAY = new Set(('trim split join replace replaceAll toLowerCase toUpperCase startsWith endsWith includes indexOf lastIndexOf slice substring substr padStart padEnd match test exec charAt concat push pop shift unshift splice '
  + 'sort reverse flat fill keys values entries has set add clear toString toISOString toFixed toJSON getTime valueOf localeCompare log info warn error debug trace fatal json status send end setHeader header redirect text blob arrayBuffer formData parse safeParse stringify '
  + 'preventDefault stopPropagation focus blur click append appendChild removeChild querySelector getElementById setState setValue getValue dispatch emit on off once bind apply').split(' '))

export function isEverydayMethod(name: string): boolean {
  return EVERYDAY.has(name)
}
