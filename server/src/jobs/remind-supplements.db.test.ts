/**
 * Need: whoever must supplement a dossier is reminded some working days before the day by which the office wants it,
 * each time once, never at night, and not when it has come or nobody waits for it any more.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { loadOwnMessages } from '../../test/own-messages.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import { listOpenSupplements } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { chooseWay, listMessagesOfDossier, remindSupplement } from '../modules/notifications/public.ts'
import type { HeardEvent } from './heard-event.ts'
import { remindSupplements, tellOfSupplementDue } from './remind-supplements.ts'
import { dossierFactsOf } from './send-messages.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const ITEMS = { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] }
let province: Province
let desk: Desk
let nth = 0
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  await province.inOneGo(loadOwnMessages)
})
afterAll(() => province.drop())

const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
const morning = (day: string) => { now(`${day}T08:30`) }

/**
 * Asked for on Monday 16 August, wanted within 20 working days: 17-20 = 4, 23-27 = 9, 30 and 31 = 11, 1/9 = 12, 2 and
 * 3 are holidays, 6-10 = 17, 13-15 = 20: by the end of Wednesday 15 September. Five working days before is the 8th, one
 * is the 14th.
 */
async function asked(): Promise<{ publicId: string; person: Person }> {
  const person = await province.aPerson(nth += 1)
  now('08-16T08:00')
  const { publicId } = await desk.receive('phieu-lltp', ['reception', CENTRE], { person })
  const assigneeId = await desk.assignee('officer', DIVISION)
  await desk.act('assign', publicId, ['unit_assigner', DIVISION], { assigneeId })
  now('08-16T09:00')
  await desk.act('ask-supplement', publicId, ['officer', DIVISION], ITEMS)
  return { publicId, person }
}
const supplement = async (publicId: string, person: Person) =>
  desk.act('supplement', publicId, province.citizen(person, 'dossier.answer-supplement'), {
    components: [{ component: 'to-khai', uploads: [await desk.upload()] }],
  })
const reminded = async (publicId: string) => (await desk.events(publicId))
  .filter(({ type }) => type === 'dossier.supplement-reminded')
  .map(({ data }) => { const { dueOn, daysBefore } = data as Record<string, unknown>; return [dueOn, daysBefore] })

test('five working days before and one before, over two holidays, each once however often is looked', async () => {
  const { publicId } = await asked()
  const seen: unknown[] = []
  for (const day of ['08-16', '09-01', '09-07', '09-08', '09-10', '09-11', '09-14', '09-15', '09-16']) {
    morning(day)
    await remindSupplements(province)
    await remindSupplements(province, 1)
    seen.push([day, (await reminded(publicId)).length])
  }
  expect(seen).toEqual([
    ['08-16', 0], ['09-01', 0], ['09-07', 0], ['09-08', 1], ['09-10', 1], ['09-11', 1], ['09-14', 2], ['09-15', 2],
    ['09-16', 2],
  ])
  expect(await reminded(publicId)).toEqual([['2021-09-15', 5], ['2021-09-15', 1]])
})

test('two that look at once remind once, page by page all of them', async () => {
  const all = [await asked(), await asked(), await asked()]
  morning('09-08')
  await Promise.all([remindSupplements(province, 2), remindSupplements(province, 2)])
  for (const { publicId } of all) expect(await reminded(publicId)).toEqual([['2021-09-15', 5]])
})

test('nobody whose supplement came, and not whose dossier was stopped', async () => {
  const [came, stopped] = [await asked(), await asked()]
  now('08-20T09:00')
  await supplement(came.publicId, came.person)
  await desk.act('stop', stopped.publicId, ['reception', CENTRE])
  morning('09-08')
  await remindSupplements(province)
  expect(await reminded(came.publicId)).toEqual([])
  expect(await reminded(stopped.publicId)).toEqual([])
})

