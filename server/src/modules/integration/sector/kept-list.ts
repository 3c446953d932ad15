/** A list of a partner that changes rarely. */
export interface KeptList<T> {
  /** The first of it that is so; asked for anew where it is old, or has none and was not asked for just now. */
  find(isIt: (one: T) => boolean): Promise<T | undefined>
}

/**
 * Keeps what `list` answers for so many hours by the clock `now`; with 0 it is asked each time. A failure is not kept.
 */
export function keptList<T>(hours: number, now: () => Date, list: () => Promise<readonly T[]>): KeptList<T> {
  let kept: { readonly rows: readonly T[]; readonly at: number } | undefined
  const listAnew = async () => {
    const rows = await list()
    kept = { rows, at: now().getTime() }
    return rows
  }
  /** A clock that was put back makes it old, too. */
  const fresh = () => {
    const age = kept && now().getTime() - kept.at
    return age !== undefined && age >= 0 && age < hours * 3_600_000 ? kept?.rows : undefined
  }
  return {
    async find(isIt) {
      const rows = fresh()
      return rows?.find(isIt) ?? (await listAnew()).find(isIt)
    },
  }
}
