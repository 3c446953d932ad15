import type { Page } from 'playwright-core'
import { dayAfter, dayWritten, moveClock, weekdayFrom } from './clock.ts'
import { type Typed, typeDeclaration } from './declaration.ts'
import { act, deskOf, openDossier } from './desk.ts'
import { receiveOnScreen } from './intake.ts'
import { keepPapers } from './papers.ts'
import { keepPdf } from './pdf.ts'
import { giveBack, settle } from './settle.ts'
import type { Desk, Person, Played, Stage } from './stage.ts'
import { until } from './until.ts'

const BUYER: Person = {
  fullName: 'Huỳnh Thị Đoan Trữ', number: '000184990121', birth: { day: '04', month: '04', year: '1984' }, sex: 'Nữ',
  phone: '0500000010',
}
const MORE_DAYS = 5

/** A transfer of land: at the counter, its term missed and apologised for, with tax and the pause until it is paid. */
export async function playLand(stage: Stage): Promise<Played> {
  const counter = await deskOf(stage, stage.province.counters.middle)
  const { number, slip, dueAt } = await receiveOnScreen(counter, stage, {
    channel: 'Tại quầy', person: BUYER, search: 'sang tên sổ đỏ', procedure: /đăng ký biến động/i,
    declare: (page) => declare(page, stage),
  })
  const receipt = await keepPdf(stage, counter.page.context(), slip, `${number}-giay-tiep-nhan`, [
    number, BUYER.fullName,
  ])
  const { first, last } = await stage.province.proposals(number)
  await settle(stage, number, async (desk, step) => {
    if (step === first) await missTheTerm(stage, desk, number, dueAt)
    if (step === last) await waitForPayment(stage, desk, number)
  })
  const desk = await giveBack(stage, number, 'Tại quầy')
  const pdfs = await keepPapers(stage, desk, number, BUYER.fullName, slip)
  return { number, channel: 'counter', state: await stage.province.stateOf(number), pdfs: [receipt, ...pdfs] }
}

/** Form 04 lies there drafted one working day before the end; the head signs it; then the first term passes (R10). */
async function missTheTerm(stage: Stage, desk: Desk, number: string, dueAt: string): Promise<void> {
  const due = dayWritten(dueAt)
  await moveClock(stage, weekdayFrom(due, -1), '09:00')
  const draft = desk.page.getByText('(dự thảo, chờ ký)')
  await until('form 04 as a draft', async () => {
    await openDossier(desk, stage, number)
    return await draft.count() > 0
  })
  stage.say(`${number}: form 04 is drafted`)

  const head = await deskOf(stage, await stage.province.headOf(number))
  await openDossier(head, stage, number)
  await act(head, 'Xin lỗi và hẹn lại', async (page) => {
    await page.getByLabel('Lý do').fill('Phải xác minh lại ranh giới thửa đất tại thực địa.')
    await page.getByLabel('Thêm bao nhiêu ngày làm việc').fill(String(MORE_DAYS))
  })
  await head.page.getByText('đã gia hạn 1 lần').waitFor()
  stage.say(`${number}: ${head.account.username} apologises and promises a new day`)
  await moveClock(stage, weekdayFrom(due, 1), '09:00')
  await openDossier(desk, stage, number)
}

/** The clocks stand while the applicant pays (R9). */
async function waitForPayment(stage: Stage, desk: Desk, number: string): Promise<void> {
  await act(desk, 'Yêu cầu nộp tiền', async (page) => {
    await page.getByLabel('Số tiền').fill('30.000.000')
    await page.getByLabel('Lý do').fill('Thuế thu nhập cá nhân theo thông báo của cơ quan thuế.')
  })
  await desk.page.getByText('Chờ nộp phí, thuế').first().waitFor()
  stage.say(`${number}: the clock stands until the tax is paid`)
  const day = await desk.page.evaluate(async () =>
    ((await (await fetch('/api/session')).json()) as { now: string }).now.slice(0, 10),
  )
  await moveClock(stage, weekdayFrom(weekdayFrom(day, 1), 1), '09:00')
  await openDossier(desk, stage, number)
  await act(desk, 'Đã nộp tiền', async (page) => page.getByLabel('Số chứng từ đã nộp').fill('BL-THU-0001'))
  stage.say(`${number}: paid, the clock goes on`)
}

async function declare(page: Page, stage: Stage): Promise<void> {
  const [commune = '', ...above] = stage.province.above
  const home = { units: [...above.reverse(), commune], detail: 'Tổ dân phố thử' }
  const contract = dayAfter(stage.day, -10).split('-').reverse()
  const answers: Readonly<Record<string, Typed>> = {
    'land.userKind': 'Cá nhân', 'landUser.fullName': BUYER.fullName, 'landUser.birthDate': ['04', '04', '1984'],
    'landUser.idKind': 'Thẻ căn cước công dân', 'landUser.idNumber': BUYER.number, 'landUser.permanentAddress': home,
    'landUser.phone': BUYER.phone, 'parcel.number': '77', 'parcel.mapSheet': '21', 'parcel.address': home,
    'parcel.area': '120', 'parcel.purpose': 'Đất ở tại đô thị', 'parcel.certSerial': 'ZZ 000001',
    'parcel.certBook': 'CS 00001', 'transfer.kind': 'Chuyển nhượng', 'change.areaMoved': '120',
    'change.text': 'Nhận chuyển nhượng toàn bộ thửa đất', 'transfer.contractNumber': '000/HĐCN-DEMO',
    'transfer.contractDate': [contract[0] ?? '', contract[1] ?? '', contract[2] ?? ''],
    'transfer.notary': 'Văn phòng công chứng Demo', 'transfer.price': '1.500.000.000', 'change.newCert': true,
    'transferee.fullName': 'Quách Đình Bán', 'transferee.idNumber': '000070990122',
    'request.resultDelivery': 'Nhận tại quầy', 'declaration.truthful': true, 'declaration.dataUse': true,
  }
  await typeDeclaration(page, answers)
}
