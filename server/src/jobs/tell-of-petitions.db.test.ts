/**
 * Need: whoever asked or reported something at the own portal hears that there is an answer, by the way they gave or by
 * that of their account; nobody else does, and no message says a word of it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadOwnMessages } from '../../test/own-messages.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import type { Viewer } from '../modules/dossiers/public.ts'
import { openAccount } from '../modules/identity/public.ts'
import {
  type Petition, answerPetition, findPetition, listPetitionsOf, refusePetition, sendPetition, takePetition,
} from '../modules/integration/public.ts'
import { chooseWay, sendNext } from '../modules/notifications/public.ts'
import { houseKeepers } from './keep-house.ts'
import { petitionTeller } from './tell-of-petitions.ts'

let province: Province
let viewer: Viewer
beforeAll(async () => {
  province = await createProvince()
  await province.inOneGo(loadOwnMessages)
  province.clock.set('2021-06-25T09:00+07:00')
  viewer = await province.viewerAs('agency_head', 'cq:vp-ubnd-tinh', 'consultation.answer')
})
afterAll(() => province.drop())
beforeEach(() => sql`truncate notifications.message, integration.petition cascade`.execute(province.database.owner))

const GIVEN = { phone: '0500 000 021', email: 'mau@example.vn', accountId: null }
type Given = Partial<Pick<Petition, 'phone' | 'email' | 'accountId' | 'words'>>
async function asked(more: Given): Promise<Petition> {
  let kept: Petition | undefined
  await province.inOneGo(async (ctx) => {
    const sent = await sendPetition(ctx, province, {
      kind: 'question', senderName: 'Nguyễn Thị Mẫu', subject: 'Giờ mở cửa', words: 'Mấy giờ?', unitId: undefined, ...GIVEN, ...more,
    })
    if (sent.ok) kept = sent.value
    return sent.ok ? ok(null) : sent
  })
  if (!kept) throw new Error('not kept')
  return kept
}
const as = () => ({ actorId: viewer.accountId })
async function answered({ publicId }: Petition): Promise<void> {
  await province.inOneGo((ctx) => takePetition(ctx, province, { publicId, viewer }), as())
  await province.inOneGo((ctx) => answerPetition(ctx, province, { publicId, viewer, words: 'Bảy giờ.' }), as())
}
/** What happened since is heard, twice; answers to whom it was sent. */
async function heard(): Promise<string[]> {
  const teller = petitionTeller({ publicUrl: 'https://portal.example' })
  const { rows } = await sql<{ id: bigint; type: string; subjectId: bigint; data: object }>`
    select id, type, subject_id, data from audit.event where type = any(${teller.hears}::text[])
      and subject_id in (select id from integration.petition) order by id`.execute(province.database.owner)
  for (const event of [...rows, ...rows]) await province.inOneGo(async (ctx) => {
    await teller.handle(ctx, {
      era: 1, ...event, happenedAt: province.clock.now(), actorId: 1n, onBehalfOfId: null, unitId: null,
      subjectKind: 'petition', dossierId: null, data: event.data as never,
    })
    return ok(null)
  })
  const sent: string[] = []
  const port = { send: async ({ to }: { to: string }) => { sent.push(to) }, close: async () => undefined }
  while (await sendNext(province, { sms: port, mail: port })) { /* until nothing is due */ }
  return sent.sort()
}
const texts = async () => (await sql<{ channel: string; text: string }>`
  select channel, text from notifications.message order by channel`.execute(province.db)).rows
const account = async (personalNumber: string, contact: object = {}) => {
  const { accountId, personId } = await province.inOneGo((ctx) => openAccount(ctx, {
    facts: { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber, ...contact }, machineNow: province.clock.now(),
  }))
  return { accountId, personId }
}

test('who was not signed in hears at the phone and the address that they gave, once, and reads no word of it there', async () => {
  const sent = await asked({})
  const { id, publicId } = sent
  await answered(sent)
  expect(await heard()).toEqual(['+84500000021', 'mau@example.vn'])
  const told = await texts()
  expect(told.map(({ channel }) => channel)).toEqual(['email', 'sms'])
  expect(told[0]?.text).toContain('https://portal.example/hoi-dap/tra-loi')
  for (const { text } of told) {
    expect(text).toContain(`PA-${String(id).padStart(6, '0')}`)
    for (const hidden of ['Bảy giờ', 'Mấy giờ', 'Giờ mở cửa', 'Nguyễn', publicId]) expect(text).not.toContain(hidden)
  }
})

test('a refusal is told as well; a phone that no SMS reaches is left out', async () => {
  const { publicId } = await asked({ phone: '+1 202 555 0100' })
  await province.inOneGo((ctx) => refusePetition(ctx, province, { publicId, viewer, reason: 'Không thuộc thẩm quyền' }), as())
  expect(await heard()).toEqual(['mau@example.vn'])
})

