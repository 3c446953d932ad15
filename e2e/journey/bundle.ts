import type { Page } from 'playwright-core'
import { answersOf } from './birth.ts'
import { type Posted, declareOnline, fillPage, goOn, openPhone, register, uploadPapers } from './citizen.ts'
import { act, deskOf, openDossier } from './desk.ts'
import type { BundleMember } from './province.ts'
import { giveBack, settle } from './settle.ts'
import type { Person, Stage } from './stage.ts'
import { until } from './until.ts'

const MOTHER: Person = {
  fullName: 'Lê Thị Hoài Thu', number: '000195990077', birth: { day: '09', month: '11', year: '1995' }, sex: 'Nữ',
  phone: '0500000021',
}
const REFUSAL = 'Chưa rõ nơi đăng ký khám chữa bệnh ban đầu.'

/** One request for several procedures, and each of its members to the end. */
export interface PlayedBundle {
  /** What is counted here: one request; each member is a dossier; each hand-over of it, refused or not, a leg. */
  readonly counts: { readonly requests: 1; readonly dossiers: number; readonly legs: number }
  readonly number: string
  readonly members: readonly PlayedMember[]
}
interface PlayedMember extends BundleMember {
  /** From the press that sent the request until the result was there, by the machine's clock. */
  readonly seconds: number
}

/**
 * A birth asked for once (NĐ 63/2024): registered by the commune, made resident by the police, insured by social
 * insurance: three agencies, each acknowledges. What goes to the last is refused there first; the section sees why and
 * hands it over again.
 */
export async function playBundle(stage: Stage): Promise<PlayedBundle> {
  const { page } = await openPhone(stage, 'mother of the bundle')
  const begun = performance.now()
  const lead = await ask(page, stage)
  const counter = await deskOf(stage, stage.province.counters.commune)
  await openDossier(counter, stage, lead)
  await act(counter, 'Tiếp nhận')
  const seconds = new Map<string, number>()
  const settled = async (number: string) => {
    await settle(stage, number)
    seconds.set(number, Math.round((performance.now() - begun) / 100) / 10)
  }
  await settled(lead)
  await until('the members after the birth', async () =>
    (await stage.province.membersOf(lead)).every(({ state }) => state === 'begun'))
  const others = (await stage.province.membersOf(lead))
    .flatMap(({ number }) => number && number !== lead ? [number] : [])
  for (const number of others) {
    const { stays = [] } = (await stage.province.membersOf(lead)).find((one) => one.number === number) ?? {}
    const isOnItsWay = stays.some(({ receivedAt }) => receivedAt === null)
    if (isOnItsWay && number === others.at(-1)) await refuseFirst(stage, number)
    await settled(number)
  }
  for (const number of [lead, ...others]) await giveBack(stage, number, 'Bản điện tử')
  const members = (await stage.province.membersOf(lead))
    .map((member) => ({ ...member, seconds: seconds.get(member.number ?? '') ?? 0 }))
  await readWhole(stage, page, lead, members)
  const legs = members.reduce((sum, { stays }) => sum + stays.filter(({ isHandedOver }) => isHandedOver).length, 0)
  return { counts: { requests: 1, dossiers: members.length, legs }, number: lead, members }
}

/** From the portal, on a phone without script, declared once for all. Answers the number of the whole. */
async function ask(page: Page, stage: Stage): Promise<string> {
  const { territory, territoryCode } = stage.province.counters.commune
  const home = { commune: territoryCode ?? '', detail: 'Số 7, tổ dân phố 5' }
  const answers: Posted = {
    ...answersOf(stage, home), 'requester.fullName': MOTHER.fullName, 'requester.birthDate': '1995-11-09',
    'requester.idNumber': MOTHER.number, 'requester.phone': MOTHER.phone, 'mother.fullName': MOTHER.fullName,
    'mother.birthDate': '1995-11-09', 'mother.idNumber': MOTHER.number, 'child.fullName': 'Đỗ Lê Hoài An',
    'bundle.members': '3', 'bundle.sameAsParent': 'true', 'bundle.withParent': 'me',
    'householdHead.fullName': MOTHER.fullName, 'householdHead.idNumber': MOTHER.number, 'household.relation': 'con',
    'child.birthProofNumber': '00077/GCS-DEMO',
  }
  await page.goto(`${stage.url}/tim-thu-tuc?q=lien%20thong%20khai%20sinh%20thuong%20tru`)
  await page.getByRole('main').getByRole('link', { name: /^Liên thông: đăng ký khai sinh, đăng ký thường trú/ }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await goOn(page, 'Tiếp tục')
  await fillPage(page, answers)
  await declareOnline(page, stage, answers)
  await uploadPapers(page, stage)
  await register(page, stage, MOTHER)
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  const number = await page.locator('.number').innerText()
  stage.say(`${number}: a request for three procedures is sent to ${territory ?? ''}`)
  return number
}

/** An agency does not take it and says why; whoever handed it over reads that in the queue and hands it over again. */
async function refuseFirst(stage: Stage, number: string): Promise<void> {
  const work = await stage.province.findWork(number)
  if (!work) throw new Error(`${number} waits for nobody`)
  const there = await deskOf(stage, await stage.province.accountFor(work))
  await openDossier(there, stage, number)
  await act(there, 'Từ chối nhận hồ sơ', async (form) => form.getByLabel('Lý do').fill(REFUSAL))
  const section = await deskOf(stage, stage.province.counters.commune)
  await section.page.goto(`${stage.url}/ban-lam-viec/ban-giao`)
  const row = section.page.getByRole('row').filter({ hasText: number })
  await row.getByText(REFUSAL).waitFor()
  await row.getByRole('link', { name: number }).click()
  await act(section, 'Chuyển lại')
  stage.say(`${number}: refused by ${there.account.username}, handed over again by ${section.account.username}`)
}

/** The whole request as the desk and the mother read it: every member, its number, and the results passed on. */
async function readWhole(stage: Stage, page: Page, lead: string, members: readonly BundleMember[]): Promise<void> {
  const counter = await deskOf(stage, stage.province.counters.commune)
  await openDossier(counter, stage, lead)
  const desk = await counter.page.getByRole('region', { name: 'Yêu cầu liên thông' }).innerText()
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: lead }).click()
  await page.getByRole('link', { name: 'Xem toàn bộ yêu cầu liên thông' }).click()
  const portal = await page.getByRole('main').innerText()
  for (const { number, name } of members) {
    if (!desk.includes(number ?? name)) stage.surprises.push(`the desk's request ${lead} lacks ${number ?? name}: ${desk}`)
    if (!portal.includes(number ?? name)) stage.surprises.push(`the page of request ${lead} lacks ${number ?? name}`)
  }
}
