// The next rejection that nobody handles. The test runner's own listeners stand aside meanwhile: it would fail the test.

export async function unhandled(run: () => Promise<unknown>): Promise<unknown> {
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const heard = new Promise((resolve) => process.once('unhandledRejection', resolve))
  try {
    await run()
    return await heard
  } finally {
    process.removeAllListeners('unhandledRejection')
    for (const listener of before) process.on('unhandledRejection', listener)
  }
}
