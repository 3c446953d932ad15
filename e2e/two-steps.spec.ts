/** Need: an official binds a phone to the account at the desk, signs in with it, and without it when it is lost. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { bindPhone, resetFactor } from './journey/two-steps.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), name).toEqual([])
}

test('a phone is bound, signs in after the password, and a code to recover with does when it is lost', async () => {
  await bindPhone(stage, stage.province.counters.commune.username, look)
  expect(stage.surprises).toEqual([])
})

test('an administrator sees who has one, and resets it for a reason', async () => {
  const { counters: { commune } } = stage.province
  const { username: administrator } = stage.province.adminOf(commune)
  await resetFactor(stage, { administrator, username: commune.username }, look)
  expect(stage.surprises).toEqual([])
})
