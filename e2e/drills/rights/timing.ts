import type { Client, SendOptions } from '../../client.ts'

/** Two calls that must not be told from each other by how long they take. */
export interface Pair {
  readonly name: string
  one(): readonly [method: string, path: string, options: SendOptions]
  other(): readonly [method: string, path: string, options: SendOptions]
}

/** Milliseconds between the medians of the two, asked in turn so that whatever else the machine does falls on both. */
export async function gapOf(client: Client, pair: Pair, times: number): Promise<number> {
  const [one, other] = await timesOf(client, pair, times)
  return Math.abs(medianOf(one) - medianOf(other))
}

/** Milliseconds that each of the two took, in the same turn. */
export async function timesOf(
  client: Client, { one, other }: Pair, times: number,
): Promise<readonly [one: readonly number[], other: readonly number[]]> {
  const took: [number[], number[]] = [[], []]
  for (let nth = 0; nth < times; nth += 1)
    for (const [side, ask] of (nth % 2 === 0
      ? [[0, one], [1, other]]
      : [[1, other], [0, one]]) as [0 | 1, Pair['one']][]) {
      const begun = performance.now()
      await client.send(...ask())
      took[side].push(performance.now() - begun)
    }
  return took
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
