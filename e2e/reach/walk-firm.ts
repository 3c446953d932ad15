import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from '../birth.ts'
import type { Client } from '../client.ts'
import { MOTHER } from '../journey/birth.ts'
import { goOn } from '../journey/citizen.ts'
import type { Stage } from '../journey/stage.ts'
import { FIRM, openCheckedAccount, signIn } from './portal-people.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'
import { walkHall } from './walk-hall.ts'
import { walkScreen } from './walk-screen.ts'
import { walkKho } from './walk-kho.ts'

/** The pages of a firm: its table, its people, one of them before they are removed; its Kho; a hall it comes to. */
export async function walkFirm(page: Page, client: Client, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  const applicantId = await openCheckedAccount(page, client, stage, FIRM)
  await signIn(page, stage, FIRM)
  await page.getByRole('link', { name: `Hồ sơ của ${FIRM.fullName}` }).click()
  await walk.look(page, 'empty')
  const { counters: { commune }, password } = stage.province
  const desk = { ...await openBirthDesk(client, commune.username, password, 7), applicantId }
  await client.json('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody(desk, 7) })
  await it.visit(it.path(), 'with something')
  await page.getByRole('link', { name: 'Người làm thay cho tổ chức' }).click()
  await walk.look(page, 'nobody')
  await it.pressFaulty('Thêm vào danh sách', 'nothing typed')
  await page.getByLabel('Số định danh của người được thêm').fill(MOTHER.number)
  await page.getByLabel('Họ, chữ đệm, tên của người được thêm').fill(MOTHER.fullName)
  await goOn(page, 'Thêm vào danh sách')
  await it.lookUnfolded('somebody')
  await page.getByRole('region', { name: MOTHER.fullName }).getByRole('link').first().click()
  await walk.look(page, 'asks')
  await walkKho(page, stage, walk)
  await walkHall(page, client, stage, walk)
  await walkScreen(page, client, stage, walk)
}
