/**
 * Need: the day after, somebody knows of each document that went over the axis, or lies there for us, and that both
 * sides have otherwise, and what mends it (parts E5, E7).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { AXIS, type AxisDesk, OURS, THEIRS, openAxis } from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { withdrawConsultation } from '../modules/dossiers/public.ts'
import {
  type ComparableAdapter, compareDay, isComparable, keepCompared, listDifferences, resendMessage, thinMessages,
} from '../modules/integration/public.ts'
import type { EdxmlDocument } from '../platform/edxml/message.ts'

const DAY = '2021-06-25'
let province: Province
let axis: AxisDesk
let questions: ReturnType<typeof openQuestions>
const machine = movableClock(`${DAY}T09:00+07:00`)
beforeAll(async () => {
  province = await createProvince()
  questions = openQuestions(province, openDesk(province), () => axis)
})
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set(`${DAY}T09:00+07:00`)
  province.clock.set(`${DAY}T09:00+07:00`)
  axis = await openAxis(province, machine)
})
afterEach(() => axis.close())

const adapter = (): ComparableAdapter => {
  if (!isComparable(axis.adapter)) throw new Error('not comparable')
  return axis.adapter
}
const compare = async () => compareDay(province.db, adapter(), DAY)
const found = async () => (await compare()).differences
  .map(({ number, kind, told, theirs }) => [number, kind, told, theirs])
const keep = async () => {
  const compared = await compare()
  await province.inOneGo((ctx) => keepCompared(ctx, compared))
}
const resend = async (message: string | null) => province.inOneGo((ctx) => resendMessage(ctx, { message: message ?? '' }))
const document = (from: string, to: string, own: string): EdxmlDocument => ({
  kind: 'document', from: { id: from }, to: [{ id: to }], documentId: `${from},2021/06/25,${own}`, subject: 'Xin ý kiến',
  business: { kind: 'new' }, trace: [{ agency: from, at: new Date(`${DAY}T08:59:00+07:00`) }],
})
const lay = async (from: string, to: string, own: string) => {
  await axis.lay(from, 'edoc', await packageOf(document(from, to, own)))
  return (await axis.packages()).at(-1)?.docId ?? ''
}

test('a day on which each side has what the other says has no differences, whoever looks', async () => {
  const { docId } = await questions.asked()
  await questions.answered(docId)
  await axis.hear()
  await axis.tell()
  // The question and two words about its answer went; the answer came.
  expect(await compare()).toMatchObject({ partner: AXIS, day: DAY, compared: 4, differences: [] })
})

test('what is not the same is named by its cause: of what we sent, and of what lies there for us', async () => {
  const sent: string[] = []
  for (let one = 0; one < 4; one += 1) sent.push((await questions.asked()).docId)
  const numbers: string[] = []
  for (const docId of sent) numbers.push(await questions.documentIdOf(docId))
  const [lost = '', unread = '', unanswered = '', dead = ''] = numbers
  await axis.act('lose', { docId: sent[0] })
  await axis.act('mark', { docId: sent[1], status: 'fail' })
  const set = async (number: string, state: string) => sql`update integration.message_out set state = ${state}, fault = 'x',
    acknowledged_at = null, answer_digest = null where number = ${number}`.execute(province.database.owner)
  await set(unanswered, 'waiting')
  await set(dead, 'dead')
  const kept = await lay(THEIRS, OURS, '1/A')
  await axis.hear()
  await axis.act('mark', { docId: kept, status: 'processing' })
  const waiting = await lay(THEIRS, OURS, '2/A')
  const elsewhere = await lay(THEIRS, OURS, '3/A')
  await axis.act('mark', { docId: elsewhere, status: 'done' })
  await lay(OURS, THEIRS, '9/GM')
  expect((await found()).toSorted()).toEqual([
    [lost, 'missing-there', 'acknowledged', null], [unread, 'unread-there', 'acknowledged', 'fail'],
    [unanswered, 'waiting', 'waiting', null], [dead, 'dead', 'dead', null],
    [`${OURS},2021/06/25,9/GM`, 'missing-here', null, 'initial'], [kept, 'not-confirmed', 'done', 'processing'],
    [waiting, 'not-taken', null, 'initial'], [elsewhere, 'taken-elsewhere', null, 'done'],
  ].toSorted())
  await keep()
  expect((await listDifferences(province.db, AXIS, { limit: 50 })).map(({ kind }) => kind).toSorted()).toEqual([
    'dead', 'missing-here', 'missing-there', 'not-confirmed', 'not-taken', 'taken-elsewhere', 'unread-there', 'waiting',
  ])
  // What only waits for its turn goes on by itself.
  await axis.hear()
  expect((await found()).map(([, kind]) => kind).toSorted())
    .toEqual(['dead', 'missing-here', 'missing-there', 'taken-elsewhere', 'unread-there', 'waiting'])
})

test('a question that the axis lost is sent again as it was, once; not before a comparison says so, nor once it is taken back', async () => {
  const { dossier, consultation, docId } = await questions.asked()
  const message = async () => (await sql<{ publicId: string }>`select public_id from integration.message_out
    where kind = 'consultation'`.execute(province.db)).rows[0]?.publicId ?? ''
  await expect(resend(await message())).rejects.toThrow('message-not-dead')
  await axis.act('lose', { docId })
  await keep()
  const [lost] = await listDifferences(province.db, AXIS, { limit: 50 })
  expect(lost).toMatchObject({ kind: 'missing-there', messageKind: 'consultation', message: await message() })
  await resend(await message())
  await expect(resend(await message())).rejects.toThrow('message-not-dead')
  await axis.tell()
  expect(await found()).toEqual([])
  await keep()
  expect(await listDifferences(province.db, AXIS, { limit: 50 })).toEqual([])

  await axis.act('lose', { docId })
  await keep()
  const viewer = await questions.asker()
  await province.inOneGo((ctx) => withdrawConsultation(ctx, province, {
    publicId: dossier, viewer, consultation, reason: 'Không cần nữa',
  }), { actorId: viewer.accountId })
  province.clock.set(`${DAY}T09:30+07:00`)
  await axis.tell()
  await expect(resend(await message())).rejects.toThrow('message-overtaken')
})

test('of a question whose words are thinned out nothing can be sent again', async () => {
  const { docId } = await questions.asked()
  await axis.act('lose', { docId })
  await keep()
  const [lost] = await listDifferences(province.db, AXIS, { limit: 50 })
  await thinMessages(province.db, { before: new Date('2027-01-01'), now: machine.now(), limit: 10 })
  await expect(resend(lost?.message ?? null)).rejects.toThrow('message-overtaken')
})

test('what could not go on its day is found on the day on which it went', async () => {
  await axis.faults({ down: true })
  await questions.asked()
  machine.set('2021-06-27T09:00+07:00')
  province.clock.set('2021-06-27T09:00+07:00')
  await axis.faults({})
  await axis.tell()
  expect([await questions.sent(), await found()]).toEqual([[expect.objectContaining({ status: 'initial' })], []])
})
