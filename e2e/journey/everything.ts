import type { Page } from 'playwright-core'

/**
 * All that a browser has of whoever was before it, as text: what stands in the page and its fields, what it keeps in
 * every store, and where it was.
 */
export async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored = await Promise.all((await caches.keys()).map(async (name) =>
      [name, (await (await caches.open(name)).keys()).map(({ url }) => url)]))
    return JSON.stringify({
      html: document.documentElement.outerHTML, typed: [...document.querySelectorAll('input')].map(({ value }) => value),
      kept: [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie], stored,
      databases: await indexedDB.databases(), history: [history.length, history.state as unknown, location.href],
    })
  })
}
