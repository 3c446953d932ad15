import type { Page } from 'playwright-core'

/**
 * Runs a function in the page and answers what it answers. tsx marks functions with a helper that a page does not
 * have; here it gets one, so that the same code runs in a test, a bench and a journey.
 */
export async function inPage<A, T>(page: Page, run: (argument: A) => T, argument: A): Promise<T> {
  return page.evaluate(`globalThis.__name ??= (one) => one; (${run.toString()})(${JSON.stringify(argument)})`)
}
