/**
 * Need: what somebody writes or decides with a deed is kept, and the history of the dossier shows it; the event
 * names nobody.
 */
import { sayIn } from '@motcua/contracts/texts.ts'
import { randomUUID } from 'node:crypto'
import { ActionBodies, type ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import Value from 'typebox/value'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Deed, More } from '../../test/deeds.ts'
import { type Desk, type Who, openDesk } from '../../test/dossier-desk.ts'
import type { Province } from '../../test/province-database.ts'
import { provinceWithPolicy } from '../../test/province-with-policy.ts'
import { receivedThere, settledAt } from '../../test/settled-at.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { listRemarks } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { DEEDS } from './dossier-actions.ts'
import { detailsOf } from './tell-event.ts'
import type { ApiRooms } from './rooms.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const [LAND_SECTION, LAND] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const TAX = 'cq:cuc-thue'
/** In which criminal records are decided. */
const SYSTEM = 'criminal-record'
/** A commune that receives for the first one, and has the paper result to give. */
const OTHER_COMMUNE = 'cq:ubnd-xa-18859'
const OTHER_COUNTER = ['reception', `${OTHER_COMMUNE}:one-stop`] as const satisfies Who
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const COUNTER: Who = ['reception', `${COMMUNE}:one-stop`]
const OFFICER: Who = ['officer', COMMUNE]
const HEAD: Who = ['agency_head', COMMUNE]
const CLERK: Who = ['clerk', COMMUNE]
const OTHER_HEAD: Who = ['agency_head', OTHER_COMMUNE]
const WRONG = [{ component: 'to-khai', reason: 'Thiếu chữ ký của mẹ.' }]
const TODAY = '2021-06-25'
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = settledAt(
    await provinceWithPolicy('result-seal', OTHER_COMMUNE, { by: 'registry' }), { where: 'ministry', system: SYSTEM }, 'phieu-lltp',
  )
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set(`${TODAY}T09:00+07:00`) })

