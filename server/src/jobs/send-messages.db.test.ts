/**
 * Need: the applicant hears of each turn of their dossier in plain words, of an early result at once (R12), of nothing
 * twice.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { loadOwnMessages } from '../../test/own-messages.ts'
import { recordPerson } from '../modules/identity/public.ts'
import { listMessagesOf, listMessagesOfDossier, listSent, openSink } from '../modules/notifications/public.ts'
import type { Backing, Json } from '../platform/db.ts'
import { packEvent } from './heard-event.ts'
import { jobOf } from './on-event.ts'
import { type FindDossierFacts, messageSenders, openPorts, tellApplicant, tellAuthoriser } from './send-messages.ts'

const DOSSIER = 4711n
let database: TestDatabase
let backing: Backing
let applicantId: bigint
let dueAt: Date | null = new Date('2021-06-30T17:00+07:00')
let authoriserId: bigint | null = null
let isOnline = true
let whole: { name: string; number: string; dueAt: Date } | undefined
let id = 0n

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  const facts = {
    kind: 'citizen', personalNumber: '000199990001', fullName: 'Nguyễn Thị Mẫu', phone: '+84500000001',
    email: 'mau@example.vn', proof: 'seen',
  } as const
  applicantId = (await inOneGo(backing, (ctx) => recordPerson(ctx, facts))).id
  await inOneGo(backing, loadOwnMessages)
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // only so much of a dossier as messages need
    await sql`insert into dossiers.dossier (id, public_id, request_id, number, tracking_token, receiving_unit_id, receives_at_id,
      competent_unit_id, channel, procedure_id, procedure_version_id, calendar_version_id, applicant_id, applicant_name, submitted_by,
      delivery, likeness, state, submitted_at)
      values (${DOSSIER}, gen_random_uuid(), 1, 'Z99.12-210625-0001', 't', 1, 1, 1, 'online', 1, 1, 1, ${applicantId}, 'x', 1,
        'counter', sha256('x'), 'submitted', '2021-06-25 08:00+07')`.execute(tx)
  })
})
afterAll(() => database.drop())

test('what is accepted is told on portal, phone and mail, with number, place and date', async () => {
  await hear('dossier.accepted')
  await sendAll()
  const [told] = await listMessagesOf(backing.db, applicantId, 1)
  expect(told).toMatchObject({
    subject: 'Hồ sơ Z99.12-210625-0001 đã được tiếp nhận', channel: 'portal', dossierId: DOSSIER,
  })
  expect(told?.text).toContain('17 giờ 00 ngày 30/06/2021')
  expect(told?.text).toContain('https://portal.example/theo-doi')
  expect(await listSent(backing.db, 9, '+84500000001')).toMatchObject([
    {
      text:
        'Hồ sơ Z99.12-210625-0001 đã được tiếp nhận. Hẹn trả kết quả: 17 giờ 00 ngày 30/06/2021, tại Bộ phận Một cửa.',
    },
  ])
  expect(await listSent(backing.db, 9, 'mau@example.vn')).toHaveLength(1)
})

test('what was sent is told with the time that policy gives the office to answer', async () => {
  await hear('dossier.submitted')
  expect((await listMessagesOf(backing.db, applicantId, 1))[0]?.text).toContain('Trong 03 giờ làm việc, cơ quan')
})

test('the same event heard again tells nothing new', async () => {
  const before = (await listMessagesOfDossier(backing.db, DOSSIER)).length
  await hear('dossier.returned', { id: 900n })
  await hear('dossier.returned', { id: 900n })
  expect(await listMessagesOfDossier(backing.db, DOSSIER)).toHaveLength(before + 3)
})

test.each([
  ['dossier.submitted', 'đã được gửi'], ['dossier.completion-asked', 'cần hoàn thiện'],
  ['dossier.refused', 'không được tiếp nhận'], ['dossier.supplement-asked', 'cần bổ sung giấy tờ'],
  ['dossier.payment-asked', 'nghĩa vụ tài chính'], ['dossier.extended', 'Xin lỗi'],
  ['dossier.fee-raised', 'có khoản phải nộp thêm'],
  ['dossier.return-told', 'không đủ điều kiện'], ['dossier.returned', 'đã được trả'], ['dossier.stopped', 'đã dừng'],
  ['register.report-answered', 'Đã trả lời phản ánh dữ liệu sai'],
])('%s is told as „%s“', async (type, words) => {
  await hear(type)
  expect((await listMessagesOf(backing.db, applicantId, 1))[0]?.subject).toContain(words)
})

test('of more to be paid nothing is said of the result: whether it is held is for each province to say', async () => {
  await hear('dossier.fee-raised')
  const [told] = await listMessagesOf(backing.db, applicantId, 1)
  expect(told?.text).toContain('phải nộp thêm')
  expect(told?.text).not.toMatch(/kết quả/i)
})

test('of a late member the whole request is named, with its number and its new day (R11); other news are as ever', async () => {
  whole = {
    name: 'Liên thông: khai sinh, thường trú', number: 'Z99.12-210624-0007', dueAt: new Date('2021-07-02T17:00+07:00'),
  }
  await hear('dossier.extended')
  const [told] = await listMessagesOf(backing.db, applicantId, 1)
  expect(told?.subject).toBe('Xin lỗi và hẹn lại ngày trả kết quả hồ sơ Z99.12-210625-0001 của yêu cầu Z99.12-210624-0007')
  expect(told?.text).toContain('yêu cầu liên thông Z99.12-210624-0007, "Liên thông: khai sinh, thường trú"')
  expect(told?.text).toContain('17 giờ 00 ngày 30/06/2021; của toàn bộ yêu cầu: 17 giờ 00 ngày 02/07/2021')
  await hear('dossier.accepted')
  expect((await listMessagesOf(backing.db, applicantId, 1))[0]?.subject).toBe('Hồ sơ Z99.12-210625-0001 đã được tiếp nhận')
  whole = undefined
})

// Promised for Wednesday 30/06: a result of Tuesday is early, one of Wednesday morning is on the day.
test.each([['2021-06-29T16:00+07:00', true], ['2021-06-30T08:00+07:00', false], ['2021-07-01T08:00+07:00', false]])(
  'a result of %s is told as early: %s', async (at, isEarly) => {
    await hear('dossier.issued', { happenedAt: new Date(at) })
    const [told] = await listMessagesOf(backing.db, applicantId, 1)
    expect(told?.subject.includes('trước hẹn')).toBe(isEarly)
  })

test('what nobody promised is not early', async () => {
  dueAt = null
  await hear('dossier.issued', { happenedAt: new Date('2021-06-26T08:00+07:00') })
  expect((await listMessagesOf(backing.db, applicantId, 1))[0]?.subject).toBe('Hồ sơ Z99.12-210625-0001 đã có kết quả')
})

test('an event of no dossier, or of one that is not there, tells nobody', async () => {
  const before = (await listMessagesOfDossier(backing.db, DOSSIER)).length
  await hear('dossier.accepted', { dossierId: null })
  await hear('dossier.accepted', { dossierId: 1n })
  expect(await listMessagesOfDossier(backing.db, DOSSIER)).toHaveLength(before)
})

test('without servers in the configuration messages stay in the sink', async () => {
  const { sms, mail } = openPorts({
    ...backing, config: { smtpUrl: undefined, mailFrom: 'a@example.vn', sms: { port: 'sink' } },
  })
  await sms.send({ id: null, to: '+84500000002', text: 'a' })
  await mail.send({ id: 'b', to: 'kept@example.vn', subject: 'b', text: 'b' })
  expect(await listSent(backing.db, 2)).toMatchObject([{ address: 'kept@example.vn' }, { address: '+84500000002' }])
})

test('whoever is said to have authorised it hears who sent what in their name, once, and where to end it', async () => {
  const facts = {
    kind: 'citizen', personalNumber: '000199990007', fullName: 'Phạm Thị Ủy', phone: '+84500000007', proof: 'seen',
  } as const
  authoriserId = (await inOneGo(backing, (ctx) => recordPerson(ctx, facts))).id
  const told = { id: 4242n }
  await hear('dossier.submitted', told, tellAuthoriser)
  await hear('dossier.submitted', told, tellAuthoriser)
  await sendAll()
  const messages = await listMessagesOf(backing.db, authoriserId, 9)
  expect(messages.filter(({ channel }) => channel === 'portal')).toHaveLength(1)
  expect(messages.find(({ channel }) => channel === 'portal')?.text).toContain('Chấm dứt ủy quyền')
  expect(await listSent(backing.db, 9, '+84500000007')).toMatchObject([
    { text: expect.stringMatching(/^Nguyễn Thị Mẫu vừa nộp hồ sơ Z99\.12-210625-0001 thay bạn/) as string },
  ])
  // Accepted, what came online is not told again; what came to a counter is told then.
  const toldOf = async () => (await listMessagesOf(backing.db, authoriserId ?? 0n, 9))
    .filter(({ channel }) => channel === 'portal').map(({ template }) => template).toSorted()
  await hear('dossier.accepted', { id: 4244n }, tellAuthoriser)
  expect(await toldOf()).toEqual(['sent-in-your-name'])
  isOnline = false
  await hear('dossier.accepted', { id: 4245n }, tellAuthoriser)
  expect(await toldOf()).toEqual(['received-in-your-name', 'sent-in-your-name'])
  isOnline = true
  const before = (await listMessagesOfDossier(backing.db, DOSSIER)).length
  authoriserId = null
  await hear('dossier.submitted', { id: 4243n }, tellAuthoriser)
  expect(await listMessagesOfDossier(backing.db, DOSSIER)).toHaveLength(before) // nobody is acted for: nobody is told
})

/** Which causes still hold a dossier up. */
let holdingUp: readonly string[] = []
const tellIt = (find: FindDossierFacts) =>
  tellApplicant(find, (_, dossierId, cause) => Promise.resolve(dossierId === DOSSIER && holdingUp.includes(cause)))

