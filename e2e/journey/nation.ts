import type { Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { askElsewhere, openAsking, opinionsOn } from './ask-elsewhere.ts'
import { MOTHER } from './birth.ts'
import { type Posted, declareOnline, goOn, openPhone, register, uploadPapers } from './citizen.ts'
import { act, deskOf, openDossier } from './desk.ts'
import type { OpenedStage } from './open-stage.ts'
import { type Fault, fail, heal, isAway } from './partner-faults.ts'
import { doorOf, untilItListens } from './sandbox-door.ts'
import { sayCopies } from './pay.ts'
import { giveBack, settle } from './settle.ts'
import type { Desk, Person } from './stage.ts'
import { type Told, PATIENT, untilKeptBack } from './threads/thread.ts'
import { lookAtRows } from './true-rows.ts'
import { until } from './until.ts'
import { untilZaloWaits, zaloAgainst } from './zalo-notices.ts'

/** The systems that have a part in a copy of a civil-status extract, each of which may be away. */
export const NATION = [
  'identity-provider', 'population', 'document-axis', 'payment-gateway', 'national-portal', 'command-centre', 'zalo',
] as const
export type NationPart = typeof NATION[number]

/** What came of a dossier that all of them had a part in. */
export interface PlayedNation {
  /** Who was away until the dossier was returned, or until nothing could go on without them. */
  readonly away: readonly NationPart[]
  /** How they failed. */
  readonly fault: Fault
  readonly number: string
  readonly state: string
  readonly signedInBy: 'identity' | 'code'
  /** Whether the register filled in who asks. */
  readonly isPrefilled: boolean
  readonly paidBy: 'gateway' | 'counter' | 'nothing owed'
  /** Name of the file of the agency that was asked over the axis; empty where nobody was asked. */
  readonly letter: string
  /** How often the question lies at the axis. */
  readonly questions: number
  /** What was kept back of those who are told afterwards, while they were away. */
  readonly kept: readonly string[]
  /** States as each of both has them, in the order in which it heard of them. */
  readonly portal: readonly string[]
  readonly centre: string
  /** Of the notices by Zalo: those that never came, and those that came again; null where none went that way. */
  readonly notices: Pick<Told, 'lost' | 'twice'> | null
}

/** People of the sandbox: with an electronic identity, and in the register. */
const PEOPLE: Readonly<Record<'usual' | 'unknown' | 'unread', Person>> = {
  usual: MOTHER,
  // Nobody who has an account: where the provider is away one is opened by a code.
  unknown: {
    fullName: 'Phan Thị Hạnh', number: '000190990041', birth: { day: '30', month: '11', year: '1990' }, sex: 'Nữ',
    phone: '0500000005',
  },
  // Of whom the register was not asked a moment ago.
  unread: {
    fullName: 'Trần Thị Bình', number: '000184990131', birth: { day: '11', month: '07', year: '1984' }, sex: 'Nữ',
    phone: '0500000003',
  },
}

/** What is declared for two copies of one's own marriage. */
function answersOf({ fullName, number, birth: { day, month, year }, phone }: Person): Posted {
  return {
    'request.actsAs': 'ban-than', 'requester.fullName': fullName, 'requester.birthDate': `${year}-${month}-${day}`,
    'requester.idKind': 'cccd', 'requester.idNumber': number, 'requester.idIssueDate': '2020-08-12',
    'requester.idIssuer': 'Cục Cảnh sát quản lý hành chính về trật tự xã hội', 'requester.phone': phone,
    'requester.relationToSubject': 'ban-than', 'civilEvent.kind': 'ket-hon', 'subject.fullName': fullName,
    'subject.birthDate': `${year}-${month}-${day}`, 'spouse.fullName': 'Đỗ Hữu Trường Giang',
    'civilEvent.agency': 'UBND phường thử nghiệm', 'request.copies': '2', 'request.resultDelivery': 'dien-tu',
    'declaration.truthful': true, 'declaration.dataUse': true,
  }
}

/** Whom the policy has asked over the axis, by name here and by code there. */
const [ELSEWHERE, ELSEWHERE_CODE] = ['Bảo hiểm xã hội tỉnh', '000.00.12.H99']
const LETTER = 'tra-loi.pdf'
/** What the pages of sign-in and payment answer while the other side is away. */
const AWAY = [/^GET \/dang-nhap\/dinh-danh 503$/, /^GET \/thanh-toan\/[\w-]+\/cong 503$/]

/**
 * A copy of an extract from sign-in to result through every outside system: electronic identity, register, axis,
 * gateway, portal and command centre. Those that are away come back when the result is returned, or where nothing can
 * go on without them; whatever they missed they hear then.
 */
export async function playNation(
  stage: OpenedStage, away: readonly NationPart[] = [], fault: Fault = 'down',
): Promise<PlayedNation> {
  for (const part of NATION) await untilItListens(stage, part)
  const failing = { partners: away, fault }
  const isMissed = (part: NationPart) => isAway(failing, part)
  // Whoever is there all the same is slow, repeats and reorders to the end.
  const comeBack = async (part: NationPart) => isMissed(part) ? heal(stage, [part]) : undefined
  await fail(stage, failing)
  try {
    return { away, fault, ...await playThrough(stage, isMissed, comeBack) }
  } finally {
    await heal(stage, away)
  }
}

async function playThrough(
  stage: OpenedStage, isAway: (part: NationPart) => boolean, heal: (part: NationPart) => Promise<void>,
): Promise<Omit<PlayedNation, 'away' | 'fault'>> {
  const { context, page } = await openPhone(stage, 'citizen', AWAY)
  const person = PEOPLE[isAway('identity-provider') ? 'unknown' : isAway('population') ? 'unread' : 'usual']
  const signedInBy = await comeIn(stage, page, person, isAway('identity-provider'))
  const isToldByZalo = await chooseZalo(stage, page)
  const { number, isPrefilled } = await handIn(stage, page, person, isAway('population'))
  const counter = await deskOf(stage, stage.province.counters.commune)
  await openDossier(counter, stage, number)
  await act(counter, 'Báo đã nhận')
  await act(counter, 'Tiếp nhận')
  await sayCopies(counter, stage, number, 2)
  const paidBy = await pay(stage, page, number, isAway('payment-gateway'))
  const kept: string[] = []
  let answered: Pick<PlayedNation, 'letter' | 'questions'> = { letter: '', questions: 0 }
  await settle(stage, number, async (desk) => {
    if (answered.letter !== '') return
    answered = await consult(stage, desk, number, async () => {
      if (!isAway('document-axis')) return
      kept.push(await keptBack(stage, number, 'document-axis'))
      await heal('document-axis')
    })
  })
  await giveBack(stage, number, 'Bản điện tử')
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: number }).click()
  await page.getByText('Đã trả kết quả').first().waitFor()
  await context.close()
  for (const part of TOLD) if (isAway(part)) kept.push(await keptBack(stage, number, part))
  if (isAway('zalo') && isToldByZalo) kept.push(await untilZaloWaits(stage, number))
  for (const part of NATION) await heal(part)
  const heard = await whatTheyHeard(stage, number)
  const notices = isToldByZalo ? await zaloAgainst(stage, number) : null
  const state = await stage.province.stateOf(number)
  return { number, state, signedInBy, isPrefilled, paidBy, ...answered, ...heard, notices, kept }
}

