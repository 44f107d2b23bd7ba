import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/*.vitest.mjs'],
    setupFiles: ['querylint/vitest/watch'],
    reporters: ['default', 'querylint/vitest/reporter'],
  },
})
