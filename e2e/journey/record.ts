import { deskOf } from './desk.ts'
import { receiveOnScreen } from './intake.ts'
import { sayNoExemption } from './pay.ts'
import { keepPdf } from './pdf.ts'
import { giveBack, settle } from './settle.ts'
import { keepPapers, keepReceipts } from './papers.ts'
import type { Person, Played, Stage } from './stage.ts'

const APPLICANT: Person = {
  fullName: 'Trương Ngữ', number: '000090990152', birth: { day: '31', month: '12', year: '1990' }, sex: 'Nam',
  phone: '0500000015',
}

/** A criminal record certificate: a parcel at the centre, settled by the department, paid, its result by post. */
export async function playRecord(stage: Stage): Promise<Played> {
  const desk = await deskOf(stage, stage.province.counters.top)
  const { number, slip } = await receiveOnScreen(desk, stage, {
    channel: 'Qua bưu chính công ích', person: APPLICANT, search: 'phieu ly lich tu phap',
    procedure: /lý lịch tư pháp/i, deliveryAddress: 'Số 1, đường thử nghiệm',
  })
  const receipt = await keepPdf(stage, desk.page.context(), slip, `${number}-giay-tiep-nhan`, [
    number, APPLICANT.fullName,
  ])
  await sayNoExemption(desk, stage, number)
  await settle(stage, number)
  const last = await giveBack(stage, number, 'Qua bưu chính công ích')
  const pdfs = await keepPapers(stage, last, number, APPLICANT.fullName, slip)
  const paid = await keepReceipts(stage, last, number, APPLICANT.fullName)
  return { number, channel: 'post', state: await stage.province.stateOf(number), pdfs: [receipt, ...pdfs, paid] }
}
