// What querylint costs beside what developers run anyway. Contenders alternate, so that a machine's moods meet both, and medians are
// printed with their spread. Nothing here is an assertion.
//
// usage: npm run bench [-- check|eslint|edit [FOLDER [RUNS]]]
//   check   `querylint check` beside `tsc --noEmit` of the folder's tsconfig: CPU time and peak memory
//   eslint  ESLint with `await-thenable` and the recommended preset beside ESLint with `await-thenable` alone
//   edit    what the preset adds when a file is linted again after an edit, in a process that has linted the folder
// usage: npm run bench -- statement [RUNS [CLIENT]]
//   statement  what the runtime adds to a statement: the recording alone, memory (with NODE_OPTIONS=--expose-gc), and each driver and ORM
//              beside itself without it and beside `nplusone` (NPLUSONE names a built checkout of it); databases that do not answer are
//              left out, and said
// The bundled application and 7 runs by default. Packages must be installed and clients generated.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ESLint } from 'eslint'
import { statement } from './statement.mjs'

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [form = 'check', folder = join(repository, 'test/apps/helpdesk'), count = '7'] = process.argv.slice(2)
const project = resolve(folder)
const runs = Number(count)
const scratch = mkdtempSync(join(tmpdir(), 'querylint-bench-'))
const plugin = join(repository, 'dist/index.mjs')
const GENERATED = ['**/node_modules/**', '**/dist/**', '**/build/**', '**/generated/**', '**/.*/**']

if (!existsSync(plugin)) throw new Error('Nothing is built: run `npm run build` first.')
if (form === 'check') race(['tsc', tsc()], ['querylint', [join(repository, 'dist/bin.mjs'), 'check', '--format', 'json']])
else if (form === 'eslint') race(['eslint', eslint('without')], ['with preset', eslint('with')])
else if (form === 'edit') await edit()
else if (form === 'statement') await statement({ repository, scratch, runs: Number(process.argv[3] ?? 15), spread, only: process.argv[4] })
else throw new Error(`\`${form}\` is no form of this bench: it knows \`check\`, \`eslint\`, \`edit\` and \`statement\`.`)

function tsc() {
  const found = createRequire(join(project, 'package.json')).resolve('typescript/bin/tsc', { paths: [project, repository] })
  // Without what an earlier run left behind: a run in CI starts from nothing.
  return [found, '--noEmit', '--incremental', 'false', '--composite', 'false', '-p', join(project, 'tsconfig.json')]
}

function eslint(name) {
  const config = join(scratch, `${name}.mjs`)
  const typed = join(repository, 'node_modules/typescript-eslint/dist/index.js')
  writeFileSync(config, `
    import { parser, plugin } from ${JSON.stringify(pathToFileURL(typed).href)}
    import querylint from ${JSON.stringify(pathToFileURL(plugin).href)}
    const files = ['**/*.ts', '**/*.tsx']
    export default [
      { ignores: ${JSON.stringify(GENERATED)} },
      {
        files, plugins: { '@typescript-eslint': plugin }, rules: { '@typescript-eslint/await-thenable': 'error' },
        languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: ${JSON.stringify(project)} } },
        linterOptions: { noInlineConfig: true },
      },
      ${name === 'with' ? '{ ...querylint.configs.recommended, files },' : ''}
    ]
  `.replace(name === 'with' ? '' : /import querylint.*\n/, ''))
  return [join(repository, 'node_modules/eslint/bin/eslint.js'), '--no-config-lookup', '--config', config, '.']
}

/** Runs two commands in turn and prints the second one's costs as parts of the first one's. */
function race(...contenders) {
  const samples = contenders.map(() => [])
  for (let run = 0; run <= runs; run += 1) {
    contenders.forEach(([name, command], index) => {
      const sample = measured(command, join(scratch, `${name}-${run}.json`))
      // The first round warms the disk's cache.
      if (run > 0) samples[index].push(sample)
    })
  }
  contenders.forEach(([name], index) => console.log(`${name.padEnd(12)} CPU ${spread(samples[index].map((one) => one.cpu), 2)} s   peak memory ${spread(samples[index].map((one) => one.memory), 0)} MB`))
  for (const [what, of] of [['CPU', 'cpu'], ['peak memory', 'memory']]) {
    const ratio = median(samples[1].map((one) => one[of])) / median(samples[0].map((one) => one[of]))
    console.log(`${what.padEnd(12)} ${ratio.toFixed(3)}×   rounds apart ${spread(samples[1].map((one, run) => one[of] / samples[0][run][of]), 3)}`)
  }
}

/** CPU seconds and peak megabytes of one process, told by itself when it exits. */
function measured(command, report) {
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const used = process.resourceUsage(); writeFileSync(${JSON.stringify(report)}, JSON.stringify({ cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, memory: used.maxRSS / 1024 })) })`
  spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...command], { cwd: project, stdio: 'ignore' })
  if (!existsSync(report)) throw new Error(`\`${command.join(' ')}\` did not run in ${project}.`)
  return JSON.parse(readFileSync(report, 'utf8'))
}

/** No types: how long the compiler takes to make a new Program is not the preset's doing, and would drown it. */
async function edit() {
  const { parser } = await import('typescript-eslint')
  const { default: querylint } = await import(pathToFileURL(plugin).href)
  const base = [{ ignores: GENERATED }, { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser }, linterOptions: { noInlineConfig: true } }]
  const linter = (config) => new ESLint({ cwd: project, overrideConfigFile: true, overrideConfig: config })
  const plain = linter(base)
  const preset = linter([...base, { ...querylint.configs.recommended, files: ['**/*.ts', '**/*.tsx'] }])
  const files = (await preset.lintFiles('.')).map((one) => one.filePath).filter((file) => /\.tsx?$/.test(file))
  const added = []
  for (let at = 0; at < files.length; at += Math.ceil(files.length / 50)) {
    const file = files[at]
    const text = readFileSync(file, 'utf8')
    const once = []
    for (let run = 0; run <= runs; run += 1) {
      const edited = `${text}\nexport const edit${run} = ${run}\n`
      const without = await timed(() => plain.lintText(edited, { filePath: file }))
      const together = await timed(() => preset.lintText(edited, { filePath: file }))
      if (run > 0) once.push(together - without)
    }
    added.push(median(once))
  }
  console.log(`an edit adds ${spread(added, 1)} ms (medians of ${runs} edits in each of ${added.length} files of ${files.length})`)
}

async function timed(run) {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** `median (least … most)` */
function spread(values, digits) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} … ${Math.max(...values).toFixed(digits)})`
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
