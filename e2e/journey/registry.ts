import type { Page } from 'playwright-core'
import { openCounter } from './counter.ts'
import { openStageWith } from './data-stage.ts'
import type { OpenedStage } from './open-stage.ts'
import type { Account } from './province.ts'
import { settle } from './settle.ts'

/** A province whose registries seal what heads have signed (policy `result-seal`). */
export async function openRegistryStage(): Promise<{ readonly stage: OpenedStage; close(): Promise<void> }> {
  return openStageWith({
    file: 'policies.yaml', change: (text) => text.replace('value: {by: issuer}', 'value: {by: registry}'),
  })
}

class AtSealing extends Error {}

/** A dossier that is approved and waits for its head's signature. */
export async function approved(
  stage: OpenedStage,
): Promise<{ readonly number: string; readonly head: Account; readonly registry: Account }> {
  const counter = await openCounter(stage)
  const number = await counter.receive()
  counter.close()
  const [heads, clerks]: [Account[], Account[]] = [[], []]
  await settle(stage, number, async ({ page, account }, step) => {
    const buttons = page.getByRole('group', { name: 'Việc làm được' })
    if (await buttons.getByRole('button', { name: /^Phê duyệt/ }).count() > 0) heads.push(account)
    if (heads.length === 0 || heads.includes(account) || step === '') return
    clerks.push(account)
    throw new AtSealing()
  }).catch((error: unknown) => {
    if (!(error instanceof AtSealing)) throw error
  })
  const [head, registry] = [heads.at(-1), clerks.at(-1)]
  if (!head || !registry) throw new Error('nobody approves or seals')
  return { number, head, registry }
}

/** Chooses a dossier in one of the lists of signing, and lets the panel do a deed for it. */
export async function doFromList(
  { url }: Pick<OpenedStage, 'url'>, page: Page,
  of: { readonly list: string; readonly number: string; readonly deed: string },
  seen: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/danh-sach?list=${of.list}`)
  await page.getByLabel(`Chọn hồ sơ ${of.number}`).check()
  await seen(page)
  await page.getByRole('region', { name: 'Làm cho các hồ sơ đã chọn' }).getByRole('button', { name: of.deed }).click()
  await page.keyboard.press('Control+Enter')
}

/** What the panel says of each. */
export const results = (page: Page) => page.getByRole('region', { name: 'Kết quả từng hồ sơ' })
