/**
 * Need: whatever becomes of dossiers, and however often whoever follows the log is killed, figures followed are figures
 * made anew, and both are what the definition says of the histories themselves, as of any moment (KH 1107 II.2, II.5).
 */
import fc from 'fast-check'
import { type QueryResult, type RootOperationNode, type UnknownRow, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEEDS, type Deed, type More } from '../../test/deeds.ts'
import { type Desk, anAccountFor, openDesk } from '../../test/dossier-desk.ts'
import { type Histories, type Moment, openHistories } from '../../test/dossier-histories.ts'
import { isLawful } from '../../test/lawful-deeds.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { MINUTE, addDays, dayOf } from '../kernel/civil-day.ts'
import { unreadSince } from '../modules/audit/public.ts'
import type { Viewer } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { beginSuccession } from '../modules/organisation/public.ts'
import { FACTS_READER, SETTLEMENT_MEASURES, countBy, listWrongFacts, rebuildFacts } from '../modules/reporting/public.ts'
import { type Task, findStep } from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
import { projectFacts } from './project-facts.ts'
import { succeedNext } from './succeed-units.ts'

/** A commune that was merged into another on 01/07/2025. */
const [OLD, OLD_PLACE, NEW_SECTION, NEW_PLACE] =
  ['cq:ubnd-xa-18856', 'xa:18856', 'cq:tt-pvhcc-xa-18880-2025', 'xa:18880-2025'] as const
/** Ends are chosen seldom, or no course would be long. */
const RARE: readonly Deed[] = ['stop', 'withdraw', 'refuse', 'return-step']
/** What must have come to pass, or the figures were not put to the test. */
const PROVING = ['came', 'came late', 'accept', 'ask-supplement', 'extend', 'issue'] as const
/** So many more courses until then: which deeds come is chance. */
const MORE_COURSES = 20

let province: Province
let desk: Desk
let person: Person
let histories: Histories
let at = Date.parse('2025-06-02T08:00+07:00')
const courses: string[] = []
const moments: Moment[] = []
const did = new Set<string>()
const tries = new Map<Deed, number>()

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  histories = openHistories(province.db)
  for (const day of ['2024-12-01', '2025-03-01']) await carryOut(day)
  await go(0)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

async function go(minutes: number): Promise<void> {
  const before = dayOf(province.clock.now())
  at += minutes * MINUTE
  province.clock.set(new Date(at).toISOString())
  if (dayOf(province.clock.now()) !== before) await province.directory.refresh()
}

async function carryOut(day: string): Promise<void> {
  province.clock.set(`${day}T00:10+07:00`)
  await province.directory.refresh()
  const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
  const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
  await province.directory.refresh()
  while (await succeedNext({ ...province, machineClock: province.clock }, begun)) { /* one after the other */ }
}

/** A dossier is handed in; one at a counter that had no network comes days later with its own moment. */
async function begin(choice: number): Promise<string> {
  const isMerged = dayOf(province.clock.now()) >= '2025-07-01'
  const [section, territory] = isMerged ? [NEW_SECTION, NEW_PLACE] : [`${OLD}:one-stop`, OLD_PLACE]
  if (choice % 3 === 0) return (await desk.submit('khai-sinh', { person, territory })).publicId
  const late = choice % 3 === 1 && !isMerged
  if (late) province.clock.set(new Date(at - 3 * 24 * 60 * MINUTE).toISOString())
  const { publicId } = await desk.receive('ket-hon', ['reception', section], {
    person, territory, more: { isConfirmedDouble: true }, channel: choice % 2 === 0 ? 'post' : 'counter',
  })
  did.add(late ? 'came late' : 'came')
  province.clock.set(new Date(at).toISOString())
  return publicId
}

function viewers(task: Task | undefined): Viewer[] {
  const whole = { reach: 'province', unitId: null } as const
  const head = {
    accountId: anAccountFor(task), fullName: 'Trần Văn Mẫu', personId: null, grants: [], reaches: [whole], heads: [whole],
  }
  if (!task) return [head]
  const { role, unitId } = task
  return [{ ...head, heads: [], grants: [{ role, unitId }], reaches: [{ reach: 'unit', unitId }] }, head]
}

/** Does what the law and the process allow now; one that is refused is none. */
async function act(publicId: string, choice: number): Promise<void> {
  const { state, procedureVersionId } = await desk.dossier(publicId)
  const { tasks: [task] } = await desk.standing(publicId)
  const asked = findStep((await province.processes.of(procedureVersionId)).model, task?.nodeId ?? '')?.action
  const fits = (Object.keys(DEEDS) as Deed[])
    .filter((deed) => isLawful(state, deed) && (choice % 7 === 0 || !RARE.includes(deed)))
    .flatMap((deed) => deed === asked ? Array.from({ length: 12 }, () => deed) : [deed])
  // Every other time what was tried least, so that each is seen whatever the dice say.
  const [least] = fits.toSorted((one, two) => (tries.get(one) ?? 0) - (tries.get(two) ?? 0))
  const deed = choice % 2 === 0 ? least : fits[choice % fits.length]
  if (deed === undefined) return
  tries.set(deed, (tries.get(deed) ?? 0) + 1)
  const components = ['complete', 'supplement'].includes(deed)
    ? [{ component: 'to-khai', uploads: [await desk.upload(anAccountFor(task))] }] : []
  const unit = task && province.directory.on(dayOf(province.clock.now())).byId(task.unitId)?.idOfData
  const more: More = {
    items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }], components, days: 1 + choice % 5,
    headReason: 'Phát hiện thêm.',
    ...deed === 'assign' && unit !== undefined && { assigneeId: await desk.assignee('officer', unit) },
  }
  for (const viewer of viewers(task)) {
    if (!(await desk.tryTo(deed, publicId, viewer, more)).ok) continue
    did.add(deed)
    return
  }
}

