/**
 * Need: whoever sends a document over the axis is told that it arrived and what became of it, once each and in that
 * order; a forger is told nothing (part E5; QCVN 102:2016/BTTTT, codes 01, 02, 03, 15, 16).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AXIS, AXIS_KEY, type AxisDesk, OURS, STRANGER, THEIRS, directoryOfSenders, openAxis } from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { handleAgain, listHeld, refuseMessage, resendMessage } from '../modules/integration/public.ts'
import type { EdxmlDocument } from '../platform/edxml/message.ts'

let province: Province
let axis: AxisDesk
let questions: ReturnType<typeof openQuestions>
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  questions = openQuestions(province, openDesk(province), () => axis)
})
afterAll(() => province.drop())
const UNSIGNED = [{ agency: THEIRS, unsigned: true }, { agency: STRANGER, unsigned: true }]
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00')
  axis = await openAxis({ ...province, directory: await directoryOfSenders(province, UNSIGNED) }, machine)
})
afterEach(() => axis.close())

/** Takes in what there is, works it off and tells of it. */
const hearAndTell = async () => {
  await axis.hear()
  await axis.tell()
}
const refuse = async (reason: string) => {
  const [held] = await listHeld(province.db, AXIS, 0n, 10)
  await province.inOneGo((ctx) => refuseMessage(ctx, { message: held?.publicId ?? '', reason, machineNow: machine.now() }))
  await axis.tell()
}
const outbox = async () => (await sql<{ publicId: string; state: string; code: string }>`
  select public_id, state, body->'message'->>'code' as code from integration.message_out where kind = 'status' order by id`
  .execute(province.db)).rows
let nth = 0
const document = (more: Partial<EdxmlDocument> = {}): EdxmlDocument => ({
  kind: 'document', from: { id: THEIRS }, to: [{ id: OURS }], documentId: `${THEIRS},2026/11/30,${String(nth += 1)}/CV`,
  subject: 'Văn bản', business: { kind: 'new' }, ...more,
})
const lay = async (one: EdxmlDocument, from = one.from.id) => axis.lay(from, 'edoc', await packageOf(one))
const heard = async (agency = THEIRS) =>
  (await questions.heard(agency)).map(({ code, description }) => [code, description])

describe('the sender of a document', () => {
  test('is told that it arrived and is registered, signed by our agency, however often it comes or is worked off', async () => {
    const { docId } = await questions.asked()
    const letter = await questions.answered(docId)
    await hearAndTell()
    await axis.faults({ repeat: 2 })
    await hearAndTell()
    await hearAndTell()
    await axis.faults({})
    const words = await questions.heard(THEIRS)
    expect(words.map(({ code }) => code)).toEqual(['arrived', 'received'])
    const { message: { documentId } } = await questions.fetched(letter) as { message: EdxmlDocument }
    expect(words.map(({ answers, from, signer }) => [answers, from.id, signer?.includes(OURS)])).toEqual([
      [{ agency: THEIRS, documentId }, OURS, true], [{ agency: THEIRS, documentId }, OURS, true],
    ])
    expect(await outbox()).toMatchObject([{ state: 'acknowledged' }, { state: 'acknowledged' }])
    expect((await questions.sent())).toHaveLength(1)
  })

  test('is told that it is refused, and why, when somebody decides so; until then only that it arrived', async () => {
    await questions.asked()
    await lay(document())
    await hearAndTell()
    expect([await questions.faults(), await heard()]).toEqual([[['held', 'answers-nothing']], [['arrived', undefined]]])
    await refuse('Gửi nhầm cơ quan')
    expect(await heard()).toEqual([['arrived', undefined], ['refused', 'Gửi nhầm cơ quan']])
  })

  test('is told once that it is registered where it was held before', async () => {
    const { docId } = await questions.asked()
    await questions.answered(docId, { business: { type: '3', documentId: 'khác' } })
    await hearAndTell()
    const [held] = await listHeld(province.db, AXIS, 0n, 10)
    await sql`update integration.message_in set body = jsonb_set(body, '{message,business}', '{"kind": "new"}')`
      .execute(province.database.owner)
    await province.inOneGo((ctx) => handleAgain(ctx, held?.publicId ?? ''))
    await hearAndTell()
    expect([await questions.faults(), await heard()]).toEqual([[['done', null]], [['arrived', undefined], ['received', undefined]]])
  })

  test('of a recall or an update that is done has our agreement; of one that is refused our refusal with the reason', async () => {
    const { dossier, docId } = await questions.asked()
    const own = async () => (await questions.letters(dossier)).findLast(({ endedAt }) => endedAt === null)?.documentId ?? ''
    await questions.answered(docId)
    await hearAndTell()
    await questions.answered(docId, { business: { type: '2', documentId: await own() } })
    await hearAndTell()
    await questions.answered(docId, { business: { type: '1', documentId: await own() }, content: '' })
    await hearAndTell()
    expect((await heard()).map(([code]) => code)).toEqual([
      'arrived', 'received', 'arrived', 'change-agreed', 'arrived', 'change-agreed',
    ])
    await questions.answered(docId, { business: { type: '1', documentId: 'không có' }, content: '' })
    await hearAndTell()
    await refuse('Không có văn bản này')
    expect((await heard()).slice(6)).toEqual([['arrived', undefined], ['change-refused', 'Không có văn bản này']])
  })
})

