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

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts', project: 'src/project.ts', runtime: 'src/runtime.ts', bin: 'src/bin.ts' }, format: 'esm' },
  { ...shared, entry: { index: 'src/require.ts', project: 'src/project.ts', runtime: 'src/runtime.ts' }, format: 'cjs', clean: false },
])
