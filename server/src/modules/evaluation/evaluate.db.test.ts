/**
 * Need (issue F7): what officers did is read from the events of their dossiers and from nothing else; each contests an
 * input of their own, a head decides; what is closed stays, and what is learnt later stands beside it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import type { Viewer } from '../dossiers/public.ts'
import {
  type ContestStep, type DecideContest, type GatheredStep, type RuledPeriod, closePeriod, contestStep, countUsual,
  decideContest, draftSheets, findClosed, lateCorrections, listContests, listKeptSteps, listSheets, periodByCode,
} from './public.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
/** The calendar has seven and a half hours a day, which count as eight. */
const HOUR = 8 / 7.5

let province: Province
let desk: Desk
let period: RuledPeriod
let officer: Viewer
let head: Viewer
let clerk: Viewer
/** Their step that came back; the head's that was late; the steps of the second dossier. */
let [drafted, decided, waited]: GatheredStep[] = []
let second = ''
const at = (time: string) => province.clock.set(`2021-${time}+07:00`)

async function send(nth: number, day: string): Promise<string> {
  at(`06-${day}T09:00`)
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(nth), territory: 'xa:18856' })
  await desk.act('acknowledge', publicId, ['reception', SECTION])
  await desk.act('accept', publicId, ['reception', SECTION])
  at(`06-${day}T10:00`)
  await desk.act('take', publicId, ['officer', COMMUNE])
  at(`06-${day}T11:00`)
  return publicId
}

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  period = periodByCode(province.directory, '2021-Q2') ?? expect.fail('no rules')
  const as = (role: string) => province.viewerAs(role, COMMUNE, 'dossier.work')
  officer = await as('officer')
  head = await as('agency_head')
  clerk = await as('clerk')
  const first = await send(1, '21')
  await desk.act('propose', first, ['officer', COMMUNE])
  at('06-21T14:00')
  await desk.act('approve', first, ['agency_head', COMMUNE])
  at('06-21T15:00')
  await desk.act('return-step', first, ['clerk', COMMUNE])
  at('06-22T08:00')
  await desk.act('return-step', first, ['agency_head', COMMUNE])
  at('06-22T09:00')
  await desk.act('propose', first, ['officer', COMMUNE])

  second = await send(2, '23')
  await desk.act('ask-confirmation', second, ['officer', COMMUNE])
  at('06-24T10:00')
  await desk.act('confirm', second, ['officer', COMMUNE])
  const { id } = await desk.dossier(second)
  // Another agency is asked from 10:30 until 15:00.
  await sql`
    insert into dossiers.consultation (dossier_id, asked_at, asked_by, from_unit_id, asked_unit_id, unit_id, is_compulsory,
      silence, silence_basis, question, legal_basis, fields, paper_ids, hours, calendar_version_id, half_at, near_at, due_at,
      answer, answered_at, answered_by)
    values (${id}, '2021-06-24T10:30+07:00', 1, 1, 2, 2, false, 'none', 'Quy định', 'Hỏi', 'Luật', '{}', '{}', 24, 1,
      '2021-06-25Z', '2021-06-26Z', '2021-06-28Z', 'agrees', '2021-06-24T15:00+07:00', 1)`.execute(province.database.owner)
  at('06-24T16:00')
  await desk.act('propose', second, ['officer', COMMUNE])
})
afterAll(() => province.drop())

const draft = (accountIds: readonly bigint[], isReached: (unitId: bigint) => boolean = () => true) =>
  draftSheets(province, period, { accountIds, isReached })
const stepsOf = async ({ accountId }: Viewer) => (await draft([accountId])).units.flatMap(({ steps }) => steps)
const sheetOf = async ({ accountId }: Viewer) =>
  (await draft([accountId])).units[0]?.sheets[0]?.sheet ?? expect.fail('no sheet')
const contest = ({ accountId }: Viewer, input: Partial<ContestStep>) => province.inOneGo(
  (ctx) => contestStep(ctx, province, { step: drafted?.publicId ?? '', point: 'return', reason: 'Lỗi ở bước ký.', ...input }),
  { actorId: accountId })
