// Prisma 6.19 with its engine in JavaScript, apart since two versions of one command-line tool do not share a `node_modules`. Its generator
// copies Prisma's runtime beside the client, outside `node_modules`.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Release } from '../../../harness/client.ts'
import { folderApart, isInstalledApart } from '../../../harness/apart.ts'

const folder = folderApart('prisma6')
const packages = ['prisma@6.19.3', '@prisma/client@6.19.3', '@prisma/adapter-libsql@6.19.3', '@prisma/adapter-pg@6.19.3']

export const isInstalled = isInstalledApart('Prisma 6', 'prisma6', '@prisma/adapter-pg', packages)

export const release6: Release = { home: folder, generator: 'provider = "prisma-client-js"\n  engineType = "client"', url: 'file:unused' }

/** What lies in the folder of its packages. */
export const require6 = createRequire(join(folder, 'package.json'))
