/** Need: an official comes in through the province’s provider, once an administrator has said who they are there. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { untilProviderAnswers } from './journey/identity.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { comeThroughProvider } from './journey/staff-provider.ts'

let stage: OpenedStage
beforeAll(async () => {
  stage = await openStage()
  await untilProviderAnswers(stage.instance.folder, 'staff-identity')
})
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

const PICTURES = environment()['GUIDES_PICTURES']
async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), name).toEqual([])
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

test('an administrator sets the identifier, and the official comes in by it', async () => {
  const { counters: { commune } } = stage.province
  await comeThroughProvider(stage, { administrator: stage.province.adminOf(commune), official: commune }, look)
  expect(stage.surprises).toEqual([])
})
