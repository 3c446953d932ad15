/**
 * Resolves when whoever began this process and kept a line to it is gone, killed without a word too: the next start
 * begins a worker of its own, and two versions of the program may not work side by side. Never, where nobody kept one.
 */
export function untilAlone(): Promise<void> {
  return new Promise((done) => {
    if (process.send && !process.connected) done()
    process.once('disconnect', () => { done() })
    process.channel?.unref() // the line alone is no reason to go on
  })
}
