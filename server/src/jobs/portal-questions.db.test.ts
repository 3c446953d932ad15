/**
 * Need: whoever asks at the National Public Service Portal about a dossier of theirs is answered there, by whoever has
 * the dossier here; nobody else's question gets in (part E4).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, type PortalHeld, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { handedInBirth } from '../../test/portal-hand-in.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { countUnanswered, findDossierByNumber, listTalk, talkAboutDossier } from '../modules/dossiers/public.ts'
import { thinCame } from '../modules/integration/public.ts'

type Held = PortalHeld & {
  readonly questions: readonly { readonly state: string; readonly answers: readonly string[] }[]
}
const NOW = '2026-03-10T09:00+07:00'
const OWNER = '000196990001'
let province: Province
let desk: Desk
let portal: ExchangeDesk<Held>
const machine = movableClock(NOW)
beforeAll(async () => {
  province = await createProvince()
  province.clock.set(NOW)
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(NOW)
  portal = await openExchange<Held>(province, machine)
})
afterEach(() => portal.close())

const hear = async () => portal.hear()
async function tell(): Promise<void> {
  await portal.move()
  while ((await portal.send()).hasMore);
}
async function handedIn() {
  const { MaHoSo: number } = await portal.act('hand-in', handedInBirth(province)) ?? {}
  await hear()
  const dossier = await findDossierByNumber(province.db, String(number))
  if (!dossier) throw new Error('not taken in')
  return dossier
}
const ask = async (number: string, more: object = {}) => portal.act('ask', {
  MaHoSo: number, SoDinhDanh: OWNER, NoiDung: 'Bao giờ có giấy khai sinh?', ThoiDiem: '20260310085500', ...more,
})
const ofQuestions = async () => (await sql<{ state: string; fault: string | null }>`
  select state, fault from integration.message_in where kind = 'question' order by id`.execute(province.db)).rows

test('it stands in the talk about the dossier, once, waits for the section, and its answer is told there', async () => {
  const { id, publicId, number, receivesAtId } = await handedIn()
  await portal.faults({ repeat: 2 })
  await ask(number)
  await hear()
  await hear()
  expect((await listTalk(province.db, id, 'applicant', 10)).map(({ text, isFromApplicant }) => [text, isFromApplicant]))
    .toEqual([['Bao giờ có giấy khai sinh?', true]])
  expect(await countUnanswered(province.db, id)).toBe(1)
  expect((await portal.held()).questions).toMatchObject([{ state: '1', answers: [] }])
  await portal.faults({})

  const section = province.directory.on('2026-03-10').byId(receivesAtId)?.idOfData ?? ''
  const viewer = await province.viewerAs('reception', section, 'dossier.receive')
  await province.inOneGo((ctx) => talkAboutDossier(ctx, province, {
    publicId, viewer, circle: 'applicant', text: 'Sáng mai, thứ Tư.',
  }), { actorId: viewer.accountId })
  // What officials say among themselves is told to nobody.
  await province.inOneGo((ctx) => talkAboutDossier(ctx, province, {
    publicId, viewer, circle: 'units', text: 'Hồ sơ này còn thiếu chữ ký.',
  }), { actorId: viewer.accountId })
  await tell()
  expect((await portal.held()).questions).toMatchObject([{ state: '2', answers: ['Sáng mai, thứ Tư.'] }])
  expect(await desk.step(publicId)).toMatch(/^reception@/)
})

function forward(seconds: number): void {
  province.clock.set(new Date(province.clock.now().getTime() + seconds * 1_000).toISOString())
}
async function write(
  dossier: { readonly publicId: string; readonly receivesAtId: bigint }, text: string,
): Promise<void> {
  const section = province.directory.on('2026-03-10').byId(dossier.receivesAtId)?.idOfData ?? ''
  const viewer = await province.viewerAs('reception', section, 'dossier.receive')
  forward(1)
  await province.inOneGo((ctx) => talkAboutDossier(ctx, province, {
    publicId: dossier.publicId, viewer, circle: 'applicant', text,
  }), { actorId: viewer.accountId })
}

test('the first line after it answers it, and all that was asked before; what is written later is no answer', async () => {
  const dossier = await handedIn()
  await write(dossier, 'Chào bà.')
  await ask(dossier.number)
  await ask(dossier.number, { NoiDung: 'Có phải đến không?' })
  await hear()
  await write(dossier, 'Sáng mai, không phải đến.')
  await write(dossier, 'Bà nhớ giữ giấy hẹn.')
  await tell()
  await write(dossier, 'Chúc bà khỏe.')
  await tell()
  expect((await portal.held()).questions).toMatchObject([
    { state: '2', answers: ['Sáng mai, không phải đến.'] }, { state: '2', answers: ['Sáng mai, không phải đến.'] },
  ])
  await ask(dossier.number)
  await hear()
  await write(dossier, 'Đã có, mời bà xem.')
  await tell()
  expect((await portal.held()).questions.at(-1)).toMatchObject({ state: '2', answers: ['Đã có, mời bà xem.'] })
})

test('what was asked so long ago that its words are gone holds up nothing, and is answered here alone', async () => {
  const dossier = await handedIn()
  await ask(dossier.number)
  await hear()
  await thinCame(province.db, { before: new Date('2027-01-01'), now: machine.now(), limit: 10 })
  await write(dossier, 'Sáng mai, thứ Tư.')
  await tell()
  expect((await portal.held()).questions).toMatchObject([{ state: '1', answers: [] }])
})

test('an answer that the portal refuses holds no later state of its dossier, nor does a state hold an answer', async () => {
  const dossier = await handedIn()
  await ask(dossier.number)
  await hear()
  await write(dossier, 'Sáng mai.')
  await portal.move()
  await sql`update integration.message_out set body = body || '{"MaHoiDap": "khong-co"}' where kind = 'answer'`
    .execute(province.database.owner)
  await tell()
  const section = province.directory.on('2026-03-10').byId(dossier.receivesAtId)?.idOfData ?? ''
  await desk.act('accept', dossier.publicId, ['reception', section])
  forward(11) // what may still be undone is told of to nobody
  await tell()
  expect((await portal.held()).dossiers[dossier.number]?.states).toEqual(['1', '2'])
  await sql`update integration.message_out set state = 'dead', acknowledged_at = null, fault = 'x' where kind = 'step'`
    .execute(province.database.owner)
  await ask(dossier.number)
  await hear()
  await write(dossier, 'Chiều mai.')
  await tell()
  expect((await portal.held()).questions.at(-1)).toMatchObject({ state: '2', answers: ['Chiều mai.'] })
})

test('of a dossier to which nothing was asked there, what is written to its applicant is not told there', async () => {
  const { publicId, receivesAtId } = await handedIn()
  const section = province.directory.on('2026-03-10').byId(receivesAtId)?.idOfData ?? ''
  const viewer = await province.viewerAs('reception', section, 'dossier.receive')
  await province.inOneGo((ctx) => talkAboutDossier(ctx, province, { publicId, viewer, circle: 'applicant', text: 'Chào bà.' }),
    { actorId: viewer.accountId })
  await tell()
  const { rows } = await sql`select from integration.message_out where kind = 'answer'`.execute(province.db)
  expect(rows).toHaveLength(0)
})

test.each<readonly [string, object, string]>([
  ['of somebody who is not its applicant', { SoDinhDanh: '000196990002' }, 'asker-not-applicant'],
  ['of nobody', { SoDinhDanh: '' }, 'asker-not-applicant'],
  ['about one that we do not have', { MaHoSo: 'H99-260310-990001' }, 'dossier-unknown'],
  ['that says nothing', { NoiDung: ' \u200b ' }, 'nothing-said'],
  ['from a moment that has not come', { ThoiDiem: '20260310093000' }, 'time-in-future'],
])('a question %s is held', async (_, more, fault) => {
  const { id, number } = await handedIn()
  await ask(number, more)
  await hear()
  expect(await ofQuestions()).toEqual([{ state: 'held', fault }])
  expect(await listTalk(province.db, id, 'applicant', 10)).toEqual([])
})

test('a question about a dossier that was handed in elsewhere is held', async () => {
  const { number } = await handedIn()
  await sql`update integration.message_in set kind = 'another' where kind = 'dossier'`.execute(province.database.owner)
  await ask(number)
  await hear()
  expect(await ofQuestions()).toEqual([{ state: 'held', fault: 'dossier-not-from-there' }])
})
