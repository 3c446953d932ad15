/**
 * Need: agencies that do not work in this system are asked over the national axis of documents, with what is given
 * along and nothing else, and their letter stands as the answer (part E5; QCVN 102:2016/BTTTT; features 62).
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AXIS_KEY, type AxisDesk, OURS, STRANGER, THEIRS, openAxis } from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { standingOf, withdrawConsultation } from '../modules/dossiers/public.ts'
import { findOnTheirWay, refuseMessage, resendMessage } from '../modules/integration/public.ts'
import { alarmPollers } from './watch-alarms.ts'

let province: Province
let desk: Desk
let axis: AxisDesk
let questions: ReturnType<typeof openQuestions>
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  questions = openQuestions(province, desk, () => axis)
})
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00')
  axis = await openAxis(province, machine)
})
afterEach(() => axis.close())

describe('a question', () => {
  test('goes out signed, with what is given along and nothing else, and its answer comes back as its letter', async () => {
    const { dossier, docId } = await questions.asked()
    const { message, signature } = await questions.fetched(docId)
    expect(signature?.signer.subject).toContain(OURS)
    expect(message).toMatchObject({ kind: 'document', to: [{ id: THEIRS }], business: { kind: 'new' } })
    expect(JSON.stringify(message)).toContain('Có nợ bảo hiểm không?')
    expect(JSON.stringify(message)).toContain('Thửa đất: 12')
    expect(JSON.stringify(message)).not.toContain('kín')
    for (const code of ['01', '03', '05']) {
      await axis.act('answer-status', { docId, code, text: 'theo dõi' })
      await axis.hear()
    }
    expect((await questions.only(dossier)).outsideState).toBe('in-process')
    await questions.answered(docId)
    await axis.hear()
    const one = await questions.only(dossier)
    expect([one.answer, standingOf(one), one.reasons?.includes('Ý kiến về hồ sơ')]).toEqual(['in-writing', 'answered', true])
    const [file] = await questions.letters(dossier)
    expect([file?.name, await province.storage.has(file?.sha256 ?? '')]).toEqual(['Trả lời.pdf', true])
    expect(await questions.faults()).toEqual([['done', null], ['done', null], ['done', null], ['done', null]])
    // Everything that was for us is confirmed: the axis may forget it.
    expect((await axis.packages()).filter(({ from }) => from === THEIRS).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('is kept with its dossier as it went, goes so however often, and anew only where it says something else', async () => {
    const { dossier, docId } = await questions.asked()
    const kept = async () => (await sql<{ sha256: string; isTaken: boolean }>`
      select encode(sha256, 'hex') as sha256, taken_at is not null as is_taken from dossiers.consultation_sent
      where dossier_id = ${(await desk.dossier(dossier)).id} order by id`.execute(province.db)).rows
    const bytesThere = async () => (await fetch(`${axis.url}/getEdoc?docId=${docId}`, {
      headers: { authorization: `Bearer ${AXIS_KEY}`, from: OURS },
    })).bytes()
    const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    const sum = sumOf(await bytesThere())
    expect(await kept()).toEqual([{ sha256: sum, isTaken: true }])
    expect(await desk.events(dossier)).toContainEqual(expect.objectContaining({ type: 'dossier.consultation-written' }))
    const again = async (more: object) => {
      await axis.act('lose', { docId })
      await sql`update integration.message_out set state = 'waiting', acknowledged_at = null, answer_digest = null,
        body = body || ${JSON.stringify(more)}::jsonb`.execute(province.database.owner)
      await axis.tell()
      return sumOf(await bytesThere())
    }
    // Words of thirty days later may not be in it: it went as it was written.
    machine.set('2026-12-30T08:00+07:00')
    expect([await again({}), await kept()]).toEqual([sum, [{ sha256: sum, isTaken: true }]])
    const other = await again({ note: 'khác' })
    expect(await kept()).toEqual([{ sha256: sum, isTaken: true }, { sha256: other, isTaken: true }])
  })

  test('that the axis would not have is written, and not said to have gone', async () => {
    await questions.asked()
    await axis.faults({ errors: true })
    const { dossier } = await questions.asked()
    const { rows } = await sql`select taken_at from dossiers.consultation_sent
      where dossier_id = ${(await desk.dossier(dossier)).id}`.execute(province.db)
    expect(rows).toEqual([{ takenAt: null }])
  })

  test('asked of an agency that works here does not leave', async () => {
    await questions.asked()
    const before = (await questions.sent()).length
    await questions.asked({ unit: 'cq:cuc-thue' })
    expect(await questions.sent()).toHaveLength(before)
  })

  test('that is withdrawn is recalled, and one that is asked again stands in its place', async () => {
    const { dossier, consultation, docId } = await questions.asked()
    const viewer = await questions.asker()
    await province.inOneGo((ctx) => withdrawConsultation(ctx, province, {
      publicId: dossier, viewer, consultation, reason: 'Đã có tài liệu',
    }), { actorId: viewer.accountId })
    const again = await questions.asked({ publicId: dossier })
    const first = await questions.documentIdOf(docId)
    const sent = await questions.sent()
    const all = await Promise.all(sent.map(async (one) => (await questions.fetched(one.docId)).message))
    expect(all.map((one) => one.kind === 'document' && one.business)).toMatchObject([
      { kind: 'new' }, { kind: 'recall', documentId: first, reason: 'Đã có tài liệu' },
      { kind: 'replace', replaces: [{ documentId: first }] },
    ])
    // An answer to what was withdrawn is held; to the new one it counts.
    await questions.answered(docId)
    await questions.answered(again.docId)
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', 'consultation-over'], ['done', null]])
    expect((await questions.rows(dossier)).map(({ answer }) => answer)).toEqual([null, 'in-writing'])
  })

  test('that the agency refuses says so, and its receiver that the axis does not know kills it alone', async () => {
    const { dossier, docId } = await questions.asked()
    await axis.act('answer-status', { docId, code: '02', text: 'Không thuộc địa bàn' })
    await axis.hear()
    expect(await questions.only(dossier)).toMatchObject({ outsideState: 'refused', outsideWords: 'Không thuộc địa bàn', answer: null })
    await fetch(`${axis.url}/deleteAgency?id=${THEIRS}`, {
      method: 'DELETE', headers: { authorization: `Bearer ${AXIS_KEY}`, from: OURS },
    })
    await questions.asked()
    const { rows: out } = await sql<{ state: string; fault: string | null }>`
      select state, fault from integration.message_out order by id`.execute(province.db)
    expect(out).toEqual([{ state: 'acknowledged', fault: null }, { state: 'dead', fault: 'error-TO' }])
  })
})

test('words of a question that the axis refused are put right at the desk, signed anew, and nothing else of it', async () => {
  const agency = async (method: string, path: string, body?: object) => fetch(`${axis.url}/${path}`, {
    method, headers: { authorization: `Bearer ${AXIS_KEY}`, from: OURS }, ...body && { body: JSON.stringify(body) },
  })
  await agency('DELETE', `deleteAgency?id=${THEIRS}`)
  const { dossier } = await questions.asked()
  const { rows: [dead] } = await sql<{ publicId: string; state: string; body: { message: object } }>`
    select public_id, state, body from integration.message_out`.execute(province.db)
  expect(dead?.state).toBe('dead')
  await agency('POST', 'registerAgency', { id: THEIRS, name: 'Sở' })
  const { publicId: message = '', body } = dead ?? {}
  const resend = async (more: object) => province.inOneGo((ctx) =>
    resendMessage(ctx, { message, body: { ...body, message: { ...body?.message, ...more } } }))
  await expect(resend({ to: [{ id: '000.00.01.G99' }] })).rejects.toThrow('letter-only-words')
  await expect(resend({ subject: 'Lấy ý kiến về hồ sơ H01-1: khác' })).rejects.toThrow('message-of-other-dossier')
  await resend({ content: 'Còn nợ bảo hiểm không?' })
  await axis.tell()
  const { message: sent, signature } = await questions.fetched((await questions.sent()).at(-1)?.docId ?? '', THEIRS)
  expect(sent).toMatchObject({ kind: 'document', to: [{ id: THEIRS }], content: 'Còn nợ bảo hiểm không?' })
  expect(signature?.signer.subject).toContain(OURS)
  const event = (await desk.events(dossier)).find(({ type }) => type === 'message.resent')
  expect(event?.data).toEqual({
    message, partner: 'document-axis', isEdited: true, changed: 'content', before: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
})

describe('an answer', () => {
  test('that is repeated, under the same name or as it came, counts once', async () => {
    const { dossier, docId } = await questions.asked()
    await questions.answered(docId)
    await axis.faults({ repeat: 3 })
    for (let one = 0; one < 3; one += 1) await axis.hear()
    expect([(await axis.inbox()).length, await questions.count(dossier, 'answered'), (await questions.letters(dossier)).length]).toEqual([1, 1, 1])
    // The axis forgot the name, and hands the same out under another: as the message says itself it is the same.
    await sql`update integration.package_in set package = 'khac'`.execute(province.database.owner)
    await axis.hear()
    expect([(await axis.inbox()).length, await questions.count(dossier, 'answered')]).toEqual([1, 1])
  })

  test('and words about it that come in another order leave the farthest', async () => {
    const { dossier, docId } = await questions.asked()
    for (const code of ['01', '03', '06']) await axis.act('answer-status', { docId, code, text: '' })
    await axis.faults({ reorder: true, repeat: 1 })
    for (let one = 0; one < 2; one += 1) await axis.hear()
    expect((await questions.only(dossier)).outsideState).toBe('finished')
    expect([(await axis.inbox()).length, await questions.count(dossier, 'reported')]).toEqual([3, 1])
  })

  test('is replaced and taken back by whoever sent it; what came before stays on record', async () => {
    const { dossier, docId } = await questions.asked()
    const own = async () => (await questions.letters(dossier)).findLast(({ endedAt }) => endedAt === null)?.documentId ?? ''
    await questions.answered(docId)
    await axis.hear()
    await questions.answered(docId, { business: { type: '3', documentId: await own() } })
    await axis.hear()
    expect((await questions.letters(dossier)).map(({ endedAt }) => endedAt === null)).toEqual([false, true])
    expect((await questions.only(dossier)).answer).toBe('in-writing')
    await questions.answered(docId, { business: { type: '1', documentId: await own() }, content: '' })
    await axis.hear()
    expect(await questions.only(dossier)).toMatchObject({ answer: null, answeredAt: null })
    expect([await questions.count(dossier, 'reopened'), (await questions.letters(dossier)).length]).toEqual([1, 2])
    // A second answer where none is replaced, or one that never was.
    await questions.answered(docId)
    await questions.answered(docId, { business: { type: '3', documentId: 'không có' } })
    await questions.answered(docId)
    await axis.hear()
    expect((await questions.faults()).slice(3)).toEqual([['done', null], ['held', 'letter-unknown'], ['held', 'consultation-answered']])
  })
})

describe('whoever asked is told', () => {
  const way = async (dossier: string) => {
    const all = await questions.rows(dossier)
    const ways = await findOnTheirWay(province.db, province, (await desk.dossier(dossier)).id, all)
    return all.map(({ id }) => ways.get(id))
  }

  test('that a question has not left, and how it stands with the axis, until the axis has it', async () => {
    await questions.asked()
    await axis.faults({ errors: true })
    const { dossier } = await questions.asked()
    expect(await way(dossier)).toEqual([{ notSent: { state: 'waiting', axis: 'away' }, heldAnswers: [] }])
    await sql`update integration.partner set paused_at = now(), paused_by = 1, pause_reason = 'bảo trì'`
      .execute(province.database.owner)
    expect(await way(dossier)).toMatchObject([{ notSent: { state: 'waiting', axis: 'paused' } }])
    await sql`update integration.partner set paused_at = null, paused_by = null, pause_reason = null`
      .execute(province.database.owner)
    await axis.faults({})
    // It rests for at most five minutes after a failure.
    machine.set('2026-11-30T08:30+07:00')
    await axis.tell()
    expect(await way(dossier)).toEqual([{ notSent: null, heldAnswers: [] }])
    const inside = await questions.asked({ unit: 'cq:cuc-thue' })
    expect(await way(inside.dossier)).toEqual([undefined])
  })

  test('of an answer that is held or was refused, also where nobody could tell whose it is; of another question’s never', async () => {
    const { dossier, docId } = await questions.asked()
    const other = await questions.asked()
    await axis.layAs(STRANGER, await packageOf({
      kind: 'document', from: { id: THEIRS }, to: [{ id: OURS }], documentId: `${THEIRS},2026/11/30,1/CV`, subject: 'Trả lời',
      answers: [{ agency: OURS, documentId: await questions.documentIdOf(docId) }], business: { kind: 'new' },
    }))
    await axis.hear()
    const [{ publicId: message } = { publicId: '' }] = await axis.inbox()
    const receivedAt = new Date('2026-11-30T08:00+07:00')
    const held = { receivedAt, state: 'held', fault: 'sender-differs', reason: null }
    expect(await way(dossier)).toMatchObject([{ notSent: null, heldAnswers: [held] }])
    expect(await way(other.dossier)).toEqual([{ notSent: null, heldAnswers: [] }])
    await province.inOneGo((ctx) => refuseMessage(ctx, { message, reason: 'Giả mạo', machineNow: machine.now() }))
    expect(await way(dossier)).toMatchObject([{ heldAnswers: [{ ...held, state: 'refused', reason: 'Giả mạo' }] }])
    await questions.answered(docId)
    await axis.hear()
    // What counts as its answer is no held one.
    expect((await way(dossier))[0]?.heldAnswers).toHaveLength(1)
  })
})

describe('at the end of its time', () => {
  // 24 accounting hours are three working days: Friday 09:00 to Wednesday 09:00, and from there to Monday 09:00.
  const [FRIDAY, WEDNESDAY, MONDAY] = ['2021-07-16T09:00+07:00', '2021-07-21T09:01+07:00', '2021-07-26T09:02+07:00']
  const look = async (time: string) => {
    province.clock.set(time)
    const poller = alarmPollers({ ...province, machineClock: province.clock }).find(({ name }) => name === 'watch-consultations')
    while (await poller?.run() === true);
  }

  test('a question that has not left is no silence: its time begins anew, until it leaves', async () => {
    province.clock.set(FRIDAY)
    await axis.faults({ errors: true })
    const { dossier } = await questions.asked()
    await look(WEDNESDAY)
    expect(await questions.only(dossier)).toMatchObject({ silentAt: null, reminded: 0, dueAt: new Date('2021-07-26T09:01+07:00') })
    expect((await desk.events(dossier)).at(-1)).toMatchObject({
      type: 'dossier.consultation-put-off', data: { answerBy: '2021-07-26T02:01:00.000Z' },
    })
    await axis.faults({})
    machine.set('2026-11-30T08:30+07:00') // later than it rests after a failure
    await axis.tell()
    await look(MONDAY)
    expect(await questions.only(dossier)).toMatchObject({ silentAt: new Date(MONDAY), reminded: 100 })
    expect([await questions.count(dossier, 'put-off'), await questions.count(dossier, 'silent')]).toEqual([1, 1])
  })

  test('an agency that has said anything of it has it, whether the axis said so or not', async () => {
    province.clock.set(FRIDAY)
    const { dossier, docId } = await questions.asked()
    await axis.act('answer-status', { docId, code: '01', text: '' })
    await axis.hear()
    await sql`update integration.message_out set state = 'waiting', acknowledged_at = null, answer_digest = null`
      .execute(province.database.owner)
    await look(WEDNESDAY)
    expect((await questions.only(dossier)).silentAt).toEqual(new Date(WEDNESDAY))
  })
})

test('no number, name or word of what comes stands in the log of events', async () => {
  const { dossier, docId } = await questions.asked()
  await questions.answered(docId, { subject: 'Bà Mẫu nợ bảo hiểm' })
  await axis.hear()
  expect(JSON.stringify((await desk.events(dossier)).map(({ data }) => data))).not.toContain('nợ bảo hiểm')
})
