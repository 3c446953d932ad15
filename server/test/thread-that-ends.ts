/** Work for a thread that does not come to its end, in each of the ways in which a thread is lost. */
export async function work(order: string): Promise<string> {
  switch (order) {
    case 'memory': {
      const kept: number[][] = []
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, nth) => nth + kept.length))
    }
    case 'throw': setImmediate(() => { throw new Error('a word of the machine') }); break
    default: setImmediate(() => { process.exit(0) })
  }
  return new Promise(() => undefined)
}
