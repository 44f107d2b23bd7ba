// The parts of the runtime that the bench measures by themselves; no entry of the package has them.

export { newRecorder } from '../../src/runtime/recorder.ts'
export { openScope, runIn } from '../../src/runtime/scope.ts'
