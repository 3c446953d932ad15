/**
 * Need (part E9): whoever administers an agency lets its programs in at the desk, sees whether what they are told
 * arrives, and shuts them out, whatever they do.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { takePicture } from './gallery.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { openDeveloperStage, takeDevelopers } from './pictures-developers.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openDeveloperStage() })
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

test('registered, told, sent again, away, revoked', { timeout: 900_000 }, async () => {
  const looked: string[] = []
  await takeDevelopers(stage, async (page, name) => {
    await look(page, name)
    looked.push(name)
  })
  expect(looked).toEqual([
    'phan-mem-dang-ky', 'phan-mem-khoa', 'dia-chi-nhan-dang-ky', 'phan-mem-ket-noi', 'dia-chi-nhan-dang-vap',
    'phan-mem-thu-hoi',
  ])
  // Refused on purpose: a time too long, an address inward.
  expect(stage.surprises.map((one) => one.replace(/^\S+ /, ''))).toEqual(['POST /api/clients 422', 'POST /api/webhooks 422'])
})
