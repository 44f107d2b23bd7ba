const { ModuleKind, ScriptTarget, transpileModule } = require('typescript')

module.exports = {
  process: (text) => ({ code: transpileModule(text, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText }),
}