test('what came between the looking and the noting is not noted', async () => {
  const { publicId, person } = await asked()
  const { id } = await desk.dossier(publicId)
  const open = (await listOpenSupplements(province.db, 0n, 1_000)).find(({ dossierId }) => dossierId === id)
  if (!open) throw new Error('it is not open')
  now('09-08T08:00')
  await supplement(publicId, person)
  const note = { supplement: open, dueOn: '2021-09-15', daysBefore: 5 }
  expect(await province.inOneGo(async (ctx) => remindSupplement(ctx, note))).toBe(false)
  expect(await reminded(publicId)).toEqual([])
})

test('nothing is noted in quiet hours: in the morning it may have come', async () => {
  const { publicId } = await asked()
  for (const hour of ['09-08T00:05', '09-08T06:29']) {
    now(hour)
    await remindSupplements(province)
    expect(await reminded(publicId)).toEqual([])
  }
  now('09-08T06:30')
  await remindSupplements(province)
  expect(await reminded(publicId)).toHaveLength(1)
})

test('one that fails keeps none of the others back, and is told of', async () => {
  const [first, second] = [await asked(), await asked()]
  morning('09-08')
  const broken = await desk.dossier(first.publicId)
  // A database that refuses this one alone.
  await sql`create function refuse_one() returns trigger language plpgsql as $$ begin
    if new.supplement_id = (select max(id) from dossiers.supplement where dossier_id = ${sql.lit(String(broken.id))}::bigint)
    then raise exception 'refused'; end if; return new; end $$`.execute(province.database.owner)
  await sql`create trigger refuse_one before insert on notifications.supplement_reminder
    for each row execute function refuse_one()`.execute(province.database.owner)
  try {
    await expect(remindSupplements(province)).rejects.toThrow('1 reminders failed')
  } finally {
    await sql`drop trigger refuse_one on notifications.supplement_reminder`.execute(province.database.owner)
    await sql`drop function refuse_one`.execute(province.database.owner)
  }
  expect(await reminded(first.publicId)).toEqual([])
  expect(await reminded(second.publicId)).toEqual([['2021-09-15', 5]])
})

/** Hands the reminder on as the worker does, and answers what was told by it. */
async function tell(publicId: string): Promise<[channel: string, text: string][]> {
  const { id: dossierId } = await desk.dossier(publicId)
  const event = (await desk.events(publicId)).find(({ type }) => type === 'dossier.supplement-reminded')
  await province.inOneGo(async (ctx) => {
    const rooms = { ...province, machineClock: province.clock, config: { sms: { port: 'sink' } } } as never
    const heard = { ...event, dossierId, era: 0, id: 1_000_000n + dossierId } as unknown as HeardEvent
    await tellOfSupplementDue(dossierFactsOf(rooms)).handle(ctx, heard)
    return ok(null)
  })
  return (await listMessagesOfDossier(province.db, dossierId))
    .filter(({ subject }) => subject.startsWith('Nhắc bổ sung')).map(({ channel, text }) => [channel, text])
}

test('it is told by the way that was chosen, with the day and no link on the phone', async () => {
  const { publicId, person } = await asked()
  await province.inOneGo(async (ctx) => chooseWay(ctx, { personId: person.id, channel: 'sms' }))
  morning('09-08')
  await remindSupplements(province)
  const told = await tell(publicId)
  expect(told.map(([channel]) => channel).sort()).toEqual(['portal', 'sms'])
  for (const [, text] of told) {
    expect(text).toContain('chậm nhất ngày 15/09/2021')
    expect(text).toMatch(/vẫn (?:được nhận|bổ sung được)/)
  }
  expect(told.find(([channel]) => channel === 'sms')?.[1]).not.toMatch(/https?:/)
  expect(await tell(publicId)).toHaveLength(2)
})

test('who wants nothing outside of the portal is told there alone', async () => {
  const { publicId, person } = await asked()
  await province.inOneGo(async (ctx) => chooseWay(ctx, { personId: person.id, channel: 'portal' }))
  morning('09-14')
  await remindSupplements(province)
  expect((await tell(publicId)).map(([channel]) => channel)).toEqual(['portal'])
})

test('what came between the noting and the telling is not told of', async () => {
  const { publicId, person } = await asked()
  morning('09-08')
  await remindSupplements(province)
  await supplement(publicId, person)
  expect(await reminded(publicId)).toHaveLength(1)
  expect(await tell(publicId)).toEqual([])
})
