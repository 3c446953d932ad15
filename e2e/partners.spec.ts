/**
 * Need (part E7, E10): whoever keeps the program running sees at one screen whether other systems hear of dossiers, and
 * mends at the same desk what they refuse, whatever they do.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { takePicture } from './gallery.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { takePartners } from './pictures-partners.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

const PICTURES = environment()['GUIDES_PICTURES']
/** Wide and narrow: nothing hangs out to the side, and nothing is wrong for whoever listens. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([name, width, over]).toEqual([name, width, 0])
    if (PICTURES !== undefined) await takePicture(page, `${PICTURES}/${name}-${String(width)}.png`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('none, well, away, refused and put right, told anew', { timeout: 900_000 }, async () => {
  const looked: string[] = []
  await takePartners(stage, async (page, name) => {
    await look(page, name)
    looked.push(name)
  })
  expect(looked).toEqual([
    'he-thong-ngoai-trong', 'he-thong-ngoai', 'he-thong-ngoai-khong-tra-loi', 'thu-bi-tu-choi', 'thu-dang-sua',
    'thu-lien-thong', 'chenh-lech', 'thu-den-cho-xem',
  ])
  expect(stage.surprises).toEqual([])
})
