/** Moments in the data of a paper, as JSON keeps them. */
interface KeptMoment { readonly $at: string }

/** The data of a paper as JSON: every moment is marked, so that it comes back as one. */
export function keepSlip(value: unknown): unknown {
  if (value instanceof Date) return { $at: value.toISOString() } satisfies KeptMoment
  if (Array.isArray(value)) return value.map(keepSlip)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined).map(([key, one]) => [key, keepSlip(one)]),
  )
}

/** The data of a paper as it was when it was made. */
export function restoreSlip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreSlip)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first?.[0] === '$at' && typeof first[1] === 'string') return new Date(first[1])
  return Object.fromEntries(entries.map(([key, one]) => [key, restoreSlip(one)]))
}