type Step = readonly [deed: Deed, who: Who, more?: More]
const ACCEPTED: readonly Step[] = [['accept', COUNTER]]
const TAKEN: readonly Step[] = [...ACCEPTED, ['take', OFFICER]]
const APPROVED: readonly Step[] = [...TAKEN, ['propose', OFFICER], ['approve', HEAD]]
const online = async () => (await desk.submit('khai-sinh', { person, territory: 'xa:18856' })).publicId
const atCentre = async () => (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId
const atMinistry = async () => receivedThere(province, SYSTEM, await atCentre())
const land = async () =>
  (await desk.receive('bien-dong-chuyen-nhuong', ['reception', LAND_SECTION], { person, territory: 'xa:18856' }))
    .publicId
/** Received elsewhere, so that its paper result has a way to go. */
const elsewhere = async () =>
  (await desk.receive('khai-sinh', OTHER_COUNTER, { person, territory: 'xa:18856' })).publicId
const ISSUED: readonly Step[] = [['take', OFFICER], ['propose', OFFICER], ['approve', HEAD], ['issue', CLERK]]
const SENT: readonly Step[] = [...ISSUED, ['send-result-paper', CLERK]]
/** Where the registry seals what its head signs before. */
const atRegistry = async () =>
  (await desk.receive('khai-sinh', OTHER_COUNTER, { person, territory: 'xa:18859' })).publicId
const allowance = async () => (await desk.receive('tro-cap-xa-hoi', COUNTER, { person })).publicId
/** From the land branch, which acknowledged, on to the tax office, which did not take it. */
const TAX_REFUSED: readonly Step[] = [
  ['take', ['officer', LAND]], ['propose', ['officer', LAND]], ['refuse-hand-over', ['officer', TAX]],
]
const divided: readonly Step[] = [['assign', ['unit_assigner', DIVISION]], ['propose', ['officer', DIVISION]]]

/**
 * Each noun that takes words or choices, after what must have come before it, and what its history must show of them.
 */
type Case = readonly [
  noun: ActionNoun, who: Who, given: Record<string, unknown>, before: readonly Step[],
  shown: readonly (string | (() => string))[],
  begin?: () => Promise<string>,
]
const CASES: readonly Case[] = [
  [
    'completion-request', COUNTER, { components: WRONG, contactPhone: '0500 000 011' }, [],
    ['Thiếu chữ ký của mẹ.', '0500 000 011'],
  ],
  ['refusal', COUNTER, { reason: 'Không thuộc thẩm quyền.' }, [], ['Lý do: Không thuộc thẩm quyền.']],
  ['withdrawal', COUNTER, { reason: 'Nộp nhầm thủ tục.' }, [], ['Lý do: Nộp nhầm thủ tục.']],
  ['hand-over-receipt', ['unit_assigner', DIVISION], { note: 'Đủ ba tờ.' }, [], ['Ghi chú: Đủ ba tờ.'], atCentre],
  ['hand-over-refusal', ['officer', LAND], { reason: 'Thiếu bản vẽ.' }, [], ['Lý do: Thiếu bản vẽ.'], land],
  ['hand-over-again', ['officer', LAND], { note: 'Đã bổ sung.' }, TAX_REFUSED, ['Ghi chú: Đã bổ sung.'], land],
  ['hand-over-recall', ['officer', LAND], { reason: 'Chuyển nhầm.' }, TAX_REFUSED, ['Lý do: Chuyển nhầm.'], land],
  [
    'assignment', ['unit_assigner', DIVISION], { note: 'Làm trước thứ Sáu.' }, [], ['Ghi chú: Làm trước thứ Sáu.'],
    atCentre,
  ],
  ['assignment', HEAD, { note: 'Thay người nghỉ.' }, TAKEN, ['Ghi chú: Thay người nghỉ.']],
  ['check', ['unit_head', DIVISION], { note: 'Đã kiểm.' }, divided, ['Ghi chú: Đã kiểm.'], atCentre],
  ['step-return', HEAD, { reason: 'Sai tên đệm.' }, [...TAKEN, ['propose', OFFICER]], ['Lý do: Sai tên đệm.']],
  [
    'proposal', OFFICER, { outcome: 'unsettled', note: 'Thiếu căn cứ.' }, TAKEN,
    ['Đề xuất: không giải quyết được', 'Ghi chú: Thiếu căn cứ.'],
  ],
  ['approval', HEAD, { note: 'Đồng ý.' }, [...TAKEN, ['propose', OFFICER]], ['Ghi chú: Đồng ý.']],
  [
    'hand-over',
    ['reception', LAND_SECTION],
    { note: 'Kèm một túi.' },
    [
      ['take', OFFICER], ['propose', OFFICER], ['approve', HEAD],
    ],
    ['Ghi chú: Kèm một túi.'],
    allowance,
  ],
  [
    'supplement-request', OFFICER, { components: WRONG, contactPhone: '0500 000 012' }, TAKEN,
    ['Thiếu chữ ký của mẹ.', 'Điện thoại liên hệ: 0500 000 012'],
  ],
  [
    'payment-request', OFFICER, { amount: 1_250_000, reason: 'Thuế trước bạ.' }, TAKEN,
    ['Số tiền: 1.250.000 đ', 'Lý do: Thuế trước bạ.'],
  ],
  ['payment', OFFICER, { document: 'BL-0099' }, [...TAKEN, ['ask-payment', OFFICER]], ['Số chứng từ: BL-0099']],
  [
    'confirmation-request', OFFICER, { reason: 'Hỏi Công an xã về nơi cư trú.' }, TAKEN,
    ['Lý do: Hỏi Công an xã về nơi cư trú.'],
  ],
  [
    'confirmation', OFFICER, { note: 'Công văn 12/CA.' }, [...TAKEN, ['ask-confirmation', OFFICER]],
    ['Ghi chú: Công văn 12/CA.'],
  ],
  ['extension', HEAD, { reason: 'Chờ tra sổ gốc.', days: 3 }, TAKEN, ['Lý do: Chờ tra sổ gốc.', 'Thêm ngày: 3']],
  ['take-back', ['agency_head', DEPARTMENT], { reason: 'Bộ chưa trả lời.' }, [], ['Lý do: Bộ chưa trả lời.'], atMinistry],
  [
    'unsettled-return', HEAD, { reason: 'Không đủ điều kiện.', content: 'Nộp lại khi có giấy chứng sinh.' }, TAKEN,
    ['Không đủ điều kiện.', 'Nộp lại khi có giấy chứng sinh.'],
  ],
  [
    'unsettled-notice', COUNTER, { receiver: 'Bà Nguyễn Thị Thử' }, [...TAKEN, ['return-unsettled', HEAD]],
    ['Người nhận: Bà Nguyễn Thị Thử'],
  ],
  ['stop', COUNTER, { reason: 'Gia đình chuyển đi.' }, TAKEN, ['Lý do: Gia đình chuyển đi.']],
  [
    'result', CLERK, { number: '77/GKS', content: 'Đăng ký khai sinh cho cháu Mẫu.' }, APPROVED,
    ['Số kết quả: 77/GKS', 'Đăng ký khai sinh cho cháu Mẫu.'],
  ],
  [
    'result-signature', OTHER_HEAD, { content: 'Đăng ký khai sinh cho cháu Thử.' },
    [['take', ['officer', OTHER_COMMUNE]], ['propose', ['officer', OTHER_COMMUNE]], ['approve', OTHER_HEAD]],
    ['Đăng ký khai sinh cho cháu Thử.'], atRegistry,
  ],
  [
    'return', COUNTER, { how: 'post', receiver: 'Ông Trần Văn Thử', proof: 'post-receipt' },
    [...APPROVED, ['issue', CLERK]],
    ['Cách trả: qua bưu chính', 'Người nhận: Ông Trần Văn Thử', 'Chứng minh người nhận: biên nhận bưu chính'],
  ],
  ['originals-hand-over', ['reception', LAND_SECTION], { note: 'Túi số 4.' }, [], ['Ghi chú: Túi số 4.'], land],
  [
    'originals-receipt', ['officer', LAND], { note: 'Túi còn niêm.' },
    [['send-originals', ['reception', LAND_SECTION]]], ['Ghi chú: Túi còn niêm.'], land,
  ],
  ['paper-result-hand-over', CLERK, { note: 'Bìa cứng số 7.' }, ISSUED, ['Ghi chú: Bìa cứng số 7.'], elsewhere],
  ['paper-result-receipt', OTHER_COUNTER, { note: 'Còn nguyên bìa.' }, SENT, ['Ghi chú: Còn nguyên bìa.'], elsewhere],
  ['paper-result-refusal', OTHER_COUNTER, { reason: 'Bìa bị rách.' }, SENT, ['Lý do: Bìa bị rách.'], elsewhere],
  ['collection', COUNTER, {}, ACCEPTED, [() => `Đến: ${province.unit(OTHER_COUNTER[1]).name}`]],
]

test.each(CASES.map((one) => [one[0], one] as const))(
  '%s keeps what is said with it',
  async (_, [noun, who, given, before, shown, begin = online]) => {
    const publicId = await begin()
    /** Whom or where one chooses from a list: ids of this very province. */
    const chosenFor = async (deed: Deed | ActionNoun, unit: string) => {
      if (deed === 'collection') return { unitId: province.unit(OTHER_COUNTER[1]).publicId }
      return deed === 'assign' || deed === 'assignment' ? { assigneeId: await desk.assignee('officer', unit) } : {}
    }
    for (const [deed, doer, more] of before)
      await desk.act(deed, publicId, doer, { ...more, ...(await chosenFor(deed, DIVISION)) })
    const body = { ...given, ...(await chosenFor(noun, who === HEAD ? COMMUNE : DIVISION)) }
    expect([...Value.Errors(ActionBodies[noun], body)]).toEqual([])
    const viewer = 'accountId' in who ? who : await province.viewerAs(who[0], who[1], DEEDS[noun].permission, who[2])
    const requestId = randomUUID()
    const run = DEEDS[noun].run as (typeof DEEDS)['refusal']['run']
    const rooms = province as unknown as ApiRooms
    const sender = { actorId: viewer.accountId, requestId }
    const made = noun === 'result' || noun === 'result-signature'
      ? await DEEDS[noun].before?.(rooms, { ...sender, bodyHash: bodyHashOf('test') }, { publicId, viewer }, given)
      : undefined
    await province.inOneGo(
      (ctx) => run(
        ctx, rooms, { publicId, viewer }, body as unknown as { reason: string },
        made?.ok ? made.value as never : undefined,
      ), sender,
    )

    const event = (await desk.events(publicId)).find(
      (one) => one.requestId === requestId && one.type.startsWith('dossier.'),
    )
    if (!event) throw new Error('nothing was told')
    const remarks = await listRemarks(province.db, (await desk.dossier(publicId)).id)
    const details = detailsOf(event, remarks, sayIn('vi'), (id) => province.directory.on(TODAY).byPublicId(id)?.name)
      .map(({ label, text }) => `${label}: ${text}`).join('\n')
    for (const text of shown) expect(details).toContain(typeof text === 'string' ? text : text())
    // What people write may name people, and the event is read by many for ever.
    const words = Object.entries(given).flatMap(([key, value]) =>
      typeof value === 'string' && !['outcome', 'how', 'proof', 'number'].includes(key) ? [value] : [],
    )
    for (const text of words) expect(JSON.stringify(event.data)).not.toContain(text)
  },
)

test('every deed that takes words is among them', () => {
  const told = new Set(CASES.map(([noun]) => noun))
  const withWords = (Object.keys(ActionBodies) as ActionNoun[]).filter((noun) =>
    Object.keys(ActionBodies[noun].properties).some((key) => !['limitCase', 'feeFacts', 'files', 'step'].includes(key)),
  )
  // Of a supplement the files are the answer.
  expect(withWords.filter((noun) => !told.has(noun))).toEqual(['supplement'])
})
