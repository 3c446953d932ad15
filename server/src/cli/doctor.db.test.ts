/** Need: before the telephone rings, somebody should see that calendars run out or a step has nobody to do it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { countLivingWorkers, openLivingWorkers } from '../platform/work-queue/living-workers.ts'
import {
  checkBacklog, checkCalendars, checkCatalogue, checkClock, checkLastBackup, checkSeals, checkWorkers,
  tellFindings,
} from './doctor.ts'
import { checkDuties, checkStaff } from './doctor-staff.ts'

let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

const at = (iso: string) => ({ ...province, db: province.database.app, clock: { now: () => new Date(iso) } })

// The calendars of the data end with 2027.
test.each([
  ['2021-06-25T09:00+07:00', 'ok'],
  ['2027-02-01T09:00+07:00', 'warning'],
  ['2027-12-01T09:00+07:00', 'broken'],
  ['1980-01-01T09:00+07:00', 'broken'],
])('on %s the calendars are %s', (iso, health) => {
  expect(checkCalendars(at(iso)).health).toBe(health)
})

test('a catalogue without a procedure in force is broken, a full one is counted', () => {
  expect(checkCatalogue(at('2021-06-25T09:00+07:00'))).toMatchObject({
    health: 'ok', text: expect.stringMatching(/^\d{2} thủ tục đang áp dụng/) as unknown,
  })
  expect(checkCatalogue(at('1980-01-01T09:00+07:00')).health).toBe('broken')
})

test('a unit whose only officer leaves is named with the role it lacks', async () => {
  const now = '2021-06-25T09:00+07:00'
  expect(await checkStaff(at(now))).toMatchObject({ health: 'ok' })
  const directory = province.directory.on('2021-06-25')
  const [lowest] = directory.territories(directory.levels.at(-1)?.id ?? '')
  const unit = directory.agencyGoverning(lowest?.id ?? 0n)
  await sql`
    update identity.staff_grant set valid = daterange('2021-01-01', '2021-06-01') where unit_id = ${unit?.id ?? 0n} and role = 'officer'`
    .execute(province.database.owner)
  expect(await checkStaff(at(now))).toMatchObject({
    health: 'warning', text: expect.stringContaining(`officer ở ${unit?.idOfData ?? ''}`) as unknown,
  })
})

test('a unit with one person for two deeds that are kept apart is named, until it is excepted', async () => {
  const { database: { owner } } = province
  const day = at('2021-06-26T09:00+07:00')
  expect(await checkDuties(day)).toMatchObject({ health: 'ok' })
  const directory = province.directory.on('2021-06-25')
  const unit = directory.agencyGoverning(directory.territories(directory.levels.at(-1)?.id ?? '')[1]?.id ?? 0n)
  // The officer becomes the head, and there is no other of either.
  await sql`delete from identity.staff_grant where unit_id = ${unit?.id ?? 0n} and role in ('officer', 'agency_head')
    and account_id <> (select min(account_id) from identity.staff_grant where unit_id = ${unit?.id ?? 0n} and role = 'officer')`
    .execute(owner)
  await sql`insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
    select distinct account_id, 'agency_head', unit_id, '[2021-01-01,)'::daterange, 1, '2021-01-01'::timestamptz
    from identity.staff_grant where unit_id = ${unit?.id ?? 0n} and role = 'officer'`.execute(owner)
  expect(await checkDuties(day)).toMatchObject({
    health: 'warning', text: expect.stringContaining(`propose-approve ở ${unit?.idOfData ?? ''}`) as unknown,
  })
  await sql`insert into identity.duty_exception (rule, unit_id, valid, reason, given_by, given_at)
    values ('propose-approve', ${unit?.id ?? 0n}, '[2021-06-26,2021-06-26]', 'Chỉ có một công chức.', 1, '2021-06-26')`
    .execute(owner)
  expect(await checkDuties(day)).toMatchObject({ health: 'ok' })
  expect(await checkDuties(at('2021-06-27T09:00+07:00'))).toMatchObject({ health: 'warning' })
})

test.each([
  ['as the database', {}, 'ok', ''],
  ['a little ahead', { skew: 5 }, 'warning', 'nhanh 5 giây'],
  ['far behind the database', { skew: -90 }, 'broken', 'chậm 90 giây'],
  [
    'behind what was written down already', { lastEventAt: new Date('2021-06-25T02:05:00Z') }, 'broken',
    'Đồng hồ đã bị lùi',
  ],
])('a machine whose clock is %s', (_, change, health, text) => {
  const found = checkClock({
    now: new Date('2021-06-25T02:00:00Z'), skew: 0, lastEventAt: new Date('2021-06-25T01:59:59Z'), ...change,
  })
  expect(found).toMatchObject({ health, text: expect.stringContaining(text) as unknown })
})

test('an installation where nobody works is named, and one where somebody does is not', async () => {
  expect(checkWorkers(await countLivingWorkers(province.db))).toMatchObject({
    health: 'warning', text: expect.stringContaining('motcua work') as unknown,
  })
  const worker = await openLivingWorkers(province.database.appUrl, () => undefined)
  await worker.show('pool-of-a-test')
  expect(await countLivingWorkers(province.db)).toBe(1)
  await worker.close()
})

const QUIET = {
  eventsWaiting: 0, eventsInRest: 0, oldestTransactionSeconds: 0, jobsWaiting: 0, oldestJobSeconds: 0, jobsGivenUp: 0,
}
test.each([
  [{}, []],
  [{ eventsWaiting: 6_000 }, ['events']],
  [{ oldestTransactionSeconds: 61 }, ['events']],
  [{ jobsGivenUp: 1 }, ['jobs']],
  [{ oldestJobSeconds: 700 }, ['jobs']],
  [{ eventsInRest: 1 }, ['partitions']],
])('of what waits, %j makes one look at %j', (change, named) => {
  expect(
    checkBacklog({ ...QUIET, ...change })
      .filter(({ health }) => health !== 'ok').map(({ check }) => check),
  ).toEqual(named)
})

test.each([
  [10, 'together', 'ok', 'số 7'], [121, 'behind', 'warning', '121 giây'], [0, 'ahead', 'broken', 'đi trước'],
  [0, 'parted', 'broken', 'không khớp'],
] as const)('seals that lag %d s, with a log that is %s, are %s', (unsealedSeconds, log, health, text) => {
  expect(checkSeals({ unsealedSeconds, lastSeal: 7 }, log)).toMatchObject({
    health, text: expect.stringContaining(text) as unknown,
  })
})

test.each([
  [0, 'ok', '0 phút'], [26 * 3_600, 'ok', '26 giờ'], [26 * 3_600 + 1, 'warning', 'quá 26 giờ'],
  ['none', 'warning', 'motcua backup'], ['unwatched', 'warning', 'MOTCUA_LAST_BACKUP'],
  ['unreadable', 'warning', 'đồng hồ'],
] as const)('with 26 hours allowed, a last backup of %s s is %s', (age, health, text) => {
  expect(checkLastBackup(age, 26)).toMatchObject({ health, text: expect.stringContaining(text) as unknown })
})

test('only what is broken makes the command fail', () => {
  const out: string[] = []
  const io = { stdout: (line: string) => { out.push(line) } }
  expect(tellFindings([{ check: 'jobs', health: 'warning', text: 'x' }], true, io)).toBe(0)
  expect(tellFindings([{ check: 'files', health: 'broken', text: 'x' }], false, io)).toBe(1)
  expect(out).toEqual([
    '{"ok":true,"findings":[{"check":"jobs","health":"warning","text":"x"}]}', 'HỎNG    files        x',
  ])
})
