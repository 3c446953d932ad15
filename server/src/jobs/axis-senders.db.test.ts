/**
 * Need: what comes over the axis of documents counts only where it is certain whose it is, and what can never be done
 * waits for a person instead of being tried for ever (parts E5, E7; Luật Giao dịch điện tử 2023 Đ.22).
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AXIS, type AxisDesk, OURS, STRANGER, THEIRS, directoryOfSenders, openAxis } from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { drainOutbox, handleAgain, listHeld, openAdapters, thinMessages, workInbox } from '../modules/integration/public.ts'
import type { EdxmlMessage } from '../platform/edxml/message.ts'
import type { SigningKey } from '../platform/signing/signing-key.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'

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
/** The axis anew, under another policy of senders. */
async function under(senders: object) {
  await axis.close()
  axis = await openAxis({ ...province, directory: await directoryOfSenders(province, senders) }, machine)
}
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00')
  axis = await openAxis({ ...province, directory: await directoryOfSenders(province, UNSIGNED) }, machine)
})
afterEach(() => axis.close())

const statusOf = async (docId: string, more: object = {}): Promise<EdxmlMessage> => ({
  kind: 'status', from: { id: THEIRS }, answers: { agency: OURS, documentId: await questions.documentIdOf(docId) },
  code: 'received', at: new Date('2026-11-30T07:59:00+07:00'), ...more,
})
const keyOf = async (id: string) => {
  const opened = await province.keys.open({ kind: 'agency', id, name: id })
  if (!opened.ok) throw new Error('no key')
  return opened.value
}
const lay = async (message: EdxmlMessage, key?: SigningKey) => {
  await axis.lay(THEIRS, 'status', await packageOf(message, key))
  await axis.hear()
}
const stateOf = async (dossier: string) => (await questions.only(dossier)).outsideState

describe('whose it is', () => {
  test('a package that another agency laid there in the name of the one that was asked is held, and keeps the true one out of nothing', async () => {
    const { dossier, docId } = await questions.asked()
    const text = await packageOf(await statusOf(docId))
    await axis.layAs(STRANGER, text)
    await axis.hear()
    expect([await questions.faults(), await stateOf(dossier)]).toEqual([[['held', 'sender-differs']], null])
    await axis.lay(THEIRS, 'status', text)
    await axis.hear()
    expect([await questions.faults(), await stateOf(dossier)])
      .toEqual([[['held', 'sender-differs'], ['done', null]], 'received'])
  })

  test('who signs must be the certificate that the policy says is that agency’s; altered, unknown and unsigned ones are held', async () => {
    const own = await keyOf(THEIRS)
    const [der] = own.chain
    const signers = [createHash('sha256').update(der ?? '').digest('hex')]
    await under([{ agency: THEIRS, signers }])
    const { dossier, docId } = await questions.asked()
    const signed = await packageOf(await statusOf(docId), own)
    await axis.lay(THEIRS, 'status', signed.replace('>03<', '>06<'))
    await axis.hear()
    await lay(await statusOf(docId, { code: 'assigned' }), await keyOf(STRANGER))
    await lay(await statusOf(docId, { code: 'in-process' }))
    expect([await questions.faults(), await stateOf(dossier)]).toEqual([
      [['held', 'edxml-signature-wrong'], ['held', 'signer-of-other'], ['held', 'edxml-unsigned']], null,
    ])
    await axis.lay(THEIRS, 'status', signed)
    await axis.hear()
    expect(await stateOf(dossier)).toBe('received')
  })

  test('what is not signed is taken where the policy says so; what is signed and not trusted never', async () => {
    const strange = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
    const key = await strange.issue({ name: THEIRS, from: new Date('2020-01-01'), to: new Date('2040-01-01') })
    const { dossier, docId } = await questions.asked()
    await lay(await statusOf(docId, { code: 'assigned' }), key)
    await lay(await statusOf(docId, { code: 'in-process' }), await keyOf(THEIRS))
    expect([await questions.faults(), await stateOf(dossier)])
      .toEqual([[['held', 'edxml-signer-untrusted'], ['held', 'signer-of-other']], null])
    await lay(await statusOf(docId))
    expect(await stateOf(dossier)).toBe('received')
  })

  test('of an agency that no policy names nothing is taken, until one does and somebody has it handled again', async () => {
    await under([{ agency: STRANGER, unsigned: true }])
    const { dossier, docId } = await questions.asked()
    await lay(await statusOf(docId))
    expect([await questions.faults(), await stateOf(dossier)]).toEqual([[['held', 'edxml-unsigned']], null])
    const directory = await directoryOfSenders(province, UNSIGNED)
    const old = axis.inlet
    const [{ publicId } = { publicId: '' }] = await listHeld(province.db, AXIS, 0n, 10)
    await province.inOneGo((ctx) => handleAgain(ctx, publicId))
    const { handle } = openAxisInlet(directory)
    await workInbox(axis.rooms, { ...old, handle })
    expect([await questions.faults(), await stateOf(dossier)]).toEqual([[['done', null]], 'received'])
  })
})

