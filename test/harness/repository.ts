// Where this repository is: fixtures are read from it, generated things are kept in its .cache.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const rulesFolder = join(repository, 'test/rules')
