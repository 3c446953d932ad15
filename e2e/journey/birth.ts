import type { BrowserContext, Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { type Posted, declareOnline, fillPage, goOn, openPhone, register, uploadPapers } from './citizen.ts'
import { dayAfter } from './clock.ts'
import { act, deskOf, openDossier } from './desk.ts'
import { keepPdf } from './pdf.ts'
import { giveBack, settle } from './settle.ts'
import type { Desk, Person, Played, Stage } from './stage.ts'
import { track } from './track.ts'

export const MOTHER: Person = {
  fullName: 'Nguyễn Thị Hồng Nhạn', number: '000196990001', birth: { day: '15', month: '04', year: '1996' }, sex: 'Nữ',
  phone: '0500000001',
}

/** A birth: sent from a phone without script, supplemented once, settled by the commune, its result as a file. */
export async function playBirth(stage: Stage): Promise<Played> {
  const { context, page } = await openPhone(stage, 'citizen')
  const number = await send(page, stage)
  const counter = await deskOf(stage, stage.province.counters.commune)
  await openDossier(counter, stage, number)
  await act(counter, 'Báo đã nhận')
  await act(counter, 'Tiếp nhận')
  stage.say(`${number}: acknowledged and accepted by ${counter.account.username}`)
  let isAsked = false
  await settle(stage, number, async (desk) => {
    if (isAsked) return
    isAsked = true
    await askAndAnswer(stage, desk, page, number)
  })
  await giveBack(stage, number, 'Bản điện tử')
  const pdfs = await fetchAll(stage, context, page, number)
  await track(stage, number, 'Đã trả kết quả', MOTHER.fullName)
  return { number, channel: 'online', state: await stage.province.stateOf(number), pdfs }
}

/** Called at each page of the way worth looking at. */
type Look = (name: 'trang-chu' | 'thu-tuc' | 'to-khai' | 'kiem-tra' | 'xac-nhan') => Promise<void>

/** From the first page of the portal to the confirmation. Answers the dossier's number. */
export async function send(page: Page, stage: Stage, look: Look = async () => undefined): Promise<string> {
  const { territory, territoryCode } = stage.province.counters.commune
  const answers = answersOf(stage, { commune: territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' })
  await page.goto(stage.url)
  await look('trang-chu')
  await page.getByLabel('Tên thủ tục hoặc việc cần làm').fill('dang ky khai sinh')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await look('thu-tuc')
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await goOn(page, 'Tiếp tục')
  await fillPage(page, answers)
  await look('to-khai')
  await declareOnline(page, stage, answers)
  await uploadPapers(page, stage)
  await register(page, stage, MOTHER)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  await look('kiem-tra')
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  await look('xac-nhan')
  const number = await page.locator('.number').innerText()
  stage.say(`${number}: sent online to ${territory ?? ''}`)
  return number
}

/** One paper is wrong: the officer asks for it, the citizen sends it, and the dossier goes on. */
async function askAndAnswer(stage: Stage, desk: Desk, page: Page, number: string): Promise<void> {
  const reason = 'Ảnh chụp bị mờ, không đọc được số giấy chứng sinh.'
  await act(desk, 'Nhận việc')
  await act(desk, 'Yêu cầu bổ sung', async (form) => {
    await form.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check()
    await form.getByLabel('Lý do: Giấy chứng sinh').fill(reason)
  })
  stage.say(`${number}: ${desk.account.username} asks for a supplement`)
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: number }).click()
  await page.getByText(reason).waitFor()
  await page.getByRole('link', { name: 'Bổ sung ngay' }).click()
  await page.getByLabel('Giấy chứng sinh')
    .setInputFiles({ name: 'chung-sinh.pdf', mimeType: 'application/pdf', buffer: smallPdf('read well') })
  await goOn(page, 'Gửi bổ sung')
  stage.say(`${number}: the citizen sends the supplement`)
  await openDossier(desk, stage, number)
}

/** The papers that lie there for the citizen, fetched as the citizen. */
async function fetchAll(stage: Stage, context: BrowserContext, page: Page, number: string): Promise<string[]> {
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: number }).click()
  await page.getByText('Đã trả kết quả').first().waitFor()
  const links = await page.locator('a[href$=".pdf"]').all()
  const pdfs: string[] = []
  for (const link of links)
    pdfs.push(
      await keepPdf(stage, context, (await link.getAttribute('href')) ?? '', `${number}-phieu-${pdfs.length + 1}`, [
        number, MOTHER.fullName,
      ]),
    )
  return pdfs
}

/** What is declared of a birth that both parents register. */
export function answersOf({ day }: Stage, home: { commune: string; detail: string }): Posted {
  const parents = { ethnicity: '01', nationality: 'VN', residenceKind: 'thuong-tru', idKind: 'cccd' }
  const of = (role: string, answers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(answers).map(([key, value]) => [`${role}.${key}`, value]))
  return {
    'requester.fullName': MOTHER.fullName, 'requester.birthDate': '1996-04-15', 'requester.idKind': 'cccd',
    'requester.idNumber': MOTHER.number, 'requester.idIssueDate': '2020-08-12',
    'requester.idIssuer': 'Cục Cảnh sát quản lý hành chính về trật tự xã hội', 'requester.phone': MOTHER.phone,
    'requester.relationToSubject': 'me', 'request.actsAs': 'ban-than', 'child.situation': 'ca-cha-me',
    'child.birthProof': 'giay-chung-sinh', 'child.birthProofNumber': '00000/GCS-DEMO',
    'child.birthFacility': 'Bệnh viện thử nghiệm', 'child.fullName': 'Đỗ Hữu Nguyễn Trường Vĩnh Đức Huy',
    'child.birthDate': dayAfter(day, -5), 'child.sex': 'nam', 'child.ethnicity': '01', 'child.nationality': 'VN',
    'child.birthPlace': home, 'child.placeOfOrigin': home, 'mother.fullName': MOTHER.fullName,
    'mother.birthDate': '1996-04-15', 'mother.idNumber': MOTHER.number, 'mother.residence': home,
    ...of('mother', parents), 'father.fullName': 'Đỗ Hữu Trường Giang', 'father.birthDate': '1990-02-03',
    'father.idNumber': '000090990002', 'father.residence': home, ...of('father', parents),
    'request.copiesWanted': 'true', 'request.copies': '2', 'request.resultDelivery': 'dien-tu',
    'declaration.truthful': true, 'declaration.dataUse': true,
  }
}
