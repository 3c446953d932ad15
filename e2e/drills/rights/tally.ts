/** What was tried, and what came out otherwise than the tables say. */
export interface Tally {
  /** One question: whether what came is what was to come. `told` is said only where it is not. */
  expect(isRight: boolean, told: () => string): void
  readonly tested: number
  readonly wrong: readonly string[]
}

export function openTally(): Tally {
  const wrong: string[] = []
  let tested = 0
  return {
    expect(isRight, told) {
      tested += 1
      if (!isRight) wrong.push(told())
    },
    get tested() {
      return tested
    },
    wrong,
  }
}
