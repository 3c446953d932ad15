import type { Page } from 'playwright-core'
import type { Stage } from '../journey/stage.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'
import { walkVerification } from './walk-verification.ts'

/**
 * The pages of anybody and of one's own in English; a dossier with what may be done with it; a draft and its faults.
 */
export async function walkEnglish(
  page: Page, { url }: Stage, walk: Walk, dossier: string, draft: string,
): Promise<void> {
  const it = visitorOf(page, walk, url, 'en')
  await page.goto(`${url}/ngon-ngu/en?ve=/`)
  for (const path of [
    '/', '/tim-thu-tuc?q=khai%20sinh', '/thu-tuc', '/noi-nop', '/huong-dan', '/thong-bao', '/lien-he', '/du-lieu-mo', '/so-lieu', '/bao-tri', '/theo-doi', '/hoi-dap', '/hoi-dap/tra-loi',
    '/xac-minh',
    '/ho-so', `${dossier}/uy-quyen`, `${dossier}/dung`, `${dossier}/trao-doi`, `${draft}/nhan-ket-qua`,
    `${draft}/noi-tiep-nhan`, `${draft}/tinh-phi`,
    draft,
  ])
    await it.visit(path, 'English')
  await walkVerification(page, walk)
  const question = await page.locator('a[href*="/to-khai/"]').first().getAttribute('href') ?? ''
  await it.visit(question, 'English')
  await page.goto(url + dossier)
  await it.lookUnfolded('English')
  for (const [at, button] of [
    [question, 'Continue'], [`${draft}/giay-to`, 'Continue'], [`${draft}/kiem-tra`, 'Submit'],
  ] as const) {
    await page.goto(url + at)
    await it.pressFaulty(button, 'English, nothing answered')
  }
  await walk.fetch(page, '/ngon-ngu/vi', /^text\/html/)
}
