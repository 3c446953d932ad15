import { join } from 'node:path'
import { keepPinKey } from '@motcua/server/test/keep-pin-key.ts'
import type { Page } from 'playwright-core'
import { openCounter } from './journey/counter.ts'
import { act } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import type { Desk } from './journey/stage.ts'
import { settle } from './journey/settle.ts'
import { takeArchive } from './pictures-archive.ts'

const PIN = '24680135'

/**
 * How officers sign at the desk, for docs/huong-dan/xu-ly.md: an opinion with the PIN of one's own key, what is in the
 * dossier then, and the results of a day with one PIN; and the archive behind it, for luu-tru.md.
 */
export async function takeSigning(
  stage: OpenedStage, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const counter = await openCounter(stage)
  const number = await counter.receive()
  counter.close()
  let settler: Account | undefined
  await leaveAt(stage, number, 'Trình giải quyết', async (desk) => {
    settler = desk.account
    await keepKey(stage, desk.account)
    await proposeSigned(desk.page, take)
  })
  // The desk asks for a PIN by refusing what came without one.
  stage.surprises.splice(0, Infinity, ...stage.surprises.filter((one) => !/\/proposal 422$/.test(one)))
  await leaveAt(stage, number, 'Ban hành kết quả', async ({ page }) => {
    await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
    await page.getByLabel(`Chọn hồ sơ ${number}`).check()
    await take(page, 'ky-nhieu-ho-so')
  })
  if (settler) await takeArchive(stage, number, settler, take)
}

/** Leaves a dossier at the step that it has come to. */
class Done extends Error {}

/** Settles a dossier as far as the step at which this deed is offered, and does something else there. */
async function leaveAt(
  stage: OpenedStage, number: string, deed: string, then: (desk: Desk) => Promise<void>,
): Promise<void> {
  await settle(stage, number, async (desk) => {
    if (await deedOf(desk.page, 'Nhận việc').count() > 0) await act(desk, 'Nhận việc')
    if (await deedOf(desk.page, deed).count() === 0) return
    await then(desk)
    throw new Done()
  }).catch((error: unknown) => {
    if (!(error instanceof Done)) throw error
  })
}

const deedOf = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: new RegExp(`^${name}`) })

/** Gives a person a key that asks for its PIN, as a province has them. */
async function keepKey(stage: OpenedStage, { username }: Account): Promise<void> {
  const at = new Date(`${stage.day}T08:00:00+07:00`)
  await keepPinKey(join(stage.instance.folder, 'keys'), { holder: `person-${encodeURIComponent(username)}`, pin: PIN, at })
}

async function proposeSigned(page: Page, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  await deedOf(page, 'Trình giải quyết').click()
  const form = page.getByRole('form', { name: 'Trình giải quyết' })
  await form.getByRole('radio', { name: 'Giải quyết', exact: true }).check()
  await form.getByLabel('Ký số ý kiến').check()
  await form.getByRole('textbox').last().fill('Hồ sơ đầy đủ, đúng đối tượng. Đề xuất giải quyết.')
  await form.getByRole('button', { name: 'Trình giải quyết' }).click()
  await form.getByLabel(/^Mã PIN/).waitFor()
  await take(page, 'ky-y-kien')
  await form.getByLabel(/^Mã PIN/).fill(PIN)
  await form.getByRole('button', { name: 'Trình giải quyết' }).click()
  await page.getByText('Đã xong: Trình giải quyết').first().waitFor()
}
