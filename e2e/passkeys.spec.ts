/** Need: an official signs in by a key of the machine, unlocked by finger, face or PIN, and by nothing less. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { usePasskeys } from './journey/passkeys.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage({ isNamed: true }) })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

const PICTURES = environment()['GUIDES_PICTURES']
async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), name).toEqual([])
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

test('a passkey is added, signs in by itself, does not where nobody unlocks it, and is taken away', async () => {
  await usePasskeys(stage, stage.province.counters.commune.username, look)
  expect(stage.surprises).toEqual([])
})
