// Two builds, because the plugin's main entry differs between them: with `import`, a default export and names; with `require`, the
// plugin itself, so that a CommonJS configuration needs no `.default`.

import { defineConfig } from 'tsdown'

const shared = {
  outDir: 'dist',
  platform: 'node',
  target: 'node20',
  dts: { sourcemap: false },
  sourcemap: false,
  hash: false,
  fixedExtension: true,
} as const

// Whoever imports an entry for a runner is run by it.
const external = ['vitest', '@jest/globals', 'expect']

// The bundler's own helpers have a file of their own: within an entry, whoever needs them would run that entry.
const outputOptions = { advancedChunks: { groups: [{ name: 'interop', test: /rolldown[\\/]runtime/ }] } }

/** Entries that are the same in both. */
const both = Object.fromEntries([
  'project', 'runtime', 'register', ...['vitest', 'jest', 'node-test'].flatMap((runner) => [runner, `${runner}/watch`, `${runner}/reporter`]),
].map((name) => [name, `src/${name}.ts`]))

export default defineConfig([
  { ...shared, external, entry: { ...both, index: 'src/index.ts', bin: 'src/bin.ts' }, format: 'esm' },
  { ...shared, external, outputOptions, entry: { ...both, index: 'src/require.ts' }, format: 'cjs', clean: false },
])
