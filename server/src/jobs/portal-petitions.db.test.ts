/**
 * Need: what people ask or report at the National Public Service Portal without a dossier is work of a unit here, with
 * its days; the answer, or why there is none, is told there once (part E4; NĐ 20/2008/NĐ-CP).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ExchangeDesk, type PortalHeld, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { type Viewer, unitsAsked } from '../modules/dossiers/public.ts'
import {
  answerPetition, assignPetition, listPetitions, refuseMessage, refusePetition, takePetition,
} from '../modules/integration/public.ts'

type Held = PortalHeld & {
  readonly questions: readonly { readonly state: string; readonly answers: readonly string[] }[]
}
const NOW = '2026-03-10T09:00+07:00' // a Tuesday
const [OFFICE, OTHER] = ['cq:vp-ubnd-tinh', 'cq:so-tu-phap']
let province: Province
let portal: ExchangeDesk<Held>
const machine = movableClock(NOW)
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(NOW)
  await sql`truncate integration.petition`.execute(province.database.owner)
  portal = await openExchange<Held>(province, machine)
})
afterEach(() => portal.close())

async function tell(): Promise<void> {
  await portal.move()
  while ((await portal.send()).hasMore);
}
const ask = async (more: object = {}) => portal.act('ask', {
  LoaiHoiDap: '2', HoVaTen: 'Nguyễn Thị Mẫu', SoDienThoai: '0900000001', Email: 'mau@example.vn', TieuDe: 'Biển chỉ đường',
  NoiDung: 'Bộ phận Một cửa không có biển chỉ đường.', ThoiDiem: '20260310085500', ...more,
})
const heardOne = async (more: object = {}) => {
  await ask(more)
  await portal.hear()
}
const head = async (unit = OFFICE) => province.viewerAs('agency_head', unit, 'consultation.answer')
const openAt = async (viewer: Viewer) => listPetitions(province.db, {
  unitIds: unitsAsked(province.directory.on('2026-03-10'), viewer), limit: 50,
})
const only = async (viewer: Viewer) => {
  const [one, ...more] = await openAt(viewer)
  if (!one || more.length > 0) throw new Error('not one petition')
  return one
}
const inbox = async () => (await sql<{ state: string; fault: string | null }>`
  select state, fault from integration.message_in order by id`.execute(province.db)).rows
  .map(({ state, fault }) => fault ?? state)
const told = async () => (await sql<{ type: string }>`select type from audit.event where subject_kind = 'petition'
  and subject_id in (select id from integration.petition) order by id`.execute(province.db)).rows
  .map(({ type }) => type.replace('petition.', ''))

test('it is listed once with its days, taken and answered by whoever took it, and the answer is told there once', async () => {
  await portal.faults({ repeat: 2 })
  await ask()
  await portal.hear()
  await portal.hear()
  await portal.faults({})
  const viewer = await head()
  const found = await only(viewer)
  expect(found).toMatchObject({
    kind: 'petition', subject: 'Biển chỉ đường', words: 'Bộ phận Một cửa không có biển chỉ đường.', state: 'waiting',
    senderName: 'Nguyễn Thị Mẫu', phone: '0900000001', email: 'mau@example.vn',
  })
  // Tuesday 10 is the day of receipt; Wednesday 11 = 1, Thursday 12 = 2. Friday 13 = 3, Friday 20 = 8, Friday 27 = 13,
  // Tuesday 31 = 15.
  expect([found.refuseBy, found.dueAt].map(dayOf)).toEqual(['2026-03-12', '2026-03-31'])
  expect((await portal.held()).questions).toMatchObject([{ state: '1', answers: [] }])

  const { publicId } = found
  const by = { actorId: viewer.accountId }
  const answer = async (words: string) =>
    province.inOneGo((ctx) => answerPetition(ctx, province, { publicId, viewer, words }), by)
  await expect(answer('Đã có.')).rejects.toThrow('petition-not-taken')
  for (let twice = 0; twice < 2; twice += 1)
    await province.inOneGo((ctx) => takePetition(ctx, province, { publicId, viewer }), by)
  await expect(answer(' \u200b ')).rejects.toThrow('nothing-said')
  await answer('Biển đã được lắp hôm nay.')
  await expect(answer('Lần nữa.')).rejects.toThrow('petition-over')
  await tell()
  await tell()
  expect((await portal.held()).questions).toMatchObject([{ state: '2', answers: ['Biển đã được lắp hôm nay.'] }])
  expect(await openAt(viewer)).toEqual([])
  expect(await told()).toEqual(['received', 'taken', 'answered'])
})

test('the answers to two that were told in one call are each its own', async () => {
  for (const nth of ['một', 'hai']) await ask({ NoiDung: `Câu ${nth}` })
  await portal.hear()
  const viewer = await head()
  for (const { publicId, words } of await openAt(viewer)) {
    const by = { actorId: viewer.accountId }
    await province.inOneGo((ctx) => takePetition(ctx, province, { publicId, viewer }), by)
    await province.inOneGo((ctx) => answerPetition(ctx, province, { publicId, viewer, words: `Trả lời ${words}` }), by)
  }
  await tell()
  expect((await portal.held()).questions.map(({ answers }) => answers)).toEqual([['Trả lời Câu một'], ['Trả lời Câu hai']])
})

test('refused it is over, and whoever asked reads why; of others it does not exist', async () => {
  await heardOne()
  const viewer = await head()
  const { publicId } = await only(viewer)
  const refuse = async (who: Viewer, reason: string) => province.inOneGo(
    (ctx) => refusePetition(ctx, province, { publicId, viewer: who, reason }), { actorId: who.accountId })
  await expect(refuse(await head(OTHER), 'Không thuộc thẩm quyền')).rejects.toThrow('petition-unknown')
  await expect(refuse(viewer, ' ')).rejects.toThrow('reason-needed')
  await refuse(viewer, 'Không thuộc thẩm quyền')
  await tell()
  expect((await portal.held()).questions).toMatchObject([{ state: '3', answers: ['Không thuộc thẩm quyền'] }])
  expect(await told()).toEqual(['received', 'refused'])
})

test('given to another unit with a reason it is the work of that one, by the same day', async () => {
  await heardOne()
  const viewer = await head()
  const { publicId, dueAt } = await only(viewer)
  const assign = async (unitId: string, reason: string) => province.inOneGo(
    (ctx) => assignPetition(ctx, province, { publicId, viewer, unitId, reason }), { actorId: viewer.accountId })
  const [own, other] = [OFFICE, OTHER].map((unit) => province.unit(unit).publicId) as [string, string]
  await expect(assign(other, '')).rejects.toThrow('reason-needed')
  await expect(assign(own, 'Của ta')).rejects.toThrow('petition-unit-unknown')
  await assign(other, 'Thuộc lĩnh vực tư pháp')
  expect(await openAt(viewer)).toEqual([])
  expect(await only(await head(OTHER))).toMatchObject({
    dueAt, assignReason: 'Thuộc lĩnh vực tư pháp', assignedFrom: province.unit(OFFICE).id, state: 'waiting',
  })
  await expect(assign(own, 'Lại')).rejects.toThrow('petition-unknown')
})

test('an agency that is named by its code has it', async () => {
  await heardOne({ DonViXuLy: province.unit(OTHER).agencyCode ?? '', LoaiHoiDap: '1' })
  expect(await only(await head(OTHER))).toMatchObject({ kind: 'question' })
})

test.each<readonly [string, object, string]>([
  ['of no kind that we know', { LoaiHoiDap: '9' }, 'petition-kind-unknown'],
  ['of a kind that is a name of JavaScript', { LoaiHoiDap: 'constructor' }, 'petition-kind-unknown'],
  ['for an agency that we do not know', { DonViXuLy: 'H99.99.99' }, 'unit-unknown'],
  ['that says nothing', { NoiDung: ' \u200b ' }, 'nothing-said'],
  ['by a name that is none', { HoVaTen: 'x'.repeat(201) }, 'petition-too-long'],
  ['from a moment that has not come', { ThoiDiem: '20260310093000' }, 'time-in-future'],
])('one %s is held, and what is decided of it told there', async (_, more, fault) => {
  await heardOne(more)
  expect(await inbox()).toEqual([fault])
  expect(await openAt(await head())).toEqual([])
  const { rows: [held] } = await sql<{ publicId: string }>`select public_id from integration.message_in`.execute(province.db)
  await province.inOneGo((ctx) => refuseMessage(ctx, {
    message: held?.publicId ?? '', reason: 'Không rõ', machineNow: machine.now(),
  }))
  await tell()
  expect((await portal.held()).questions).toMatchObject([{ state: '3', answers: ['Không rõ'] }])
})

test('where the data say nothing of petitions one is held as before', async () => {
  const directory = {
    ...province.directory, on: (day: string) => ({ ...province.directory.on(day), policy: () => undefined }),
  }
  await portal.close()
  portal = await openExchange<Held>({ ...province, directory }, machine)
  await heardOne()
  expect(await inbox()).toEqual(['question-without-dossier'])
})
