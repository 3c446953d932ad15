import type { Page } from 'playwright-core'
import { pageFaults } from './page-faults.ts'

/** Screens of one thing, with the address at which it is asked for. */
const SCREENS = [
  ['/bieu-mau', '/api/forms'], ['/goi-thu-tuc', '/api/packages'], ['/khong-dia-gioi', '/api/clearances'],
  ['/noi-dung', '/api/entries'], ['/ho-tro', '/api/support'],
] as const
const NOBODYS = '00000000-0000-4000-8000-000000000000'

/**
 * What is wrong with screens whose answer is still on its way, and with the same when it is that there is no such
 * thing: each is named and has its landmark all the while.
 */
export async function faultsOnTheWay(page: Page, desk: string): Promise<string[]> {
  const found: string[] = []
  const look = async (path: string, state: string) => {
    const faults = await pageFaults(page, { language: 'vi', isFaulty: false, hasSummary: false })
    found.push(...faults.map((fault) => `${path}: ${fault} (${state})`))
  }
  for (const [path, asked] of SCREENS) {
    let [answer, hear]: [() => void, () => void] = [() => undefined, () => undefined]
    const isAnswered = new Promise<void>((now) => { answer = now })
    const isAsked = new Promise<void>((now) => { hear = now })
    await page.route(`**${asked}/${NOBODYS}`, async (route) => {
      hear()
      await isAnswered
      await route.continue()
    })
    await page.goto(`${desk}${path}/${NOBODYS}`, { waitUntil: 'commit' })
    await isAsked
    await page.locator('.mc-page .mc-skeleton').waitFor()
    await look(path, 'on its way')
    answer()
    await page.getByRole('alert').waitFor()
    await look(path, 'there is none')
    await page.unrouteAll({ behavior: 'wait' })
  }
  return found
}
