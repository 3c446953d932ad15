/** One measured figure, as `npm run bench -- NAME --json` prints it: a line each. */
export interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** What it is held against: measured in the same run, or what is promised; null where nothing is asked. */
  readonly floor: number | null
  readonly ratio: number | null
}

/**
 * A figure against what is asked of it. Where less is better (`isCost`), the ratio says how often the figure fits in.
 */
export function figureOf(
  bench: string, figure: string, value: number, unit: string, floor: number, isCost = false,
): Figure {
  const ratio = isCost ? floor / value : value / floor
  return { bench, figure, value: rounded(value), unit, floor: rounded(floor), ratio: rounded(ratio) }
}

/** Three digits that count are all that a shared machine can promise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The value below which `share` of them lie. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** How often a second `work` is done by so many at once. */
export async function rateOf(clients: number, seconds: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let done = 0
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() - begun < seconds * 1_000) {
      await work()
      done += 1
    }
  }))
  return done / ((performance.now() - begun) / 1_000)
}

/** What a person who waits for the figures wants to know; the figures alone go to stdout. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