/** What handles messages under another directory, beside the axis that is open. */
function openAxisInlet(directory: Province['directory']) {
  const [adapter] = openAdapters(
    {
      ...axis.rooms, directory, declared: async () => Promise.resolve([]), declare: () => { throw new Error() },
    },
    { [AXIS]: { url: axis.url, key: 'k', agency: OURS } })
  if (!adapter?.inlet) throw new Error('no adapter')
  return adapter.inlet
}

describe('what can never be done waits for a person', () => {
  test('a late word about a question whose body was thinned out, and a late letter', async () => {
    const { docId } = await questions.asked()
    const status = await packageOf(await statusOf(docId))
    await questions.answered(docId)
    await thinMessages(province.db, { before: new Date('2027-01-01'), now: machine.now(), limit: 10 })
    await axis.lay(THEIRS, 'status', status)
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', 'document-thinned'], ['held', 'document-thinned']])
  })

  test('a letter that is changed and keeps its number stands in its own place', async () => {
    const { dossier, docId } = await questions.asked()
    const own = `${THEIRS},2026/11/30,77/TL`
    await questions.answered(docId, { documentId: own })
    await axis.hear()
    await questions.answered(docId, { documentId: own, business: { type: '2', documentId: own }, subject: 'Đính chính' })
    await axis.hear()
    expect(await questions.faults()).toEqual([['done', null], ['done', null]])
    expect((await questions.letters(dossier)).map(({ documentId, endedAt }) => [documentId, endedAt === null]))
      .toEqual([[own, false], [own, true]])
  })

  test('a number of over 200 signs', async () => {
    const { docId } = await questions.asked()
    await questions.answered(docId, { documentId: `${THEIRS},2026/11/30,${'7'.repeat(200)}` })
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', 'number-too-long']])
  })

  test('what the tables do not take, after five tries; what somebody else may be mended is tried on', async () => {
    const { docId } = await questions.asked()
    await questions.answered(docId)
    await axis.fetch()
    const fails = (code: string) => ({ ...axis.inlet, handle: () => Promise.reject(Object.assign(new Error('x'), { code })) })
    for (const code of ['40001', '40001', '40001', '40001', '40001', '40001']) {
      await workInbox(axis.rooms, fails(code))
      machine.set(new Date(machine.now().getTime() + 3_600_000).toISOString())
    }
    expect(await questions.faults()).toEqual([['waiting', 'handler-failed']])
    await workInbox(axis.rooms, fails('23514'))
    expect(await questions.faults()).toEqual([['held', 'not-to-be-kept']])
  })

  test('a package that was held and that the axis does not list any more', async () => {
    const { docId } = await questions.asked()
    await lay(await statusOf(docId), await (await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01')))
      .issue({ name: 'Kẻ lạ', from: new Date('2020-01-01'), to: new Date('2040-01-01') }))
    const [{ publicId } = { publicId: '' }] = await listHeld(province.db, AXIS, 0n, 10)
    await sql`update integration.package_in set package = 'mat'`.execute(province.database.owner)
    await province.inOneGo((ctx) => handleAgain(ctx, publicId))
    await workInbox(axis.rooms, axis.inlet)
    expect(await questions.faults()).toEqual([['held', 'package-gone']])
  })
})

test('while a package is on its way no other process sends: the lease outlives the longest call', async () => {
  await questions.asked()
  await sql`update integration.message_out set state = 'waiting', acknowledged_at = null, answer_digest = null`
    .execute(province.database.owner)
  let others = -1
  const slow = {
    ...axis.adapter.outlet,
    async send(messages: Parameters<typeof axis.adapter.outlet.send>[0]) {
      // As long as a package may take.
      machine.set(new Date(machine.now().getTime() + 300_000).toISOString())
      others = (await drainOutbox(axis.rooms, axis.adapter.outlet, randomUUID())).settled
      return axis.adapter.outlet.send(messages)
    },
  }
  expect((await drainOutbox(axis.rooms, slow, randomUUID())).settled).toBe(1)
  expect(others).toBe(0)
})
