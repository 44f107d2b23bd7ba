import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Fixtures and the bundled application have files of that name too; they are read, not run.
    exclude: [...configDefaults.exclude, 'test/rules/**', 'test/apps/**', 'test/fixtures/**', 'test/*/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
