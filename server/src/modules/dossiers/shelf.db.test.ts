/**
 * Need (part C5, R19): a result for which nobody comes lies where a clerk finds it, its applicant is reminded, and
 * after the local term it goes to the archive; whoever comes later gets it all the same.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { archiveUncollected } from './archive-uncollected.ts'
import { fetchFromArchive } from './fetch-from-archive.ts'
import { isResultAt, passResult } from './pass-result.ts'
import { remindNextCollection } from './remind-collection.ts'
import { returnResult } from './return-result.ts'
import { shelveResult } from './shelve-result.ts'
import { listResultsHere } from './store/custody-lists.ts'
import { findCustody } from './store/custody-store.ts'
import { listInArchive, listOnShelf } from './store/shelf-store.ts'

const HERE = 'cq:ubnd-xa-18856'
const SECTION = `${HERE}:one-stop`
/** The term of data/policies.yaml: 180 days after the day on which it came to lie there. */
const [CAME, LAST_DAY, DUE] = ['2021-03-01T09:00+07:00', '2021-08-27T16:00+07:00', '2021-08-28T08:00+07:00']
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set(CAME) })

const CLERK: Who = ['reception', SECTION]
async function issued(delivery: 'counter' | 'post' = 'counter'): Promise<string> {
  const { publicId } = await desk.receive('khai-sinh', CLERK, {
    person, territory: 'xa:18856', more: delivery === 'post' ? { delivery, deliveryAddress: 'Số 1 đường Mẫu' } : {},
  })
  await desk.act('take', publicId, ['officer', HERE])
  await desk.act('propose', publicId, ['officer', HERE])
  await desk.act('approve', publicId, ['agency_head', HERE])
  await desk.act('issue', publicId, ['clerk', HERE])
  return publicId
}
const idOf = async (publicId: string) => (await desk.dossier(publicId)).id
const custodyOf = async (publicId: string) => findCustody(province.db, await idOf(publicId))
const viewerAt = async (unit: string) => province.viewerAs('reception', unit, 'dossier.return')
const unitId = () => province.unit(SECTION).id
const eventsOf = async (publicId: string, type: string) =>
  (await desk.events(publicId)).filter((event) => event.type === type).length

async function shelve(dossier: string, place: string | null, unit = SECTION) {
  const viewer = await viewerAt(unit)
  return province.inOneGo((ctx) => shelveResult(ctx, province, { dossier, viewer, place }), {
    actorId: viewer.accountId,
  })
}
async function archive(dossiers: readonly string[], unit = SECTION, requestId: string = randomUUID()) {
  const viewer = await viewerAt(unit)
  return province.inOneGo((ctx) => archiveUncollected(ctx, province, { dossiers, viewer }), {
    actorId: viewer.accountId, requestId,
  })
}
async function fetchBack(dossier: string) {
  const viewer = await viewerAt(SECTION)
  return province.inOneGo((ctx) => fetchFromArchive(ctx, province, { dossier, viewer }), { actorId: viewer.accountId })
}

test('a result is put on a shelf by the section where it lies, moved and taken off, and by nobody elsewhere', async () => {
  const publicId = await issued()
  await shelve(publicId, 'Kệ A, ngăn 3')
  expect(await custodyOf(publicId)).toMatchObject({ shelf: 'Kệ A, ngăn 3' })
  await shelve(publicId, 'Kệ B')
  await shelve(publicId, null)
  expect(await custodyOf(publicId)).toMatchObject({ shelf: null })
  expect(await eventsOf(publicId, 'dossier.result-shelved')).toBe(3)
  await expect(shelve(publicId, 'Kệ A', 'cq:ubnd-xa-18859:one-stop')).rejects.toThrow('dossier-unknown')
  await desk.act('return-result', publicId, CLERK)
  await expect(shelve(publicId, 'Kệ A')).rejects.toThrow('no-result-to-move')
})

test('it goes to the archive on the day its term is over, and not the day before; nobody is reminded any more', async () => {
  const publicId = await issued()
  await shelve(publicId, 'Kệ A')
  province.clock.set(LAST_DAY)
  await expect(archive([publicId])).rejects.toThrow('shelf-term-runs')
  province.clock.set(DUE)
  await expect(archive([publicId], 'cq:ubnd-xa-18859:one-stop')).rejects.toThrow('dossier-unknown')
  await archive([publicId])
  expect(await custodyOf(publicId))
    .toMatchObject({ archivedAt: new Date(DUE), remindAt: null, shelf: null, returnedAt: null })
  while (await province.inOneGo((ctx) => remindNextCollection(ctx, province))) continue
  expect(await eventsOf(publicId, 'dossier.collection-reminded')).toBe(0)
  await expect(archive([publicId])).rejects.toThrow('result-in-archive')
  expect(await eventsOf(publicId, 'dossier.result-archived')).toBe(1)
})

