/**
 * Need: a holiday is declared late: nobody is silent, late or no longer waited for because of a day on which nobody
 * worked. What is waited for in working time moves by that day: hand-overs (NĐ 61/2018 Đ.18), members of a bundle (NĐ
 * 63/2024), the confirmation of heirs (R9), and when a head is told of what nobody answered (R3).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, COMMUNE, SECTION, openBundleDesk } from '../../test/bundle-desk.ts'
import { correctCalendar } from '../../test/correct-calendar.ts'
import type { Desk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { alarmPollers } from '../jobs/watch-alarms.ts'
import { ok } from '../kernel/result.ts'
import { planAnswerAlarms } from '../modules/dossiers/public.ts'
import { openAlarmsOf } from '../modules/dossiers/store/alarm-list.ts'
import { declareHoliday } from '../modules/organisation/public.ts'
import { runCalendar } from './calendar-recount.ts'

const BRANCH = 'cq:ubnd-dong-hoi:cn-vpdkdd'
let province: Province
let desk: Desk
let bundles: BundleDesk
let land = ''
let death = ''
let sent = ''
let members: readonly bigint[] = []

beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
  desk = bundles.desk
  at('06-25T09:00')
  const person = await province.aPerson(1)
  const received = await desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
    person, territory: 'xa:18856',
  })
  land = received.publicId
  await desk.act('take', land, ['officer', BRANCH])
  await desk.act('propose', land, ['officer', BRANCH])

  death = (await bundles.submit('lt-khai-tu', 2, {
    'bundle.choice': '3', 'deceased.fullName': 'Nguyễn Văn Mất',
  })).lead.publicId
  await desk.act('accept', death, ['reception', SECTION])
  await desk.act('take', death, ['officer', COMMUNE])
  await desk.act('ask-confirmation', death, ['officer', COMMUNE])

  sent = (await desk.submit('khai-sinh', { person: await province.aPerson(3), territory: 'xa:18856' })).publicId
  const { id } = await desk.dossier(sent)
  await province.inOneGo(async (ctx) => ok(await planAnswerAlarms(ctx, province, id)))

  at('06-25T16:00')
  const birth = (await bundles.submit('lt-khai-sinh-3', 4, { ...BIRTH, ...ALL })).lead.publicId
  await bundles.issueFirst(birth)
  await bundles.work(birth)
  members = (await bundles.membersOf(birth)).flatMap(({ seq, dossierId }) => seq > 1 && dossierId ? [dossierId] : [])
})
afterAll(() => province.drop())

function at(time: string): void {
  province.clock.set(`2021-${time}+07:00`)
}
async function declare(day: string): Promise<void> {
  await province.inOneGo((ctx) => declareHoliday(ctx, { day, name: 'Nghỉ bù', basis: 'Thông báo 12' }))
  await province.directory.refresh()
}
async function forecast(): Promise<Record<string, number>> {
  const said: string[] = []
  await runCalendar({ isJson: true, data: undefined }, { stdout: (line) => said.push(line) }, province)
  return (JSON.parse(said[0] ?? '{}') as { waits: Record<string, number> }).waits
}
const local = (moment: unknown) => new Date(Number(moment) + 7 * 3_600_000).toISOString().slice(5, 16)
async function moments() {
  const ids = { death: (await desk.dossier(death)).id, sent: (await desk.dossier(sent)).id }
  const many = async (query: ReturnType<typeof sql<{ at: Date }>>) =>
    (await query.execute(province.db)).rows.map((row) => local(row.at))
  return {
    handOver: local((await desk.standing(land)).legs.at(-1)?.acknowledgeBy),
    confirmation: await many(sql`select ends_by as at from workflow.pause where case_id = ${ids.death}`),
    alarms: await many(sql`select due_at as at from dossiers.alarm
      where dossier_id = ${ids.sent} and kind = 'unanswered' order by due_at`),
    receipts: await many(sql`select acknowledge_by as at from dossiers.member
      where dossier_id = any(${members}::bigint[]) order by seq`),
  }
}

/**
 * Eight accounting hours of Friday at nine are Monday at nine, five working days the Friday after; an hour is an eighth
 * of a working day, and so two of Friday at four are a little after the opening of Monday.
 */
const BEFORE = {
  handOver: '06-28T09:00', confirmation: ['07-02T17:00'], alarms: ['06-25T14:45', '06-28T08:03'],
  receipts: ['06-28T08:22', '06-28T08:22'],
}
/** The same with Monday a holiday: what ended on Friday stays, the rest is one working day later. */
const AFTER = {
  handOver: '06-29T09:00', confirmation: ['07-05T17:00'], alarms: ['06-25T14:45', '06-29T08:03'],
  receipts: ['06-29T08:22', '06-29T08:22'],
}
/** On their way: the land, and both members of the birth. */
const MOVED = { handOvers: 3, receipts: 2, confirmations: 1, consultations: 0, alarms: 1 }

test('a look says how much would move, and moves nothing', async () => {
  expect(await moments()).toEqual(BEFORE)
  await declare('2021-06-28')
  expect(await forecast()).toEqual(MOVED)
  expect(await moments()).toEqual(BEFORE)
})

test('approved, all that was waited for on the holiday is waited for a working day longer; once', async () => {
  await correctCalendar(province)
  expect(await moments()).toEqual(AFTER)
  const none = { handOvers: 0, receipts: 0, confirmations: 0, consultations: 0, alarms: 0 }
  expect(await forecast()).toEqual(none)
  await correctCalendar(province)
  expect(await moments()).toEqual(AFTER)
})

test('whoever was said to be silent on the holiday is not any more, and is told of when it is silent then', async () => {
  const look = async () => {
    for (const name of ['watch-hand-overs', 'raise-alarms']) {
      const poller = alarmPollers({ ...province, machineClock: province.clock }).find((one) => one.name === name)
      while (await poller?.run() === true);
    }
    const { id } = await desk.dossier(land)
    return (await openAlarmsOf(province.db, [id])).map(({ since }) => local(since))
  }
  at('06-29T09:01')
  expect(await look()).toEqual(['06-29T09:00'])
  await declare('2021-06-29')
  await correctCalendar(province)
  expect(await look()).toEqual([])
  at('06-30T09:00')
  expect(await look()).toEqual([])
  at('06-30T09:01')
  expect(await look()).toEqual(['06-30T09:00'])
})
