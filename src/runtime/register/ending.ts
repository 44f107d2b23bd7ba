// The end of a process: by itself, or by a signal, which is how servers are stopped.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs at the end, and at a signal that comes before. What a signal does stays what it is: nobody but the program decides whether it ends
 * by it, so the listener goes before the others are asked (some count who else listens) and sends the signal again where it was alone.
 */
export function atTheEnd(run: () => void): void {
  process.once('exit', run)
  for (const signal of SIGNALS) {
    const listener = () => {
      process.off(signal, listener)
      run()
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    }
    process.prependListener(signal, listener)
  }
}
