/** What failed and is left alone for a while, by this process alone: another may try it, and the next start does. */
export interface Resting<K> {
  add(key: K): void
  /** Those that still rest. */
  keys(): K[]
}

/** Leaves each alone for so many milliseconds of the machine's clock. */
export function restingFor<K>(milliseconds: number): Resting<K> {
  const until = new Map<K, number>()
  return {
    add(key) {
      until.set(key, performance.now() + milliseconds)
    },
    keys() {
      for (const [key, end] of until) if (end < performance.now()) until.delete(key)
      return [...until.keys()]
    },
  }
}
