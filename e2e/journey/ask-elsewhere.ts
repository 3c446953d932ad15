import type { Locator } from 'playwright-core'
import { openDossier } from './desk.ts'
import type { Desk, Stage } from './stage.ts'

/** The part of a dossier's page that has the opinions of other agencies. */
export function opinionsOn({ page }: Desk): Locator {
  return page.getByRole('region', { name: 'Ý kiến cơ quan khác' })
}

/** Opens the form in which another agency is asked, from the dossier's page. */
export async function openAsking(desk: Desk, stage: Stage, number: string): Promise<Locator> {
  await openDossier(desk, stage, number)
  await opinionsOn(desk).getByRole('button', { name: 'Lấy ý kiến' }).click()
  const form = opinionsOn(desk).getByRole('form', { name: 'Lấy ý kiến' })
  await form.waitFor()
  return form
}

/** What may be given along with a question: of each part its first line. */
const PARTS = ['Thông tin tờ khai gửi kèm', 'Giấy tờ gửi kèm'] as const

/** Asks a unit for its opinion, with the first line of the declaration and the first paper given along. */
export async function askElsewhere(
  desk: Desk, form: Locator, unit: string, parts: readonly typeof PARTS[number][] = PARTS,
): Promise<void> {
  const { page } = desk
  await form.getByRole('combobox', { name: 'Cơ quan khác' }).fill(unit)
  await page.getByRole('option', { name: unit }).first().click()
  await form.getByText(`Bỏ ${unit}`).waitFor()
  await form.getByLabel('Nội dung hỏi').fill('Trẻ đã được đăng ký khai sinh ở đó chưa?')
  await form.getByLabel('Căn cứ').fill('Luật Hộ tịch 2014, Điều 16')
  for (const part of parts) {
    await form.getByText(part).click()
    await form.getByRole('group', { name: part }).getByRole('checkbox').first().check()
  }
  await form.getByRole('button', { name: 'Gửi lấy ý kiến' }).click()
  await page.getByText('Đã gửi lấy ý kiến.').waitFor()
}