/** Who is told of all of it when it is over. */
const TOLD = ['national-portal', 'command-centre'] as const

/** Until what somebody is to be told waits, having been tried in vain; answers that. */
async function keptBack({ instance }: OpenedStage, number: string, part: NationPart): Promise<string> {
  return lookAtRows(instance, async (rows) => untilKeptBack({ rows }, number, part))
}

/** By electronic identity; by an account that a code opens where that is away. */
async function comeIn(
  stage: OpenedStage, page: Page, person: Person, isAway: boolean,
): Promise<'identity' | 'code'> {
  await page.goto(`${stage.url}/dang-nhap`)
  if (!isAway) {
    await page.getByRole('link', { name: /^Đăng nhập bằng VNeID/ }).click()
    await page.getByRole('radio', { name: new RegExp(`^${person.fullName}`) }).check()
    await page.getByRole('radio', { name: 'Mức 2', exact: true }).check()
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await page.waitForURL(`${stage.url}/ho-so`)
    return 'identity'
  }
  // For a minute what is known of the provider is believed, and the browser says that nobody is there.
  await until('the page says that it is away', async () => {
    await page.goto(`${stage.url}/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2`).catch(() => undefined)
    return page.getByText('Mã: provider-down').isVisible()
  }, PATIENT)
  await page.goto(`${stage.url}/dang-nhap`)
  await register(page, stage, person)
  return 'code'
}

/** From now on the citizen is told by Zalo; false for an account that nobody has checked, which chooses no way. */
async function chooseZalo(stage: OpenedStage, page: Page): Promise<boolean> {
  await page.goto(`${stage.url}/thong-bao-cua-toi`)
  const zalo = page.getByRole('radio', { name: 'Zalo', exact: true })
  if (!await zalo.isVisible()) return false
  await zalo.check()
  await goOn(page, 'Lưu lựa chọn')
  return true
}

