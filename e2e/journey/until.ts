import { setTimeout as wait } from 'node:timers/promises'

const BETWEEN = 250
const LONGEST = 30_000
/** How long systems of the sandbox may take that open after the program is ready, on a machine that does much else. */
export const UNTIL_OPEN = 120_000

/** Asks again and again until it is so; what a worker does comes a moment later. Throws when it does not come. */
export async function until(what: string, isSo: () => Promise<boolean>, longest = LONGEST): Promise<void> {
  const begun = performance.now()
  while (!await isSo()) {
    if (performance.now() - begun > longest) throw new Error(`this did not come: ${what}`)
    await wait(BETWEEN)
  }
}
