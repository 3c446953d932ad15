import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { goOn } from '../journey/citizen.ts'
import { until } from '../journey/until.ts'
import type { Stage } from '../journey/stage.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'

/** The Kho of whoever is signed in, empty and with a paper of their own in it. */
export async function walkKho(page: Page, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: 'Kho giấy tờ của tôi' }).click()
  await walk.look(page, 'empty')
  await it.visit('/kho/ai-da-xem', 'empty')
  await it.visit('/kho/luu-giay-to', 'empty')
  await it.pressFaulty('Lưu vào Kho', 'nothing typed')
  await page.goto(`${stage.url}/kho/luu-giay-to`) // anew, without the faults of before
  await page.getByLabel('Loại giấy tờ').selectOption({ index: 3 })
  await page.getByLabel('Số giấy tờ (nếu có)').fill('12/2019')
  await tooLarge(page)
  await walk.look(page, 'too large, and not sent')
  await page.locator('#tep').setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: smallPdf('kho') })
  await goOn(page, 'Lưu vào Kho')
  await walk.look(page, 'with something')
  await page.getByRole('main').getByRole('link', { name: 'số 12/2019' }).click()
  await it.lookUnfolded('of one’s own')
  const paper = it.path()
  await walk.fetch(page, `${paper}/xem`, /^application\/pdf/)
  // Drawn after what was handed in before it was read, page by page.
  await until('the small picture is drawn', async () =>
    (await page.context().request.get(`${stage.url}${paper}/hinh`)).ok(), 120_000)
  await walk.fetch(page, `${paper}/hinh`, /^image\/jpeg/)
  for (const [words, state] of [['hoc', 'looked for'], ['khong co', 'nothing found']] as const) {
    await page.goto(`${stage.url}/kho`)
    await page.getByLabel('Tìm giấy tờ trong Kho').fill(words)
    await goOn(page, 'Tìm')
    await page.getByRole('link', { name: 'Xem tất cả giấy tờ' }).waitFor()
    await walk.look(page, state)
  }
  await page.goto(`${stage.url}${paper}`)
  await it.pressFaulty('Tạo liên kết', 'no days chosen')
  await page.getByLabel('Xem được trong').selectOption({ index: 1 })
  await goOn(page, 'Tạo liên kết')
  await walk.look(page, 'a link, shown once')
  const link = await page.locator('.link').innerText()
  await it.visit(paper, 'shared')
  const stranger = visitorOf(await page.context().newPage(), walk, stage.url)
  await stranger.visit(new URL(link).pathname, 'asks for the PIN')
  await stranger.pressFaulty('Xem giấy tờ', 'nothing typed')
  await stranger.visit(`/chia-se/${'a'.repeat(43)}`, 'no such link')
}

/** A byte more than the form takes is told beside the field, and nothing is sent. */
async function tooLarge(page: Page): Promise<void> {
  const [input, at] = [page.locator('#tep'), page.url()]
  const most = Number(await input.getAttribute('data-most'))
  const folder = mkdtempSync(join(tmpdir(), 'motcua-too-large-'))
  writeFileSync(join(folder, 'lon.pdf'), Buffer.alloc(most + 1))
  await input.setInputFiles(join(folder, 'lon.pdf'))
  await page.getByRole('alert').getByText(/MB/).waitFor()
  await page.getByRole('button', { name: 'Lưu vào Kho' }).click()
  rmSync(folder, { recursive: true })
  if (page.url() !== at || await input.evaluate((one) => one !== document.activeElement))
    throw new Error('a file that is too large was sent')
}
