/**
 * Need: what another agency asks of us over the axis is work of somebody here, answered by a letter; whoever asked is
 * told how far it is, and may take it back, change it or replace it while it is open (part E5; QCVN 102:2016/BTTTT).
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AXIS, type AxisDesk, STRANGER, THEIRS, OURS, directoryOfSenders, openAxis } from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { smallPdf } from '../../test/portal-birth.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { type StoreUpload, discardOwnUploads, storeUpload } from '../modules/documents/public.ts'
import { type Viewer, deskOf, unitsAsked } from '../modules/dossiers/public.ts'
import {
  answerInquiry, assignInquiry, countReminders, declineInquiry, findInquiry, listHeld, listInquiries,
  refuseMessage, takeInquiry,
} from '../modules/integration/public.ts'
import type { EdxmlDocument } from '../platform/edxml/message.ts'

const [DEPARTMENT, DIVISION, OTHER] = ['cq:ubnd-dong-hoi', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
let province: Province
let axis: AxisDesk
let questions: ReturnType<typeof openQuestions>
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  questions = openQuestions(province, openDesk(province), () => axis)
})
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00')
  province.clock.set('2021-06-25T09:00+07:00')
  await sql`truncate integration.inquiry cascade`.execute(province.database.owner)
  const senders = [THEIRS, STRANGER].map((agency) => ({ agency, unsigned: true }))
  const directory = await directoryOfSenders(province, senders)
  axis = await openAxis({ ...province, directory }, machine, { inquiriesTo: DEPARTMENT })
})
afterEach(() => axis.close())

let nth = 0
const asking = (more: Partial<EdxmlDocument> = {}): EdxmlDocument => ({
  kind: 'document', from: { id: THEIRS, name: 'Sở Xây dựng' }, to: [{ id: OURS }], documentId: `${THEIRS},2026/11/30,${String(nth += 1)}/XD`,
  subject: 'Xin ý kiến về quy hoạch', content: 'Đề nghị cho ý kiến.', dueOn: '2021-07-01', business: { kind: 'new' }, ...more,
})
const lay = async (message: EdxmlDocument) => {
  await axis.lay(message.from.id, 'edoc', await packageOf(message))
  await axis.hear()
  await axis.tell()
  return message.documentId
}
const officer = (unit = DIVISION) => province.viewerAs('officer', unit, 'consultation.answer')
const head = () => province.viewerAs('agency_head', DEPARTMENT, 'consultation.answer')
const open = async (unit = DEPARTMENT) => {
  const viewer = await province.viewerAs('agency_head', unit, 'consultation.answer')
  const unitIds = unitsAsked(province.directory.on('2021-06-25'), viewer)
  return listInquiries(province.db, { unitIds, limit: 50 })
}
/** That which is due first, of so many. */
const only = async (count = 1) => {
  const [one, ...more] = await open()
  if (!one || more.length !== count - 1) throw new Error(`not ${String(count)} inquiries`)
  return one.publicId
}
/** A file that an account uploaded; its bytes lie in the store. */
const uploaded = async (name: string, actorId: bigint, more: Partial<StoreUpload> = {}) => {
  const stored = await province.storage.put((async function* one() { yield smallPdf(name) })(), 1_000_000)
  if (!stored.ok) throw new Error('the file was not stored')
  const { sha256, size } = stored.value
  const file: StoreUpload = { name, sha256, size, kind: 'application/pdf', pages: 1, inert: [], ...more }
  return (await province.inOneGo((ctx) => storeUpload(ctx, file), { actorId })).publicId
}
const isNamed = async (sha256: string) => (await sql`select from documents.file where sha256 = decode(${sha256}, 'hex')`
  .execute(province.db)).rows.length === 1
const codes = async () => (await questions.heard(THEIRS)).map(({ code }) => code)
const told = async () => (await sql<{ type: string }>`select type from audit.event where subject_kind = 'inquiry'
  and subject_id in (select id from integration.inquiry) order by id`.execute(province.db)).rows.map(({ type }) => type.replace('inquiry.', ''))

