/**
 * Need: where an agency has a registry, its head signs what they approved, many with one PIN; then văn thư numbers and
 * seals what was signed, or sends it back with a reason (NĐ 30/2020/NĐ-CP Đ.13, Đ.15, Đ.32; issue D4).
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { type Counter, openCounter } from './journey/counter.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { settle } from './journey/settle.ts'

const dataSet = mkdtempSync(join(tmpdir(), 'motcua-registry-'))
/** Where pictures are put, of whoever looks at these pages. */
const SHOTS = environment()['MOTCUA_SHOTS']
let stage: OpenedStage
let counter: Counter

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../data', import.meta.url)), dataSet, { recursive: true })
  const policies = join(dataSet, 'policies.yaml')
  writeFileSync(policies, readFileSync(policies, 'utf8').replace('value: {by: issuer}', 'value: {by: registry}'))
  stage = await openStage({ dataSet })
  counter = await openCounter(stage)
})
afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
  rmSync(dataSet, { recursive: true, force: true })
})

class AtSealing extends Error {}

/** A dossier that is approved and waits for its head's signature. */
async function approved(): Promise<{ number: string; head: Account; registry: Account }> {
  const number = await counter.receive()
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

async function choose(page: Page, list: string, number: string, deed: string): Promise<void> {
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=${list}`)
  await page.getByLabel(`Chọn hồ sơ ${number}`).check()
  await shot(page, list)
  await page.getByRole('region', { name: 'Làm cho các hồ sơ đã chọn' }).getByRole('button', { name: deed }).click()
  await page.keyboard.press('Control+Enter')
}
const shot = async (page: Page, name: string) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) })
const results = (page: Page) => page.getByRole('region', { name: 'Kết quả từng hồ sơ' })

test('the head signs in “Chờ ký”, the registry seals in “Chờ đóng dấu”, and only then the dossier has its result', async () => {
  const { number, head, registry } = await approved()
  const { page: signing } = await deskOf(stage, head)
  await choose(signing, 'to-sign', number, 'Ký số kết quả')
  await results(signing).getByText('Đã ký xong 1 hồ sơ').waitFor()
  expect(await stage.province.stateOf(number)).toBe('in-progress')

  const { page: sealing } = await deskOf(stage, registry)
  await sealing.goto(`${stage.url}/ban-lam-viec/danh-sach?list=to-seal`)
  await sealing.getByRole('link', { name: number, exact: true }).click()
  await sealing.getByRole('link', { name: 'Xem bản đã ký' }).waitFor()
  await shot(sealing, 'dossier-to-seal')
  await choose(sealing, 'to-seal', number, 'Cấp số và đóng dấu')
  await results(sealing).getByText('Đã ký xong 1 hồ sơ').waitFor()
  await shot(sealing, 'sealed')
  expect(await stage.province.stateOf(number)).toBe('settled')
}, 300_000)
