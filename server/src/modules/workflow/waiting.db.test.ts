/**
 * Need: while somebody outside is waited for, no clock of the office runs, and each is right when the waiting ends
 * (R9).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type Place, countOverdue, insertLegs, listLegs, pauseCase, planLeg, resumeCase, startClock, stepsIn,
} from './public.ts'

const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let place: Place
beforeAll(async () => {
  province = await createProvince()
  const { id } = province.unit('cq:tt-hcc-tinh')
  const { versionId, calendar } = province.directory.on('2021-06-25').calendarOf(id)
  place = { unitId: id, agencyId: id, calendarVersionId: versionId, calendar }
})
afterAll(() => province.drop())
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
/** As part of a deed, which speaks of it: this room's steps leave no event of their own. */
const inDeed: Province['inOneGo'] = (work) => province.inOneGo(async (ctx) => {
  await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
  return work(ctx)
})

/** Ten working days from Monday 28 June: 29, 30 = 2; 1, 2 July = 4; 5-9 = 9; Monday 12 = 10. */
async function begin(caseId: bigint): Promise<void> {
  now('06-28T09:00')
  await inDeed((ctx) =>
    startClock(ctx, {
      caseId, kind: 'dossier', place, startedAt: ctx.now,
      limit: { unit: 'working-day', amount: 10, policy: 'end-of-day' }, afterPause: 'resume',
    }),
  )
}
const pause = (caseId: bigint) => inDeed(async (ctx) => {
  await pauseCase(ctx, caseId, 'confirmation', 'Điều 17')
  return ok(undefined)
})
const resume = (caseId: bigint) => inDeed((ctx) => resumeCase(ctx, caseId, province.directory.calendarVersion, 1))

test('a stay that counts no hours stays due when the dossier is', async () => {
  await begin(1n)
  const version = province.catalogue.on('2021-06-25').find('phieu-lltp')
  const process = await province.processes.of(version?.id ?? 0n)
  const node = stepsIn(process.model).find(({ action }) => action === 'return-result')
  if (!node) throw new Error('nothing is returned')
  expect(node.hours).toBe(0)
  const stay = {
    caseId: 1n, process, node, place, fromUnitId: province.unit('cq:so-tu-phap').id, how: 'electronic',
    agencyOf: () => undefined, isReceived: true,
  } as const
  await inDeed(async (ctx) => {
    const leg = planLeg(ctx, { ...stay, opensAt: ctx.now, dueAt: at('07-12T17:00') })
    if (leg.ok) await insertLegs(ctx.tx, [leg.value])
    return leg
  })
  now('06-29T10:00')
  await pause(1n)
  now('07-02T10:00') // the closings of 29, 30 June and 1 July went by: three days
  expect(await resume(1n)).toEqual(at('07-15T17:00'))
  expect((await listLegs(province.db, 1n)).map(({ dueAt }) => dueAt)).toEqual([at('07-15T17:00')])
})

test('what waits for others is not counted as overdue, and is again when the waiting ends', async () => {
  await begin(2n)
  await begin(3n)
  const overdue = async () => countOverdue(province.db, at('08-02T10:00'))
  const all = await overdue()
  await pause(2n)
  expect(await overdue()).toBe(all - 1)
  await resume(2n)
  expect(await overdue()).toBe(all)
  // Before any of the terms ended nothing was.
  expect(await countOverdue(province.db, at('06-29T10:00'))).toBe(0)
})