test('a document is listed with its day, given to a division, taken and answered by a letter that is signed', async () => {
  const documentId = await lay(asking())
  const publicId = await only()
  expect((await open())[0]).toMatchObject({ subject: 'Xin ý kiến về quy hoạch', dueOn: '2021-07-01', documentId, state: 'waiting' })
  const head = await province.viewerAs('agency_head', DEPARTMENT, 'consultation.answer')
  const unitId = province.unit(DIVISION).publicId
  await province.inOneGo((ctx) => assignInquiry(ctx, province, { publicId, viewer: head, unitId }))
  const viewer = await officer()
  const by = { actorId: viewer.accountId }
  const answer = { publicId, viewer, subject: 'Trả lời về quy hoạch', words: 'Thống nhất.', files: [] }
  await expect(province.inOneGo((ctx) => answerInquiry(ctx, province, answer), by)).rejects.toThrow('inquiry-not-taken')
  for (let twice = 0; twice < 2; twice += 1)
    await province.inOneGo((ctx) => takeInquiry(ctx, province, { publicId, viewer }), by)
  await expect(province.inOneGo((ctx) => answerInquiry(ctx, province, { ...answer, words: ' ' }), by)).rejects.toThrow('inquiry-words-missing')
  await province.inOneGo((ctx) => answerInquiry(ctx, province, answer), by)
  await expect(province.inOneGo((ctx) => takeInquiry(ctx, province, { publicId, viewer }), by)).rejects.toThrow('inquiry-over')
  await axis.tell()
  expect(await codes()).toEqual(['arrived', 'received', 'assigned', 'in-process', 'finished'])
  expect(await open()).toEqual([])
  const [letter, ...more] = await questions.sent()
  expect(more).toEqual([])
  const { message, signature } = await questions.fetched(letter?.docId ?? '')
  expect(signature?.signer.subject).toContain(OURS)
  expect(message).toMatchObject({
    to: [{ id: THEIRS }], subject: 'Trả lời về quy hoạch', content: 'Thống nhất.', answers: [{ agency: THEIRS, documentId }],
  })
  expect(await told()).toEqual(['received', 'assigned', 'taken', 'answered'])
})

test('files of whoever answers go beside the letter, byte for byte; of others, unscanned, broken or too large none', async () => {
  await lay(asking())
  const publicId = await only()
  const viewer = await head()
  const by = { actorId: viewer.accountId }
  await province.inOneGo((ctx) => takeInquiry(ctx, province, { publicId, viewer }), by)
  const answer = async (...files: string[]) => {
    const said = { publicId, viewer, subject: 'Trả lời về quy hoạch', words: 'Có bản đồ kèm theo.', files }
    return province.inOneGo((ctx) => answerInquiry(ctx, province, said), by)
  }
  const map = await uploaded('Bản đồ.pdf', viewer.accountId)
  // Policy inquiry-attachments: ten files, 50 megabytes together.
  const refused = [
    [await uploaded('Của người khác.pdf', viewer.accountId + 1n), 'upload-unknown'], [randomUUID(), 'upload-unknown'],
    [await uploaded('Chưa quét.pdf', viewer.accountId, { quarantine: 'unreachable' }), 'upload-unscanned'],
    [await uploaded('Ký sai.pdf', viewer.accountId, { signatures: { verdict: 'invalid', reports: [] } }), 'upload-signature-broken'],
    [await uploaded('Lớn.pdf', viewer.accountId, { size: 50 * 1_048_576 }), 'inquiry-files-too-large'],
  ] as const
  for (const [file, code] of refused) await expect(answer(map, file)).rejects.toThrow(code)
  await expect(answer(...Array.from({ length: 11 }, () => randomUUID()))).rejects.toThrow('inquiry-files-too-large')
  expect((await open()).map(({ state }) => state)).toEqual(['taken'])
  const photo = await uploaded('Ảnh.png', viewer.accountId, { kind: 'image/png', pages: null })
  await answer(map, photo)
  await axis.tell()
  const [letter] = await questions.sent()
  const { attachments } = await questions.fetched(letter?.docId ?? '')
  const bytesOf = (name: string) => createHash('sha256').update(smallPdf(name)).digest('hex')
  expect(attachments.map(({ name, sha256 }) => [name, sha256])).toEqual(['Bản đồ.pdf', 'Ảnh.png'].map((name) => [name, bytesOf(name)]))
  const kept = (await findInquiry(province.db, publicId))?.answerFiles ?? []
  expect(kept.map(({ name, kind }) => [name, kind])).toEqual([['Bản đồ.pdf', 'application/pdf'], ['Ảnh.png', 'image/png']])
  // Uploads are forgotten in time; what went stays.
  await province.inOneGo(async (ctx) => discardOwnUploads(ctx, [map, photo]), by)
  expect(await Promise.all(kept.map(({ sha256 }) => isNamed(sha256)))).toEqual([true, true])
})

test('near its day and past it its unit is reminded of it, once taken whoever has it alone, and the head always', async () => {
  const others = await officer(OTHER)
  const viewer = await head()
  const colleague = { ...viewer, accountId: others.accountId }
  const reminded = async (who: Viewer, headOf: readonly bigint[] = []) => {
    const today = dayOf(province.clock.now())
    const directory = province.directory.on(today)
    const { past, soon } = await countReminders(province.db, directory, {
      unitIds: unitsAsked(directory, who), headOf, desk: deskOf(who), limit: 100, today,
    })
    return [past, soon]
  }
  await lay(asking())
  await lay(asking({ dueOn: '2021-09-01' }))
  const publicId = await only(2)
  // Wanted by Thursday 1 July. From Monday 28 June: Tuesday = 1, Wednesday = 2.
  province.clock.set('2021-06-28T16:00+07:00')
  expect(await reminded(viewer)).toEqual([0, 0])
  province.clock.set('2021-06-29T08:00+07:00')
  expect([await reminded(viewer), await reminded(colleague), await reminded(others)]).toEqual([[0, 1], [0, 1], [0, 0]])
  await province.inOneGo((ctx) => takeInquiry(ctx, province, { publicId, viewer }), { actorId: viewer.accountId })
  province.clock.set('2021-07-02T08:00+07:00')
  expect([await reminded(viewer), await reminded(colleague)]).toEqual([[1, 0], [0, 0]])
  expect(await reminded(colleague, [province.unit(DEPARTMENT).id])).toEqual([1, 0])
  await province.inOneGo((ctx) => declineInquiry(ctx, province, { publicId, viewer, reason: 'Không thuộc thẩm quyền' }), { actorId: viewer.accountId })
  expect(await reminded(viewer)).toEqual([0, 0])
})

