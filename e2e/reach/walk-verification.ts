import type { Page } from 'playwright-core'
import type { Walk } from './walk.ts'

/** A result that no register has: its address answers all the same. */
const UNKNOWN = `trang-thai/H46.KQ.20210625.000001/${'0'.repeat(32)}`

/** What the page that checks results loads, and asks. */
export async function walkVerification(page: Page, walk: Walk): Promise<void> {
  for (const path of ['khoa.json', 'thu-hoi.json', UNKNOWN])
    await walk.fetch(page, `/xac-minh/${path}`, /^application\/json/)
  await walk.fetch(page, '/xac-minh/ngoai-tuyen.js', /^text\/javascript/)
}
