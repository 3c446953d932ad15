/** One after the other, by name: who holds a turn gives it back. */
export interface Turns {
  /** What gives the turn back; undefined if it was not one's turn within so many milliseconds. */
  take(name: string, milliseconds: number): Promise<(() => void) | undefined>
}

export function takeTurns(): Turns {
  const waiting = new Map<string, ((mine: boolean) => boolean)[]>()

  function pass(name: string): void {
    const line = waiting.get(name) ?? []
    while (line.length > 0) if (line.shift()?.(true)) return
    waiting.delete(name)
  }

  return {
    async take(name, milliseconds) {
      let isGiven = false
      const give = () => {
        if (!isGiven) pass(name)
        isGiven = true
      }
      const line = waiting.get(name)
      if (!line) {
        waiting.set(name, [])
        return give
      }
      return new Promise((done) => {
        let isOver = false
        const answer = (mine: boolean) => {
          if (isOver) return false
          isOver = true
          clearTimeout(late)
          done(mine ? give : undefined)
          return true
        }
        const late = setTimeout(() => { answer(false) }, milliseconds)
        line.push(answer)
      })
    },
  }
}