test('of alarms the applicant is told only that their dossier is stuck, and only while it is', async () => {
  const before = (await listMessagesOfDossier(backing.db, DOSSIER)).length
  const alarm = (kind: string, cause: string) => hear('dossier.alarm-raised', { data: { kind, cause } })
  holdingUp = ['event-waits', 'message-waits', 'message-failed']
  await alarm('unanswered', '')
  await alarm('held', '2021-06-25')
  for (const cause of holdingUp) await alarm('idle', cause) // the dossier itself goes on
  await alarm('idle', 'job-given-up') // and was tried again since
  expect(await listMessagesOfDossier(backing.db, DOSSIER)).toHaveLength(before)
  holdingUp = ['job-given-up']
  await alarm('idle', 'job-given-up')
  const told = (await listMessagesOfDossier(backing.db, DOSSIER)).slice(before)
  expect([...new Set(told.map(({ template }) => template))]).toEqual(['stands-still'])
})

function hear(
  type: string, more: { id?: bigint; happenedAt?: Date; dossierId?: bigint | null; data?: Json } = {}, tell = tellIt,
): Promise<void> {
  const handler = tell((_, dossierId) =>
    Promise.resolve(
      dossierId !== DOSSIER
        ? undefined
        : {
            number: 'Z99.12-210625-0001',
            procedure: 'Cấp bản sao trích lục',
            agency: 'Ủy ban nhân dân xã Mẫu',
            section: 'Bộ phận Một cửa',
            unit: 'Ủy ban nhân dân xã Mẫu',
            acknowledgement: '03 giờ làm việc',
            link: 'https://portal.example/theo-doi/Z99.12-210625-0001',
            applicantId,
            applicantName: 'Nguyễn Thị Mẫu',
            isOnline,
            authoriserId,
            dueAt,
            whole,
            nextOpening: (now: Date) => now,
          },
    ),
  )
  const about = {
    subjectKind: 'dossier', subjectId: DOSSIER, dossierId: DOSSIER, actorId: 1n, onBehalfOfId: null, unitId: null,
    xid: '1', publishAfter: null, isVoid: false,
  }
  return jobOf(
    backing, handler,
  )(packEvent({ era: 1, id: (id += 1n), type, happenedAt: backing.clock.now(), ...about, data: {}, ...more }))
}

async function sendAll(): Promise<void> {
  for (const sender of messageSenders(backing, openSink(backing))) while (await sender.run() === true) continue
}
