/**
 * Need: what comes over the national axis of documents is kept before it is confirmed and done once, whatever is lost,
 * repeated or broken on the way; what nobody can tell for certain waits for a person (part E7).
 */
import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  AXIS, AXIS_KEY, type AxisDesk, OURS, STRANGER, THEIRS, directoryOfSenders, openAxis,
} from '../../test/axis-desk.ts'
import { openQuestions, packageOf } from '../../test/axis-question.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import {
  handleAgain, listHeld, openAdapters, refuseMessage, takeIn, workInbox,
} from '../modules/integration/public.ts'
import type { EdxmlMessage } from '../platform/edxml/message.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'

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
let nth = 0

describe('nothing is lost and nothing done twice', () => {
  test('where the process dies before the axis was told: it is told later, and nothing before it is kept', async () => {
    const { dossier, docId } = await questions.asked()
    await questions.answered(docId)
    const dying = { ...axis.inlet, confirm: () => Promise.reject(new Error('killed')) }
    await expect(takeIn(axis.rooms, dying)).rejects.toThrow('killed')
    expect([(await axis.inbox()).length, (await axis.packages()).at(-1)?.status]).toEqual([1, 'initial'])
    await axis.hear()
    expect([(await axis.inbox()).length, (await axis.packages()).at(-1)?.status, await questions.count(dossier, 'answered')]).toEqual([1, 'done', 1])
  })

  test('where it could not be kept the axis still has it', async () => {
    const { docId } = await questions.asked()
    await questions.answered(docId)
    const confirmed: string[] = []
    const watched = { ...axis.inlet, confirm: async (name: string) => { await Promise.resolve(confirmed.push(name)) } }
    const broken = { ...watched, read: async (name: string) => ({ ...await axis.inlet.read(name), kind: 'KHÔNG LƯU ĐƯỢC' }) }
    await expect(takeIn(axis.rooms, broken)).rejects.toThrow('message_in_kind_check')
    expect([confirmed, await axis.inbox()]).toEqual([[], []])
    await axis.hear()
    expect(await questions.faults()).toEqual([['done', null]])
  })

  test('where two fetch and work it off at once', async () => {
    const { dossier, docId } = await questions.asked()
    await questions.answered(docId)
    await Promise.all([axis.fetch(), axis.fetch(), axis.fetch()])
    await Promise.all([1, 2, 3].map(async () => workInbox(axis.rooms, axis.inlet)))
    expect([(await axis.inbox()).length, await questions.count(dossier, 'answered')]).toEqual([1, 1])
  })

  test('where something of ours fails: tried again later, and holds nobody else', async () => {
    const [first, second] = [await questions.asked(), await questions.asked()]
    await questions.answered(first.docId)
    await questions.answered(second.docId)
    await axis.fetch()
    let isBroken = true
    const handle: AxisDesk['inlet']['handle'] = async (ctx, message) => {
      if (isBroken && message.id === lowest) throw new Error('a table is locked')
      return axis.inlet.handle(ctx, message)
    }
    const lowest = (await sql<{ id: bigint }>`select min(id) as id from integration.message_in`.execute(province.db)).rows[0]?.id
    await workInbox(axis.rooms, { ...axis.inlet, handle })
    expect(await questions.faults()).toEqual([['waiting', 'handler-failed'], ['done', null]])
    isBroken = false
    await workInbox(axis.rooms, { ...axis.inlet, handle })
    expect((await axis.inbox())[0]?.state).toBe('waiting')
    machine.set('2026-11-30T08:00:03+07:00')
    await workInbox(axis.rooms, { ...axis.inlet, handle })
    expect((await axis.inbox())[0]?.state).toBe('done')
  })

  test.each([
    ['is down', { down: true }, 'unreachable'], ['answers nonsense', { garbage: true }, 'answer-unreadable'],
  ])('where the axis %s', async (_, fault, code) => {
    const { docId } = await questions.asked()
    await questions.answered(docId)
    await axis.faults(fault)
    expect(await axis.fetch()).toEqual({ taken: 0, confirmed: 0, fault: code })
    await axis.faults({})
    expect(await axis.fetch()).toEqual({ taken: 1, confirmed: 1, fault: null })
  })
})

