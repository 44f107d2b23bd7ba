// Streams of Node.js, and libraries that read tables and lines by them: what is read comes piece by piece (`rows.on('data', f)`).
// A listener is called for each, whether it waits for something or not. `csvtojson` waits for its subscriber, and `exceljs` and `papaparse`
// call a function for each row of a sheet.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const modules = [
  'fs', 'node:fs', 'readline', 'node:readline', 'stream', 'node:stream', 'csv-parser', 'csv-parse', 'csv-parse/*', 'fast-csv', '@fast-csv/parse', 'split2', 'ndjson', 'JSONStream',
  'stream-json', 'stream-json/*', 'line-by-line', 'event-stream', 'through2',
]

export const nodeStreams: readonly Framework[] = [
  { name: 'node-streams', modules, callables: [], listening: { methods: ['on', 'addListener'], events: ['data', 'line', 'record', 'row'], through: ['pipe'] } },
  // What is written to a stream of objects comes one by one, too; of bytes it comes in pieces of any size.
  {
    name: 'writable', modules: ['stream', 'node:stream'], callables: [
      callables('each-sequential', 0, ['Writable', 'Duplex'], { property: 'write', where: 'objectMode' }), callables('each-sequential', 0, ['Transform'], { property: 'transform', where: 'objectMode' }),
    ],
  },
  { name: 'csvtojson', modules: ['csvtojson'], callables: [callables('each-sequential', 0, ['().subscribe'])] },
  { name: 'papaparse', modules: ['papaparse'], callables: [callables('each', 1, ['parse', 'Papa.parse'], { property: 'step' })] },
  { name: 'exceljs', modules: ['exceljs'], callables: [callables('each', 0, ['().eachRow', 'Worksheet.eachRow'])] },
]