describe('nobody is told', () => {
  test('of a document that another agency laid there in their name', async () => {
    await questions.asked()
    await axis.layAs(STRANGER, await packageOf(document()))
    await hearAndTell()
    await refuse('Giả mạo')
    expect([await questions.faults(), await heard(), await heard(STRANGER)]).toEqual([[['refused', 'sender-differs']], [], []])
  })

  test('of a second document under the number of one that is here: nobody could say which is meant', async () => {
    await questions.asked()
    const first = document()
    await lay(first)
    await hearAndTell()
    await sql`update integration.package_in set package = 'truoc'`.execute(province.database.owner)
    await sql`update integration.message_in set digest = sha256('khac')`.execute(province.database.owner)
    await axis.faults({ repeat: 1 })
    await hearAndTell()
    await axis.faults({})
    expect(await questions.faults()).toEqual([['held', 'answers-nothing'], ['held', 'number-reused']])
    const [, second] = await listHeld(province.db, AXIS, 0n, 10)
    await province.inOneGo((ctx) => refuseMessage(ctx, {
      message: second?.publicId ?? '', reason: 'Trùng số', machineNow: machine.now(),
    }))
    await axis.tell()
    expect(await heard()).toEqual([['arrived', undefined]])
  })

  test('of a word about a document of ours', async () => {
    const { docId } = await questions.asked()
    await axis.act('answer-status', { docId, code: '03', text: '' })
    await hearAndTell()
    expect([await questions.faults(), await heard()]).toEqual([[['done', null]], []])
  })
})

describe('the order of a document', () => {
  const agency = async (method: string, path: string, body?: object) => fetch(`${axis.url}/${path}`, {
    method, headers: { authorization: `Bearer ${AXIS_KEY}`, from: OURS }, ...body && { body: JSON.stringify(body) },
  })

  test('is kept where the first word is refused: the second waits for it, and nothing else does', async () => {
    const { docId } = await questions.asked()
    await questions.answered(docId)
    await axis.hear()
    await agency('DELETE', `deleteAgency?id=${THEIRS}`)
    await axis.tell()
    expect((await outbox()).map(({ code, state }) => [code, state])).toEqual([['arrived', 'dead'], ['received', 'waiting']])
    await agency('POST', 'registerAgency', { id: THEIRS, name: 'Sở' })
    await questions.asked()
    // Of the dossier, too, what follows goes; the word about its letter alone waits.
    expect([await heard(), (await questions.sent()).length]).toEqual([[], 2])
    const [first] = await outbox()
    await province.inOneGo((ctx) => resendMessage(ctx, { message: first?.publicId ?? '' }))
    await axis.tell()
    expect((await heard()).map(([code]) => code)).toEqual(['arrived', 'received'])
  })

  test('is kept where words about many documents wait at once', async () => {
    const { docId } = await questions.asked()
    const letters = 5
    for (let one = 0; one < letters; one += 1) await lay(document())
    await questions.answered(docId)
    await axis.hear()
    for (let one = 0; one < letters; one += 1) {
      const [held] = await listHeld(province.db, AXIS, 0n, 10)
      await province.inOneGo((ctx) => refuseMessage(ctx, { message: held?.publicId ?? '', reason: 'Nhầm', machineNow: machine.now() }))
    }
    await axis.tell()
    const words = await questions.heard(THEIRS)
    const documents = [...new Set(words.map(({ answers }) => answers.documentId))]
    const codesOf = (id: string) => words.filter(({ answers }) => answers.documentId === id).map(({ code }) => code)
    const codes = documents.map(codesOf)
    const refused = Array.from({ length: letters }, () => ['arrived', 'refused'])
    expect(codes.toSorted()).toEqual([['arrived', 'received'], ...refused])
  })
})
