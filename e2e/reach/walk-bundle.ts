import type { Page } from 'playwright-core'
import { answersOf } from '../journey/birth.ts'
import { declareOnline, goOn } from '../journey/citizen.ts'
import type { Stage } from '../journey/stage.ts'
import { sendWanting } from './portal-people.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'
import { walkProxies } from './walk-proxies.ts'

/** The last procedure of the bundle of a birth, which waits for the others. */
const LAST = /^Không làm “.*BHYT.*” nữa$/

/**
 * The pages of a request for several procedures, sent by whoever is signed in: the whole of it, a member that is not
 * wanted any more, and the same said once more in a window that does not know it. Then the counter at which the paper
 * result of one of its dossiers is collected; all of it in English, too. Before that, whom that person lets act.
 */
export async function walkBundle(page: Page, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  await walkProxies(page, stage, walk)
  const dossier = await sendBundle(page, stage, walk)
  await page.getByRole('link', { name: 'Xem toàn bộ yêu cầu liên thông' }).click()
  await walk.look(page, 'members wait')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await page.getByRole('button', { name: LAST }).click()
  await page.getByRole('button', { name: LAST }).waitFor({ state: 'detached' })
  await walk.look(page, 'one is not wanted')
  await other.getByRole('button', { name: LAST }).click()
  await other.waitForFunction(() => document.title.startsWith('Lỗi: '))
  await walk.look(other, 'has moved on', { isFaulty: true })
  await other.close()

  await page.goto(stage.url + dossier)
  await page.getByRole('link', { name: 'Đổi nơi nhận kết quả' }).click()
  await walk.look(page, 'to choose')
  await it.pressFaulty('Đổi nơi nhận', 'nothing chosen')
  await page.getByLabel('Nơi nhận mới').selectOption({ index: 2 })
  await goOn(page, 'Đổi nơi nhận')
  await walk.look(page, 'collected elsewhere')

  await page.goto(`${stage.url}/ngon-ngu/en?ve=/`)
  const reader = visitorOf(page, walk, stage.url, 'en')
  for (const path of [`${dossier}/lien-thong`, `${dossier}/noi-nhan-ket-qua`, `${dossier}/buu-chinh`, '/khong-phu-thuoc-dia-gioi'])
    await reader.visit(path, 'English')
  await page.goto(`${stage.url}/ngon-ngu/vi?ve=/`)
}

/** Asks for all three procedures of a birth, to be collected at the counter. Answers the first dossier's address. */
async function sendBundle(page: Page, stage: Stage, walk: Walk): Promise<string> {
  const { territory, territoryCode } = stage.province.counters.commune
  const answers = {
    ...answersOf(stage, { commune: territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' }),
    'bundle.members': '3', 'bundle.sameAsParent': true, 'bundle.withParent': 'me',
    'householdHead.fullName': 'Nguyễn Thị Mẫu', 'householdHead.idNumber': '000196990001',
    'household.relation': 'con', 'request.resultDelivery': 'tai-quay',
  }
  await page.goto(`${stage.url}/tim-thu-tuc?q=${encodeURIComponent('liên thông khai sinh thường trú')}`)
  await page.getByRole('main').getByRole('link', { name: /^Liên thông: đăng ký khai sinh, đăng ký thường trú/ }).click()
  await walk.look(page, 'of several procedures')
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await goOn(page, 'Tiếp tục')
  await walk.look(page, 'a question, of several procedures')
  await declareOnline(page, stage, answers)
  await sendWanting(page)
  await goOn(page, 'Tiếp tục')
  await walk.look(page, 'everything answered, of several procedures')
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('link', { name: 'Xem hồ sơ', exact: true }).click()
  await walk.look(page, 'one of several')
  return new URL(page.url()).pathname
}