async function handIn(
  stage: OpenedStage, page: Page, person: Person, isRegisterAway: boolean,
): Promise<{ readonly number: string; readonly isPrefilled: boolean }> {
  const { territory } = stage.province.counters.commune
  await page.goto(`${stage.url}/tim-thu-tuc?q=trich+luc+ho+tich`)
  await page.getByRole('main').getByRole('link', { name: /^Cấp bản sao trích lục hộ tịch/ }).first().click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await goOn(page, 'Tiếp tục')
  const name = page.locator('[name="requester.fullName"]')
  let isPrefilled = false
  await declareOnline(page, stage, answersOf(person), async () => {
    if (await name.count() === 0) return
    // Its name the account knows; the day of birth the register alone.
    isPrefilled = Number(await page.locator('[name="requester.birthDate.day"]').inputValue()) === Number(person.birth.day)
    if (isRegisterAway) await page.getByText('chưa trả lời nên phần này chưa được điền sẵn').waitFor()
  })
  const check = page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' })
  if (!await check.isVisible()) await uploadPapers(page, stage)
  await check.waitFor()
  await page.getByRole('link', { name: 'Khai để tính phí trước khi nộp' }).click()
  await page.getByLabel('Số bản cần').fill('2')
  await goOn(page, 'Lưu và xem số tiền')
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  const number = await page.locator('.number').innerText()
  stage.say(`${number}: sent online to ${territory ?? ''}`)
  return { number, isPrefilled }
}

/** What is owed, at the gateway; where that is away it is left for the counter. */
async function pay(stage: OpenedStage, page: Page, number: string, isAway: boolean): Promise<PlayedNation['paidBy']> {
  if (await stage.province.findCreditor(number) === undefined) return 'nothing owed'
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('link', { name: 'Xem và nộp' }).click()
  await page.locator('#nop').click()
  await page.getByRole('link', { name: 'Sang cổng thanh toán' }).click()
  if (isAway) {
    await page.getByText('Chưa có tiền nào bị trừ').waitFor()
    await page.getByRole('button', { name: 'Bỏ lần thanh toán này' }).click()
    return 'counter'
  }
  await page.getByRole('button', { name: 'Trả tiền' }).click()
  await page.waitForURL(/\/thanh-toan\/[\w-]+$/)
  const bill = page.url()
  await until('the money is taken', async () => {
    await page.goto(bill)
    return page.getByText('Đã nộp đủ').isVisible()
  })
  stage.say(`${number}: paid at the gateway`)
  return 'gateway'
}

/** Asks an agency over the axis, which answers by a letter; `beforeItAnswers` is called once the question waits. */
async function consult(
  stage: OpenedStage, desk: Desk, number: string, beforeItAnswers: () => Promise<void>,
): Promise<Pick<PlayedNation, 'letter' | 'questions'>> {
  await act(desk, 'Nhận việc')
  await askElsewhere(desk, await openAsking(desk, stage, number), ELSEWHERE, ['Thông tin tờ khai gửi kèm'])
  await beforeItAnswers()
  const axis = doorOf(stage, 'document-axis')
  const questions = async () => ((await axis.state()) as AxisState).packages.filter(({ to, messageType }) =>
    to === ELSEWHERE_CODE && messageType === 'edoc')
  const before = ASKED.get(stage) ?? 0
  await until('the question lies at the axis', async () => (await questions()).length > before, PATIENT)
  const question = (await questions()).at(-1)
  await axis.act('answer-document', {
    docId: question?.docId, subject: 'Trả lời', attachment: LETTER, content: smallPdf('no objection').toString('base64'),
  })
  await until('the letter is in the dossier', async () => {
    await openDossier(desk, stage, number)
    return opinionsOn(desk).getByRole('link', { name: LETTER }).isVisible()
  }, PATIENT)
  stage.say(`${number}: ${ELSEWHERE} has answered over the axis`)
  const all = (await questions()).length
  ASKED.set(stage, all)
  return { letter: LETTER, questions: all - before }
}

interface AxisState {
  readonly packages: readonly { readonly docId: string; readonly to: string; readonly messageType: string }[]
}
/** Questions that were asked on a stage so far. */
const ASKED = new WeakMap<OpenedStage, number>()

/** What portal and command centre have of a dossier, once they have heard of its end. */
async function whatTheyHeard(
  stage: OpenedStage, number: string,
): Promise<Pick<PlayedNation, 'portal' | 'centre'>> {
  const heard = async () => {
    const portal = (await doorOf(stage, 'national-portal').state()) as
      { readonly dossiers: Readonly<Record<string, { readonly states: readonly string[] }>> }
    const centre = (await doorOf(stage, 'command-centre').state()) as { readonly states: Readonly<Record<string, string>> }
    return { portal: portal.dossiers[number]?.states ?? [], centre: centre.states[number] ?? '' }
  }
  await until('both have heard of its end', async () => {
    const { portal, centre } = await heard()
    return portal.at(-1) === RETURNED && centre === RETURNED
  }, PATIENT)
  return heard()
}

/** Đã trả kết quả, by the ten states of NĐ 107/2021. */
const RETURNED = '10'