test('one that is not due keeps the whole list where it is; a repeat under its key archives once', async () => {
  const old = await issued()
  province.clock.set(DUE)
  const fresh = await issued()
  await expect(archive([old, fresh])).rejects.toThrow('shelf-term-runs')
  expect(await custodyOf(old)).toMatchObject({ archivedAt: null })
  const requestId = randomUUID()
  await archive([old], SECTION, requestId)
  await archive([old], SECTION, requestId)
  expect(await eventsOf(old, 'dossier.result-archived')).toBe(1)
})

test('what is handed over to elsewhere stands on no shelf', async () => {
  const publicId = await issued()
  const dossierId = await idOf(publicId)
  const lies = async () => (await listOnShelf(province.db, [unitId()], 500, undefined))
    .some((row) => row.dossierId === dossierId)
  expect(await lies()).toBe(true)
  await province.inOneGo((ctx) => passResult(ctx, province, {
    dossierId, fromUnitId: unitId(), toUnitId: province.unit('dv:buu-dien-tinh').id,
  }))
  expect(await lies()).toBe(false)
})

test('what is in the archive is neither handed out nor sent, until it was brought back; then it is', async () => {
  const publicId = await issued()
  province.clock.set(DUE)
  await archive([publicId])
  const viewer = await viewerAt(SECTION)
  const giveOut = () => province.inOneGo((ctx) => returnResult(ctx, province, { publicId, viewer, how: 'counter' }), {
    actorId: viewer.accountId,
  })
  await expect(giveOut()).rejects.toThrow('result-in-archive')
  const dossierId = await idOf(publicId)
  const post = province.unit('dv:buu-dien-tinh').id
  await expect(province.inOneGo((ctx) =>
    passResult(ctx, province, { dossierId, fromUnitId: unitId(), toUnitId: post }))).rejects.toThrow('result-in-archive')
  expect(await province.inOneGo(async (ctx) => ({
    ok: true as const, value: await isResultAt(ctx, province, { dossierId, unitId: unitId() }),
  }))).toBe(false)
  await fetchBack(publicId)
  expect(await eventsOf(publicId, 'dossier.result-fetched')).toBe(1)
  await expect(fetchBack(publicId)).rejects.toThrow('result-not-archived')
  await giveOut()
  expect(await custodyOf(publicId)).toMatchObject({ returnedAt: new Date(DUE), archivedAt: null })
})

test('the lists: what lies here the longest first, page by page; what is archived in its own, the latest first', async () => {
  const lain: string[] = []
  for (const day of ['01', '02', '03']) {
    province.clock.set(`2021-02-${day}T09:00+07:00`)
    lain.push(await issued())
  }
  const ids = await Promise.all(lain.map(idOf))
  const [first] = await listOnShelf(province.db, [unitId()], 1, undefined)
  expect(first?.dossierId).toBe(ids[0])
  const rest = await listOnShelf(province.db, [unitId()], 2, first && { at: first.since, id: first.dossierId })
  expect(rest.map(({ dossierId }) => dossierId)).toEqual(ids.slice(1))
  province.clock.set('2021-12-01T09:00+07:00')
  await archive(lain.slice(0, 1))
  const lying = await listOnShelf(province.db, [unitId()], 100, undefined)
  expect(lying.map(({ dossierId }) => dossierId)).not.toContain(ids[0])
  expect((await listResultsHere(province.db, [unitId()], 100, undefined)).map(({ dossierId }) => dossierId))
    .not.toContain(ids[0])
  const archived = await listInArchive(province.db, [unitId()], 1, undefined)
  expect(archived.map(({ dossierId }) => dossierId)).toEqual([ids[0]])
})

test('whoever chose the post is not reminded to come for it', async () => {
  const [collected, posted] = [await issued(), await issued('post')]
  expect((await custodyOf(collected))?.remindAt).toEqual(new Date('2021-03-06T09:00+07:00'))
  expect((await custodyOf(posted))?.remindAt).toBeNull()
})