const decide = ({ accountId }: Viewer, input: Partial<DecideContest>) => province.inOneGo(
  (ctx) => decideContest(ctx, province, { contest: '', verdict: 'granted', reason: 'Đúng.', isReached: () => true, ...input }),
  { actorId: accountId })
const close = (isOfProvince = true) => province.inOneGo((ctx) => closePeriod(ctx, province, { code: '2021-Q2', isOfProvince }))
const eventsOf = async (type: string) => (await sql<{ data: Record<string, unknown> }>`
  select data from audit.event where type = ${type} order by id`.execute(province.database.owner)).rows.map(({ data }) => data)

test('hours of a step are since it was taken, without what the applicant and another agency were waited for', async () => {
  [drafted, , waited] = await stepsOf(officer)
  // Taken at 10:00, done at 11:00; it lay at the unit since 9:00.
  expect([drafted?.ownHours, drafted?.unitHours]).toEqual([expect.closeTo(HOUR, 9), expect.closeTo(2 * HOUR, 9)])
  // 10:00 to 11:00; confirmed at 10:00 the next day, half an hour; from 15:00 to 16:00 again.
  expect([waited?.ownHours, waited?.unitHours]).toEqual([expect.closeTo(2.5 * HOUR, 9), expect.closeTo(3.5 * HOUR, 9)])
})

test('a step that came back is returned, the one after it is not; a queue is nobody’s own time', async () => {
  expect((await stepsOf(officer)).map(({ isReturned, returnedWhy }) => [isReturned, returnedWhy])).toEqual([
    [true, 'Có lý do ghi trong phiếu.'], [false, null], [false, null],
  ])
  const steps = await stepsOf(head)
  ;[, decided] = steps
  // Approved out of the queue; then it came back to them, and they held it from 15:00 to 8:00 the next day: 2.5 hours.
  expect(steps.map(({ ownHours, isReturned }) => [ownHours, isReturned])).toEqual([
    [null, true], [expect.closeTo(2.5 * HOUR, 9), false],
  ])
  expect((await sheetOf(head)).timeliness).toMatchObject({ numerator: 0, denominator: 1 })
  expect((await draft([officer.accountId], () => false)).units).toEqual([])
})

test('usual figures are counted by the program, and anew after six hours only', async () => {
  expect((await draft([officer.accountId])).countedAt).toBeNull()
  const count = () => province.inOneGo((ctx) => countUsual(ctx, province))
  // The quarter before and this one.
  expect([await count(), await count(), await count()]).toEqual([true, true, false])
  expect((await draft([officer.accountId])).countedAt).toEqual(new Date('2021-06-24T16:00+07:00'))
  at('06-24T22:00')
  expect(await count()).toBe(true)
  const { rows } = await sql`select side, kind, steps, judged, in_time, returned from evaluation.usual
    where kind like '%step-2' order by side`.execute(province.database.owner)
  expect(rows).toEqual(['officer', 'unit'].map((side) =>
    ({ side, kind: 'khai-sinh/step-2', steps: 3, judged: 3, inTime: 3, returned: 1 })))
})

test('an officer contests what is theirs and can be, once, with an event', async () => {
  await expect(contest(head, {})).rejects.toThrow('evaluation-step-unknown')
  await expect(contest(officer, { step: crypto.randomUUID() })).rejects.toThrow('evaluation-step-unknown')
  await expect(contest(officer, { point: 'timeliness' })).rejects.toThrow('evaluation-point-none')
  await expect(contest(officer, { step: waited?.publicId ?? '' })).rejects.toThrow('evaluation-point-none')
  const made = await contest(officer, {})
  await expect(contest(officer, {})).rejects.toThrow('evaluation-contested')
  expect(await eventsOf('evaluation.contested')).toEqual([
    { contest: made, step: drafted?.publicId, point: 'return', period: '2021-Q2' },
  ])
  await contest(head, { step: decided?.publicId ?? '', point: 'timeliness' })
  await contest(officer, { step: waited?.publicId ?? '', point: 'step' })
})

