import { describe, expect, it } from 'vitest'
import { isReported, roleOf } from '../../src/model/role.ts'

describe('roleOf', () => {
  it.each([
    ['application', [
      'apps/web/lib/testimonials.ts', 'src/index.ts', 'src/users/users.service.ts', 'app/tests/page.tsx', 'src/app/scripts/[id]/page.tsx', 'pages/api/test/index.ts',
      'apps/web/lib/api/controllers/migration/importFromHTMLFile.ts', 'apps/web/pages/api/v1/migration/index.ts', 'apps/web/modules/mcp/tools/list.ts', 'src/tools/search.ts', 'packages/mcp/src/tools/list.ts',
      'src/features/fixtures/list-fixtures.ts', 'src/lib/seed-phrase.ts', 'src/contest/latest.ts', 'src/lib/protest.ts', 'src/binary/bin/read.ts', 'src/lib/generator.ts',
      'src/attest/attest.ts', 'src/inspections/inspection.ts', 'src/immigration/visa.ts', 'src/immigrations/list.ts', 'src/features/tenant-migrations/list.ts', 'src/team-migrations-page/list.ts', 'packages/lib/transcripts/list.ts', 'src/description.ts', 'src/ab-testing/assign.ts',
      'src/modules/stories/list.ts',
    ]],
    ['test', [
      'src/a.test.ts', 'src/a.spec.tsx', 'src/a.spec.server.ts', 'test/app.e2e-spec.ts', 'src/__tests__/a.ts', 'src/__mocks__/db.ts', 'tests/helpers/db.ts', 'apps/api/tests/users.ts',
      'e2e/login.ts', 'apps/web-e2e/src/login.ts', 'packages/app-tests/constants/x.ts', 'cypress/support/commands.ts', 'playwright/fixtures.ts', 'src/test-utils/render.tsx',
      'src/test-utils.tsx', 'src/testing/factories.ts', 'fixtures/users.ts', 'src/mocks/handlers.ts', 'src/Button.stories.tsx', 'src/stories/Button.ts', '.storybook/preview.ts',
      'vitest.config.ts', 'jest.setup.js', 'src/setupTests.ts', 'src/user.cy.ts', 'packages/app-tests/e2e/seed.ts', 'src/a.bench.ts',
    ]],
    ['seed', ['prisma/seed.ts', 'packages/prisma/seed/users.ts', 'packages/prisma/seed-database.ts', 'src/database/seeds/01.ts', 'src/seeders/user.ts', 'prisma/seed.dev.ts', 'src/user.seed.ts', 'src/user.seeder.ts']],
    ['migration', [
      'src/migrations/1700000000-init.ts', 'packages/database/migration/20260204174943_migrate_urls/migration.ts', 'src/jobs/migrate-workspaces.ts', 'src/backfill-slugs.ts', 'src/jobs/backfill/slugs.ts',
      'data-migrations/01.ts', 'packages/db/code-migrations/2-accounts.ts', 'src/db_migrations/a.ts', 'src/dataMigrations/a.ts', 'src/database/migration/1700000000000-init.ts', 'src/add-slug.migration.ts',
    ]],
    ['script', ['scripts/import.ts', 'back/src/scripts/bin/a.ts', 'packages/billing/src/scripts/sync.ts', 'bin/cli.ts', 'tools/generators/a.ts', 'packages/x/bin/run.js']],
    ['generated', ['src/generated/client.ts', 'src/__generated__/types.ts', 'src/graphql.generated.ts', 'src/proto/user_pb.js', 'src/routeTree.gen.ts']],
    ['declaration', ['src/env.d.ts', 'types/x.d.mts', 'src/a.d.css.ts']],
  ] as const)('%s', (role, paths) => {
    expect(paths.filter((path) => roleOf(path) !== role)).toEqual([])
  })

  it('is not told by the folder that was asked for, nor by those around it', () => {
    expect(roleOf('test/apps/shop/src/a.ts')).toBe('test')
    expect(roleOf('test/apps/shop/src/a.ts', {}, 'test/apps/shop')).toBe('application')
    expect(roleOf('scripts/a.ts', {}, 'scripts')).toBe('application')
    expect(roleOf('test/apps/shop/test/a.ts', {}, 'test/apps/shop')).toBe('test')
    expect(roleOf('test/apps/shop/src/a.test.ts', {}, 'test/apps/shop')).toBe('test')
    expect(roleOf('test/a.ts', {}, 'test/apps')).toBe('test')
    expect(roleOf('src/modules/stories/a.ts', {}, 'src/modules')).toBe('application')
    expect(roleOf('test/qa/a.ts', { roles: { test: ['test/**'] } }, 'test/qa')).toBe('test')
  })

  it('does as the settings say', () => {
    const settings = { roles: { application: ['scripts/nightly/**'], test: ['qa/**'], include: ['seed'] } } as const
    expect(roleOf('scripts/nightly/a.ts', settings)).toBe('application')
    expect(roleOf('scripts/other/a.ts', settings)).toBe('script')
    expect(roleOf('qa/deep/a.ts', settings)).toBe('test')
    expect(isReported('seed', settings)).toBe(true)
    expect(isReported('test', settings)).toBe(false)
    expect(isReported('application')).toBe(true)
  })
})
