// A pool's statement on its way to a connection. Both steps are synchronous calls: `query` calls `getConnection`, and the callback that it
// hands over calls the connection's `query`. Between them lies whatever it takes to get a connection, in a context of its own.

export interface Way {
  /** Runs a pool's `query`. */
  calling<Result>(run: () => Result): Result
  /** Whether `getConnection` is called by that. Asked once. */
  called(): boolean
  /** Runs the callback of that `getConnection`. */
  dispatching<Result>(run: () => Result): Result
  /** `true` where a connection's `query` is called by that, undefined elsewhere. Asked once. */
  dispatched(): true | undefined
}

export function newWay(): Way {
  let isCalling = false
  let isDispatching: true | undefined
  return {
    calling(run) {
      const around = isCalling
      isCalling = true
      try {
        return run()
      } finally {
        isCalling = around
      }
    },
    called() {
      const was = isCalling
      isCalling = false
      return was
    },
    dispatching(run) {
      isDispatching = true
      try {
        return run()
      } finally {
        isDispatching = undefined
      }
    },
    dispatched() {
      const was = isDispatching
      isDispatching = undefined
      return was
    },
  }
}
