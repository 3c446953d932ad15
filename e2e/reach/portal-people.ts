import type { Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { MOTHER, answersOf } from '../journey/birth.ts'
import { type Posted, goOn, readCode } from '../journey/citizen.ts'
import type { Person, Stage } from '../journey/stage.ts'

/** Who sends for the mother. */
export const AUNT: Person = {
  fullName: 'Đỗ Thị Thay', number: '000185990077', birth: { day: '3', month: '2', year: '1985' }, sex: 'Nữ',
  phone: '0500000077',
}

/** What is declared of a birth by the aunt, for the mother. */
export function answersOfAunt(stage: Stage): Posted {
  const home = { commune: stage.province.counters.commune.territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' }
  const answers = Object.entries(answersOf(stage, home)).filter(([key]) => key !== 'request.actsAs')
  return {
    ...Object.fromEntries(answers), 'requester.fullName': AUNT.fullName, 'requester.birthDate': '1985-02-03',
    'requester.idNumber': AUNT.number, 'requester.phone': AUNT.phone, 'requester.relationToSubject': 'uy-quyen',
  }
}

/** Signs in to an account that exists, by its number and a code. */
export async function signIn(page: Page, stage: Stage, { number, phone }: Person = MOTHER): Promise<void> {
  await page.goto(`${stage.url}/dang-nhap`)
  await page.getByLabel('Số định danh cá nhân').fill(number)
  await goOn(page, 'Gửi mã')
  await page.getByLabel('Mã xác thực').fill(await readCode(page, stage, phone))
  await goOn(page, 'Đăng nhập')
}

export function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: smallPdf(name) }
}

/** A picture as a form of a browser sends it. */
export function sentAsPicture(png: Buffer): { type: string; content: Buffer } {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="anh.png"\r\nContent-Type: image/png\r\n\r\n'
  return {
    type: 'multipart/form-data; boundary=x',
    content: Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--x--\r\n')]),
  }
}
