// The main entry for `require`: nothing but the plugin, so that it becomes the module itself and needs no `.default`.

import plugin from './eslint/plugin.ts'

export default plugin