describe('held with its cause, and never guessed', () => {
  const status = async (docId: string, more: object = {}): Promise<EdxmlMessage> => ({
    kind: 'status', from: { id: THEIRS }, answers: { agency: OURS, documentId: await questions.documentIdOf(docId) },
    code: 'received', at: new Date('2026-11-30T07:59:00+07:00'), ...more,
  })
  const nothingHappened = async (dossier: string) => {
    expect(await questions.only(dossier)).toMatchObject({ answer: null, outsideState: null })
    expect((await questions.told(dossier)).filter((one) => ['answered', 'reported'].includes(one))).toEqual([])
  }

  test('a code that has no mapping; the axis is told, once, that we cannot read it', async () => {
    const { dossier, docId } = await questions.asked()
    await questions.answered(docId, { business: { type: '9', documentId: '' } })
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', 'edxml-value-unknown']])
    expect((await axis.packages()).at(-1)?.status).toBe('fail')
    await axis.hear()
    expect(await axis.inbox()).toHaveLength(1)
    await nothingHappened(dossier)
  })

  test.each([
    ['who speaks from the future', { at: new Date('2026-11-30T08:06:00+07:00') }, 'time-in-future', THEIRS],
    ['who was never asked', { from: { id: STRANGER } }, 'sender-unknown', STRANGER],
    ['what is about no document of ours', { answers: { agency: OURS, documentId: 'khác' } }, 'document-unknown', THEIRS],
  ])('%s', async (_, more, fault, from) => {
    const { dossier, docId } = await questions.asked()
    await axis.lay(from, 'status', await packageOf(await status(docId, more)))
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', fault]])
    await nothingHappened(dossier)
  })

  test('an answer that answers nothing, of a stranger, for others, without a letter, with a file that is none', async () => {
    const { dossier, docId } = await questions.asked()
    const document = async (more: object): Promise<EdxmlMessage> => ({
      kind: 'document', from: { id: THEIRS }, to: [{ id: OURS }], documentId: `${THEIRS},2026/11/30,${String(nth += 1)}/A`,
      answers: [{ agency: OURS, documentId: await questions.documentIdOf(docId) }], business: { kind: 'new' }, ...more,
    })
    await axis.lay(THEIRS, 'edoc', await packageOf(await document({ answers: [] })))
    await axis.lay(STRANGER, 'edoc', await packageOf(await document({ from: { id: STRANGER } })))
    await axis.lay(THEIRS, 'edoc', await packageOf(await document({})))
    await questions.answered(docId, { attachment: 'a.pdf', content: Buffer.from('MZ không phải PDF').toString('base64') })
    await axis.hear()
    expect(await questions.faults()).toEqual([
      ['held', 'answers-nothing'], ['held', 'sender-unknown'], ['held', 'answer-without-letter'],
      ['held', expect.stringMatching(/^file-/)],
    ])
    await nothingHappened(dossier)
  })

  test('another content under the number of a message that is there', async () => {
    const { docId } = await questions.asked()
    const message = await status(docId)
    await axis.lay(THEIRS, 'status', await packageOf(message))
    await axis.fetch()
    await sql`update integration.package_in set package = 'truoc'`.execute(province.database.owner)
    await sql`update integration.message_in set digest = sha256('khac')`.execute(province.database.owner)
    await axis.faults({ repeat: 1 })
    await axis.fetch()
    expect(await questions.faults()).toEqual([['waiting', null], ['held', 'number-reused']])
  })
})

describe('somebody decides of what is held', () => {
  const again = async (message: string) => province.inOneGo((ctx) => handleAgain(ctx, message))
  const refuse = async (message: string, reason: string) => province.inOneGo((ctx) =>
    refuseMessage(ctx, { message, reason, machineNow: machine.now() }))
  /** A status of the agency whose signature nobody here trusts. */
  const strange = async () => {
    const { dossier, docId } = await questions.asked()
    const authority = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
    const key = await authority.issue({ name: 'Kẻ lạ', from: new Date('2020-01-01'), to: new Date('2040-01-01') })
    await axis.lay(THEIRS, 'status', await packageOf({
      kind: 'status', from: { id: THEIRS }, answers: { agency: OURS, documentId: await questions.documentIdOf(docId) },
      code: 'received', at: new Date('2026-11-30T07:59:00+07:00'),
    }, key))
    await axis.hear()
    const [held] = await listHeld(province.db, AXIS, 0n, 10)
    if (!held) throw new Error('nothing is held')
    return { dossier, held, authority }
  }

  test('it is listed with its cause, and handled again when that is gone: fetched anew, since nobody could read it', async () => {
    const { dossier, held, authority } = await strange()
    expect(held).toMatchObject({ kind: 'unreadable', fault: 'edxml-signer-untrusted', partner: AXIS })
    await again(held.publicId)
    await axis.hear()
    expect(await questions.faults()).toEqual([['held', 'edxml-signer-untrusted']])
    const trusting = {
      open: province.keys.open.bind(province.keys),
      trust: async (at: Date) => {
        const known = await province.keys.trust(at)
        const lists = [await authority.revocationList(at), await authority.rootList(at)]
        return {
          ...known, roots: [...known.roots, new X509Certificate(authority.root)],
          revocation: { ...known.revocation, lists: [...known.revocation.lists, ...lists] },
        }
      },
    }
    const [lax] = openAdapters({
      ...axis.rooms, keys: { ...province.keys, ...trusting }, declared: async () => Promise.resolve([]),
      declare: () => { throw new Error() },
      directory: await directoryOfSenders(province, [{ agency: THEIRS, signers: [] }]),
    }, { [AXIS]: { url: axis.url, key: AXIS_KEY, agency: OURS } })
    if (!lax?.inlet) throw new Error('no adapter')
    await again(held.publicId)
    for (let one = 0; one < 2; one += 1) await workInbox(axis.rooms, lax.inlet)
    // It can be read now, and is held once more: nobody said that this signer is the agency's.
    expect(await questions.faults()).toEqual([['held', 'signer-of-other']])
    expect((await questions.only(dossier)).outsideState).toBe(null)
    await takeIn(axis.rooms, lax.inlet)
    expect((await axis.packages()).at(-1)?.status).toBe('done')
  })

  test('or it is refused with a reason, and the axis forgets it; twice, without a reason or when it is done it is not', async () => {
    const { held } = await strange()
    await expect(refuse(held.publicId, ' \u200b ')).rejects.toThrow('reason-needed')
    await refuse(held.publicId, 'Gửi nhầm nơi nhận')
    await axis.fetch()
    expect([await questions.faults(), (await axis.packages()).at(-1)?.status]).toEqual([[['refused', 'edxml-signer-untrusted']], 'done'])
    await expect(refuse(held.publicId, 'Lần nữa')).rejects.toThrow('message-not-held')
    await expect(again(held.publicId)).rejects.toThrow('message-not-held')
    await expect(again('00000000-0000-4000-8000-000000000000')).rejects.toThrow('message-unknown')
    const { rows: said } = await sql<{ type: string; data: object }>`
      select type, data from audit.event where type = 'message.refused'`.execute(province.db)
    expect(said.at(-1)?.data).toEqual({ message: held.publicId, partner: AXIS, kind: 'unreadable' })
  })
})