test('whoever was signed in hears by the way of their account, and not at what they typed', async () => {
  const { accountId, personId } = await account('000199990191', { phone: '+84500000022' })
  await answered(await asked({ accountId }))
  expect(await heard()).toEqual(['+84500000022'])
  const [portal] = await texts()
  expect(portal?.channel).toBe('portal')
  expect(portal?.text).toMatch(/portal\.example\/hoi-dap\/cua-toi\/[\da-f-]{36}/)
  await sql`truncate notifications.message cascade`.execute(province.database.owner)
  await province.inOneGo((ctx) => chooseWay(ctx, { personId, channel: 'portal' }))
  await answered(await asked({ accountId }))
  expect(await heard()).toEqual([])
})

test('an account that leads to no phone is told by what they typed', async () => {
  const { accountId } = await account('000199990192')
  await answered(await asked({ accountId, email: null }))
  expect(await heard()).toEqual(['+84500000021'])
})

test('of an account that nobody has checked nothing goes to whoever bears its number', async () => {
  const { accountId } = await account('000199990193', { phone: '+84500000023' })
  await sql`update identity.account set level = 1 where id = ${accountId}`.execute(province.database.owner)
  await answered(await asked({ accountId }))
  expect(await heard()).toEqual(['+84500000021', 'mau@example.vn'])
})

test('what came by the national portal is told there', async () => {
  const sent = await asked({})
  await province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // without the message by which it came
    await sql`update integration.petition set message_id = 7, number_there = 'HD1', look_up_code = null`.execute(tx)
  })
  await answered(sent)
  expect(await heard()).toEqual([])
})

describe('730 days after its end', () => {
  const thin = async (moment: string) => {
    province.clock.set(moment)
    const keeper = houseKeepers({ ...province, isDemonstration: false, storage: undefined as never })
      .find(({ name }) => name === 'thin-asked')
    while (await keeper?.run()) { /* until nothing is left */ }
    province.clock.set('2021-06-25T09:00+07:00')
  }
  const left = async (table: 'petition' | 'inquiry') => (await sql<{ row: string }>`
    select t::text as row from integration.${sql.ref(table)} t`.execute(province.database.owner)).rows.map(({ row }) => row).join()
  const WORDS = ['Nguyễn', '0500 000 021', 'mau@example.vn', 'Giờ mở cửa', 'Mấy giờ', 'Bảy giờ']

  test('who asked, the words and the answer are gone, also from what was told; number, days and outcome stay', async () => {
    const { accountId } = await account('000199990194')
    const sent = await asked({ accountId })
    await answered(sent)
    await heard()
    await answered(await asked({}))
    await heard()
    const open = await asked({ words: 'Chưa ai trả lời' })
    await thin('2023-06-25T09:00+07:00')
    expect((await findPetition(province.db, sent.publicId))?.answerWords).toBe('Bảy giờ.')
    await thin('2023-06-25T09:01+07:00')
    const found = await findPetition(province.db, sent.publicId)
    expect(found).toMatchObject({
      state: 'answered', receivedAt: sent.receivedAt, dueAt: sent.dueAt, unitId: sent.unitId, endedAt: sent.receivedAt,
      accountId: null, senderName: null, phone: null, email: null, subject: '', words: '', answerWords: null,
    })
    expect(await listPetitionsOf(province.db, accountId, { limit: 9 })).toEqual([])
    expect((await findPetition(province.db, open.publicId))?.words).toBe('Chưa ai trả lời')
    await sql`delete from integration.petition where id = ${open.id}`.execute(province.database.owner)
    for (const word of WORDS) expect(await left('petition')).not.toContain(word)
    const { rows } = await sql<{ to: string | null }>`
      select coalesce(to_phone, to_email) as to from notifications.message where to_person is null`.execute(province.db)
    expect(new Set(rows.map(({ to }) => to))).toEqual(new Set([null]))
  })

  test('so is what an agency asked, and what it was answered', async () => {
    await province.database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // without the message by which it came
      await sql`insert into integration.inquiry (message_id, said_by, sender, document_id, subject, content, unit_id, state,
          received_at, ended_at, answer_subject, answer_words)
        values (1, 1, 'H99', '01/XYK', 'Về ông Nguyễn', 'Mấy giờ?', 1, 'answered', '2021-06-24', '2021-06-25', 'Trả lời', 'Bảy giờ.')`
        .execute(tx)
    })
    await thin('2023-06-26T09:00+07:00')
    const row = await left('inquiry')
    for (const word of WORDS) expect(row).not.toContain(word)
    expect(row).toMatch(/01\/XYK.*answered/)
  })
})
