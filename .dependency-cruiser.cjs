// Which part may know which. A test runs this; each rule says why it is there.

const outside = (...allowed) => ({ path: '^(?:src|rules)/', pathNot: `^(?:${allowed.join('|')})(?:/|\\.ts$)` })
const inSrc = (name) => `^src/${name}/`

/** What a part of the house may import of the house. */
function border(name, from, allowed, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: outside(...allowed) }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    border('model-imports-nothing', inSrc('model'), ['src/model'],
      'Everything is said in the nouns of the model: a noun that knew a host or an ORM would drag it everywhere.'),
    border('rules-import-the-model-only', '^rules/(?!index\\.ts$)', ['src/model'],
      'A rule is a pure judgement on sites; then it serves every host and, later, what was recorded at run time.'),
    border('engine-imports-the-model-only', inSrc('engine'), ['src/model', 'src/engine'],
      'ORMs and frameworks are handed in by the host, so that the next ORM is one more folder and no change here.'),
    border('an-orm-imports-model-and-sql-only', '^src/orm/[^/]+/', ['src/model', 'src/sql', 'src/orm/[^/]+'],
      'What an ORM folder says must hold for source code and for live calls, so it knows neither syntax nor a host.'),
    border('sql-imports-the-model-only', inSrc('sql'), ['src/model', 'src/sql'],
      'What a statement says is the same in source code and on its way to a driver.'),
    border('frameworks-are-data', inSrc('frameworks'), ['src/model', 'src/frameworks'],
      'A library is described, not programmed.'),
    border('reports-import-the-model-only', inSrc('report'), ['src/model', 'src/report'],
      'A report is a pure function of a result, whoever made it.'),
    border('eslint-host-borders', inSrc('eslint'), ['src/eslint', 'src/compiler', 'src/model', 'src/engine', 'src/orm/registry', 'src/frameworks', 'rules'],
      'Hosts never import one another: what both need belongs below them.'),
    border('project-host-borders', inSrc('project'), ['src/project', 'src/compiler', 'src/model', 'src/engine', 'src/orm/registry', 'src/frameworks', 'rules'],
      'Hosts never import one another: what both need belongs below them.'),
    border('runtime-host-borders', '^src/(?:runtime/|(?:runtime|register)\\.ts$)', ['src/runtime', 'src/model', 'src/sql', 'src/report', 'src/orm/runtime-registry', 'rules'],
      'It is loaded into applications under test: what reads source code stays outside, and hosts never import one another.'),
    border('test-runner-entries', '^src/(?:vitest|jest|node-test)(?:/|\\.ts$)', ['src/runtime', 'src/model', 'src/report', 'src/(?:vitest|jest|node-test)'],
      'They say how one runner is hooked into; what is watched, asserted and reported is the same for all, and below them.'),
    {
      name: 'runners-do-not-know-one-another', severity: 'error',
      comment: 'Each entry is loaded where its own runner is installed, and no other.',
      from: { path: '^src/(vitest|jest|node-test)(?:/|\\.ts$)' }, to: { path: '^src/(?:vitest|jest|node-test)(?:/|\\.ts$)', pathNot: '^src/$1(?:/|\\.ts$)' },
    },
    border('cli-borders', inSrc('cli'), ['src/cli', 'src/model', 'src/project', 'src/report'],
      'The command line turns arguments into requests and results into text; what is found is decided below.'),
    {
      name: 'orms-do-not-know-one-another', severity: 'error',
      comment: 'An ORM folder is added, changed and removed alone.',
      from: { path: '^src/orm/([^/]+)/' }, to: { path: '^src/orm/[^/]+/', pathNot: '^src/orm/$1/' },
    },
    {
      name: 'runtime-reaches-no-package', severity: 'error',
      comment: 'It runs where the application runs: no compiler, no parser, and no dependency whose version the application could disagree with.',
      from: { path: '^src/(?:runtime|register|node-test)\\.ts$' }, to: { path: '(?:^|/)node_modules/|^src/(?:engine|eslint|project|cli|frameworks)/', reachable: true },
    },
    {
      name: 'live-clients-are-for-the-runtime', severity: 'error',
      comment: 'What patches clients is loaded by nothing that reads source code; it may use the semantics of its ORM, not the other way round.',
      from: { path: '^(?:src|rules)/', pathNot: '^src/orm/(?:[^/]+/runtime/|runtime-registry\\.ts$)' }, to: { path: '^src/orm/[^/]+/runtime/' },
    },
    {
      name: 'runtime-registry-is-for-the-runtime', severity: 'error',
      comment: 'Who imports the list of live ORMs depends on every one of them; only the runtime puts them together.',
      from: { pathNot: '^src/runtime/|^test/' }, to: { path: '^src/orm/runtime-registry\\.ts$' },
    },
    {
      name: 'registry-is-for-hosts', severity: 'error',
      comment: 'Who imports the list of ORMs depends on every one of them; only hosts put things together.',
      from: { pathNot: '^src/(?:eslint|project)/|^test/' }, to: { path: '^src/orm/registry\\.ts$' },
    },
    {
      name: 'compiler-is-handed-in', severity: 'error',
      comment: 'Enum numbers differ between compilers: whoever reads nodes uses the compiler that made them, which the host hands in.',
      from: { path: '^(?:src|rules)/' }, to: { path: 'node_modules/typescript/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'compiler-is-loaded-by-hosts', severity: 'error',
      comment: 'Only a host knows when there is something to parse, and with which compiler.',
      from: { path: '^(?:src|rules)/', pathNot: '^src/(?:project|eslint)/' }, to: { path: '^src/compiler\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-wrappers-around-nodes', severity: 'error',
      comment: 'What ts-morph puts around the compiler is not used, and loading it costs more than the compiler does.',
      from: { path: '^(?:src|rules)/' }, to: { path: 'node_modules/@?ts-morph/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'eslint-is-for-its-host', severity: 'error',
      comment: 'The package works where no ESLint is installed.',
      from: { path: '^(?:src|rules)/', pathNot: '^src/eslint/' }, to: { path: 'node_modules/(?:eslint|@typescript-eslint)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sources-do-not-import-tests', severity: 'error',
      comment: 'Tests and what they need are not published.',
      from: { path: '^(?:src|rules)/' }, to: { path: '^test/' },
    },
    {
      name: 'no-circles', severity: 'error',
      comment: 'Files that import one another at run time depend on which of them is loaded first.',
      from: { path: '^(?:src|rules)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-lead-somewhere', severity: 'error',
      comment: 'An import that cannot be resolved escapes every other rule.',
      from: { path: '^(?:src|rules)/' }, to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
}