test('declined it is over, and whoever asked reads why; of others it does not exist', async () => {
  await lay(asking())
  const publicId = await only()
  const stranger = await officer(OTHER)
  const decline = async (viewer: Awaited<ReturnType<typeof officer>>, reason: string) => {
    const said = { publicId, viewer, reason }
    return province.inOneGo((ctx) => declineInquiry(ctx, province, said), { actorId: viewer.accountId })
  }
  await expect(decline(stranger, 'x')).rejects.toThrow('inquiry-unknown')
  const viewer = await province.viewerAs('agency_head', DEPARTMENT, 'consultation.answer')
  await expect(decline(viewer, ' ')).rejects.toThrow('reason-needed')
  await decline(viewer, 'Không thuộc thẩm quyền')
  await axis.tell()
  expect((await questions.heard(THEIRS)).map(({ code, description }) => [code, description])).toEqual([
    ['arrived', undefined], ['received', undefined], ['refused', 'Không thuộc thẩm quyền'],
  ])
  expect(await open(OTHER)).toEqual([])
})

describe('while it is open its sender', () => {
  test('puts other words into it, replaces it, and takes it back', async () => {
    const first = await lay(asking())
    await lay(asking({ subject: 'Đính chính', dueOn: '2021-07-09', business: { kind: 'update', documentId: first } }))
    expect((await open()).map(({ documentId, subject, dueOn }) => [documentId, subject, dueOn])).toEqual([[first, 'Đính chính', '2021-07-09']])
    const second = await lay(asking({ business: { kind: 'replace', replaces: [{ documentId: first }] } }))
    expect((await open()).map(({ documentId }) => documentId)).toEqual([second])
    await lay(asking({ business: { kind: 'recall', documentId: second } }))
    expect(await open()).toEqual([])
    expect(await codes()).toEqual([
      'arrived', 'received', 'arrived', 'change-agreed', 'arrived', 'received', 'arrived', 'change-agreed',
    ])
    expect(await told()).toEqual(['received', 'changed', 'replaced', 'received', 'recalled'])
  })

  test('and nobody else: another agency that names its number changes nothing', async () => {
    const first = await lay(asking())
    await lay(asking({ from: { id: STRANGER }, documentId: `${STRANGER},2026/11/30,1/K`, business: { kind: 'recall', documentId: first } }))
    expect([(await open()).length, await questions.faults()]).toEqual([1, [['done', null], ['held', 'inquiry-unknown']]])
  })
})

test('what was answered its sender changes no more: a person decides, and they are told', async () => {
  const first = await lay(asking())
  const publicId = await only()
  const viewer = await province.viewerAs('agency_head', DEPARTMENT, 'consultation.answer')
  const by = { actorId: viewer.accountId }
  await province.inOneGo((ctx) => takeInquiry(ctx, province, { publicId, viewer }), by)
  await province.inOneGo((ctx) => answerInquiry(ctx, province, { publicId, viewer, subject: 'Trả lời', words: 'Đồng ý', files: [] }), by)
  await lay(asking({ business: { kind: 'recall', documentId: first } }))
  const [{ publicId: message, fault } = { publicId: '', fault: '' }] = await listHeld(province.db, AXIS, 0n, 10)
  expect([fault, (await findInquiry(province.db, publicId))?.state]).toEqual(['inquiry-over', 'answered'])
  await province.inOneGo((ctx) => refuseMessage(ctx, { message, reason: 'Đã trả lời', machineNow: machine.now() }))
  await axis.tell()
  expect((await codes()).at(-1)).toBe('change-refused')
})

test('where the settings name no unit it is held, as is a number that was used before', async () => {
  const documentId = await lay(asking())
  await axis.act('lose', { docId: (await axis.packages()).find(({ from }) => from === THEIRS)?.docId })
  await sql`update integration.package_in set package = 'truoc'`.execute(province.database.owner)
  await lay(asking({ documentId, business: { kind: 'replace', replaces: [{ documentId }] } }))
  expect(await questions.faults()).toEqual([['done', null], ['held', 'inquiry-known']])
  expect((await open()).map(({ state }) => state)).toEqual(['waiting'])
  await axis.close()
  const directory = await directoryOfSenders(province, [{ agency: THEIRS, unsigned: true }])
  axis = await openAxis({ ...province, directory }, machine)
  await lay(asking())
  expect(await questions.faults()).toEqual([['held', 'answers-nothing']])
})