const contestsNow = () => listContests(province.db, { period: '2021-Q2', unitIds: [province.unit(COMMUNE).id], limit: 10 })

test('a head decides what is not their own, once; what is granted does not count', async () => {
  const [ofOfficer = '', ofHead = ''] = (await contestsNow()).map(({ publicId }) => publicId)
  await expect(decide(head, { contest: ofOfficer, isReached: () => false })).rejects.toThrow('evaluation-contest-unknown')
  await expect(decide(head, { contest: ofHead })).rejects.toThrow('evaluation-own-contest')
  expect((await sheetOf(officer)).returned).toMatchObject({ numerator: 1, denominator: 3 })
  await decide(head, { contest: ofOfficer })
  await expect(decide(head, { contest: ofOfficer, verdict: 'upheld' })).rejects.toThrow('evaluation-contest-decided')
  expect((await sheetOf(officer)).returned).toMatchObject({ numerator: 0, denominator: 3 })
  await decide(clerk, { contest: ofHead, verdict: 'upheld', reason: 'Đã đủ thông tin.' })
  expect((await sheetOf(head)).timeliness).toMatchObject({ numerator: 0, denominator: 1 })
  expect((await eventsOf('evaluation.contest-decided')).map(({ verdict }) => verdict)).toEqual(['granted', 'upheld'])
})

test('it is contested for ten days after the period, decided for seven more, and closed by the province', async () => {
  at('07-10T23:00')
  const last = await contest(officer, { point: 'step' })
  at('07-11T00:00')
  await expect(contest(officer, { step: waited?.publicId ?? '' })).rejects.toThrow('evaluation-contest-late')
  at('07-17T23:00')
  await expect(close()).rejects.toThrow('evaluation-period-open')
  await decide(head, { contest: last, verdict: 'upheld' })
  at('07-18T00:00')
  const [open] = (await contestsNow()).filter(({ verdict }) => verdict === null)
  await expect(decide(head, { contest: open?.publicId ?? '' })).rejects.toThrow('evaluation-decision-late')
  await expect(close(false)).rejects.toThrow('evaluation-period-unknown')
  // Two at once: one of them closes it.
  const both = await Promise.allSettled([close(), close()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(close()).rejects.toThrow('evaluation-closed')
  // Three accepted and done by the officer, two of the head, one of the clerk, two of the reception.
  expect(await eventsOf('evaluation.closed')).toEqual([{ period: '2021-Q2', steps: 8, officers: 4, units: 2, silent: 1 }])
})

test('what nobody decided was granted; sheets of the closed period stay, whatever is learnt later', async () => {
  const closed = await findClosed(province.db, '2021-Q2') ?? expect.fail('not closed')
  const sheets = () => listSheets(province.db, closed.id, { accountId: officer.accountId })
  const before = await sheets()
  // Of three steps the one that was contested, and of which nobody decided, is out.
  expect(before[0]?.figures.sheet)
    .toMatchObject({ steps: 2, timeliness: { numerator: 2, denominator: 2, isEnough: false } })
  expect([before.length, before[0]?.figures.rank, before[0]?.figures.satisfaction]).toEqual([1, null, null])
  // In July the second dossier comes back to whoever drafted it.
  await desk.act('return-step', second, ['agency_head', COMMUNE])
  expect(await sheets()).toEqual(before)
  const kept = await listKeptSteps(province.db, closed.id, province.unit(COMMUNE).id, officer.accountId)
  expect(lateCorrections(kept, await stepsOf(officer))).toEqual([{ taskId: waited?.taskId, what: 'returned' }])
  for (const table of ['period', 'kept_step', 'kept_norm', 'sheet', 'contest', 'contest_decision'])
    for (const change of [sql`delete from ${sql.table(`evaluation.${table}`)}`]) {
      await expect(province.inOneGo(async ({ tx }) => {
        await change.execute(tx)
        return ok(null)
      })).rejects.toThrow('permission denied')
    }
})