class Killed extends Error {}

/** The same, until so many statements were sent: then whoever sent them is no more, and nothing is kept. */
function dyingAfter(db: Db, statements: number): Db {
  let left = statements
  return db.withPlugin({
    transformQuery({ node }): RootOperationNode {
      if ((left -= 1) < 0) throw new Killed()
      return node
    },
    transformResult: ({ result }): Promise<QueryResult<UnknownRow>> => Promise.resolve(result),
  })
}

async function followAndDie(limit: number, statements: number): Promise<void> {
  const { clock } = province
  try {
    await projectFacts({ db: dyingAfter(province.db, statements), clock }, limit)
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    did.add(`killed after ${String(statements)}`)
  }
}

/** Readers of events wait for whatever still runs, of other databases too. */
async function followAll(limit: number): Promise<void> {
  await expect.poll(async () => {
    while (await projectFacts(province, limit) > 0) { /* until nothing is left */ }
    return unreadSince(province.db, FACTS_READER)
  }).toBeNull()
}

const rowsOfFacts = async () =>
  (await sql`select * from reporting.fact order by dossier_id, nth`.execute(province.db)).rows

/** Facts as they are, against the histories: of all and of each unit, of some days, as of these moments and of now. */
async function differences(among: readonly (Moment | undefined)[]) {
  const today = dayOf(new Date(at))
  const spans = [
    ['2025-05-01', '2025-12-31'], ['2025-06-01', '2025-06-30'], [today, today], [addDays(today, -6), addDays(today, -1)],
  ] as const
  const found = []
  for (const moment of among) for (const span of spans) for (const unitId of [undefined, ...histories.units()]) {
    const [from, until] = span
    const [row] = await countBy(province, SETTLEMENT_MEASURES, {
      from, until, asOf: moment?.at, unitIds: unitId === undefined ? undefined : [unitId],
    })
    const expected = histories.count(moment ?? { known: Infinity }, span, unitId)
    for (const [name, count] of Object.entries(expected)) {
      const counted = row?.counts.get(name as typeof SETTLEMENT_MEASURES[number])
      if (counted !== count) found.push({ name, span, unitId, asOf: moment?.known, counted, expected: count })
    }
  }
  return found
}

async function check(among: readonly (Moment | undefined)[]): Promise<void> {
  await go(1) // what may be undone no longer can
  await followAll(7)
  expect(await differences(among)).toEqual([])
  expect(await listWrongFacts(province.db, 9)).toEqual([])
  const followed = await rowsOfFacts()
  await sql`delete from reporting.fact`.execute(province.database.owner)
  await rebuildFacts(province)
  expect(await rowsOfFacts()).toEqual(followed)
}

const steps = fc.array(fc.record({
  isNew: fc.nat(5), which: fc.nat(1000), choice: fc.nat(10_000), minutes: fc.integer({ min: 1, max: 400 }),
  follows: fc.nat(3), limit: fc.integer({ min: 1, max: 12 }), dies: fc.integer({ min: 2, max: 10 }),
}), { minLength: 15, maxLength: 30 })

async function walk(numRuns: number): Promise<void> {
  await fc.assert(fc.asyncProperty(steps, async (course) => {
    const first = moments.length
    for (const { isNew, which, choice, minutes, follows, limit, dies } of course) {
      await go(minutes)
      const known = courses.slice(-6)
      const publicId = known[which % Math.max(known.length, 1)]
      if (isNew === 0 || publicId === undefined) courses.push(await begin(choice))
      else await act(publicId, choice)
      await histories.note(province.clock.now())
      if (which % 4 === 0) moments.push(await histories.moment())
      if (follows === 0) await projectFacts(province, limit)
      if (follows === 1) await followAndDie(limit, dies)
    }
    await check([undefined, moments[0], ...moments.slice(first).filter((_, nth) => nth % 3 === 0)])
  }), { numRuns, endOnFailure: true })
}

test('before units merge: followed in pieces by whoever is killed on the way, figures are what the histories say', async () => {
  courses.push(await begin(1))
  await histories.note(province.clock.now())
  await walk(4)
})

test('a unit merges, and its dossiers go on in another: what was counted before the day stays with the old one', async () => {
  const [before, untilThen] = [await histories.moment(), histories.count({ known: Infinity }, ['2025-06-01', '2025-06-29'])]
  await carryOut('2025-07-01')
  await histories.note(province.clock.now())
  at = Date.parse('2025-07-02T08:00+07:00')
  await walk(3)
  for (let more = 0; more < MORE_COURSES && PROVING.some((one) => !did.has(one)); more += 1) await walk(1)
  expect(histories.units().length).toBeGreaterThan(1)
  await check([before])
  expect(histories.count(before, ['2025-06-01', '2025-06-29'])).toEqual(untilThen)
})

test('courses were long enough to prove something', () => {
  expect([...did]).toEqual(expect.arrayContaining([...PROVING]))
  expect([...did].filter((one) => one.startsWith('killed')).length).toBeGreaterThan(3)
})

test('a follower that keeps its place and not its effect is found, and what it spoilt is made right', async () => {
  await go(1)
  courses.push(await begin(2))
  await histories.note(province.clock.now())
  await expect.poll(async () => {
    await passEvents(province, FACTS_READER, 100, async () => Promise.resolve())
    return unreadSince(province.db, FACTS_READER)
  }).toBeNull()
  expect(await differences([undefined])).toContainEqual(expect.objectContaining({ name: 'received' }))
  await rebuildFacts(province)
  expect(await differences([undefined])).toEqual([])
})
