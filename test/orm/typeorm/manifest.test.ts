// Version and database, as manifests, installed packages and configuration tell.

import { describe, expect, it } from 'vitest'
import { findInstallation } from '../../../src/orm/typeorm/manifest.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const manifest = (dependencies: Readonly<Record<string, string>>, devDependencies: Readonly<Record<string, string>> = {}) => JSON.stringify({ dependencies, devDependencies })
const at = (texts: Readonly<Record<string, string>>, file = '/app/src/a.ts') => findInstallation(memoryFiles(texts), '/app').targetOf(file)

describe('versions', () => {
  it.each([['^0.2.45', 0.2], ['0.3.31', 0.3], ['~1.1.0', 1], ['latest', undefined]])('%s', (range, version) => {
    expect(at({ '/app/package.json': manifest({ typeorm: range }) }).version).toBe(version)
  })

  it('of what is installed count more', () => {
    const texts = { '/app/package.json': manifest({ typeorm: '>=0.2' }), '/app/node_modules/typeorm/package.json': '{ "version": "0.3.31" }' }
    expect(at(texts).version).toBe(0.3)
    expect(findInstallation(memoryFiles(texts), '/app').installed).toBe(true)
  })
})

describe('databases', () => {
  it.each([['pg', 'postgresql'], ['mysql2', 'mysql'], ['better-sqlite3', 'sqlite'], ['mssql', 'sqlserver']])('by the driver %s', (driver, provider) => {
    expect(at({ '/app/package.json': manifest({ typeorm: '1', [driver]: '*' }) }).provider).toBe(provider)
  })

  it('are unknown with several drivers or none', () => {
    expect(at({ '/app/package.json': manifest({ typeorm: '1', pg: '*' }, { sqlite3: '*' }) }).provider).toBe('unknown')
    expect(at({ '/app/package.json': manifest({ typeorm: '1' }) }).provider).toBe('unknown')
  })

  it('are then those that the configuration names', () => {
    const both = manifest({ typeorm: '1', pg: '*' }, { sqlite3: '*' })
    expect(at({ '/app/package.json': both, '/app/src/data-source.ts': 'export const source = new DataSource({ type: \'postgres\', entities: [] })' }).provider).toBe('postgresql')
    expect(at({ '/app/package.json': both, '/app/ormconfig.json': '{ "type": "mysql" }' }).provider).toBe('mysql')
    expect(at({ '/app/package.json': both, '/app/src/data-source.ts': 'test ? { type: \'sqlite\' } : { type: \'postgres\' }' }).provider).toBe('unknown')
  })

  it('belong to the package that a file stands in', () => {
    const texts = { '/app/package.json': manifest({}), '/app/packages/api/package.json': manifest({ typeorm: '^1.1.0', pg: '*' }), '/app/packages/old/package.json': manifest({ typeorm: '^0.2.45', mysql: '*' }) }
    expect(at(texts, '/app/packages/api/src/a.ts')).toMatchObject({ version: 1, provider: 'postgresql' })
    expect(at(texts, '/app/packages/old/src/a.ts')).toMatchObject({ version: 0.2, provider: 'mysql' })
    expect(findInstallation(memoryFiles(texts), '/app').used).toBe(true)
  })

  it('of projects without TypeORM matter to nobody', () => {
    expect(findInstallation(memoryFiles({ '/app/package.json': manifest({ prisma: '7' }) }), '/app').used).toBe(false)
  })
})
