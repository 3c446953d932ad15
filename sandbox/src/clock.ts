/** The time of the machine: partners live in ours, whatever the clock of a demonstration shows. */
export function machineNow(): Date {
  return new Date()
}

/** Milliseconds for the program to say what it shows. */
const LIMIT = 2_000

/** What the clock of a demonstration at `home` shows; that of `now` where there is none. */
export async function clockAt(home: string, now: () => Date): Promise<Date> {
  try {
    const answer = await fetch(`${home}/demo/clock`, { signal: AbortSignal.timeout(LIMIT) })
    const { now: shown } = await answer.json() as { readonly now?: unknown }
    return answer.ok && typeof shown === 'string' && !Number.isNaN(Date.parse(shown)) ? new Date(shown) : now()
  } catch {
    return now()
  }
}
