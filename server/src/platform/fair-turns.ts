/** Runs work of several, one piece at a time; `whose` it is decides who comes next. */
export type Turns = <T>(whose: string, work: () => Promise<T>) => Promise<T>

/**
 * Opens a line in which each who waits comes in turn with one piece: whoever brings many holds up the others by one of
 * them, and not by all.
 */
export function openTurns(): Turns {
  /** In the order in which they are let in. */
  const lines = new Map<string, (() => void)[]>()
  let isBusy = false

  function letIn(): void {
    const [first] = lines
    isBusy = first !== undefined
    if (!first) return
    const [whose, line] = first
    lines.delete(whose)
    const enter = line.shift()
    if (line.length > 0) lines.set(whose, line) // behind all others
    enter?.()
  }

  return async (whose, work) => {
    if (isBusy) {
      await new Promise<void>((enter) => {
        const line = lines.get(whose)
        if (line) line.push(enter)
        else lines.set(whose, [enter])
      })
    }
    isBusy = true
    try {
      return await work()
    } finally {
      letIn()
    }
  }
}
