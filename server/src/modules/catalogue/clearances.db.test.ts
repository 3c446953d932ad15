/**
 * Need: a procedure is received anywhere because somebody proposed it with evidence, somebody else approved it by a
 * decision, and it was tried first; and each day of the past can be asked what held then (KH 1107 II.4.2).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { approveClearance, declineClearance } from './decide-clearance.ts'
import { CRITERIA, type Criterion, stateOfClearance } from './domain/clearance.ts'
import { openCatalogue } from './open-catalogue.ts'
import { type OpenStage, openStage, revokeClearance } from './open-stage.ts'
import { answerCriterion, proposeClearance } from './propose-clearance.ts'
import { findClearance, listStages } from './store/clearances.ts'

const TODAY = '2021-06-25'
const [ONE, OTHER] = [{ actorId: 7n }, { actorId: 8n }]
const decision = { number: '2105/QĐ-UBND', day: '2021-06-24', issuer: 'Ủy ban thử' }
let database: TestDatabase
let procedureId: bigint
let nth = 0
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())
beforeEach(async () => {
  nth += 1
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into catalogue.procedure (key) values (${`thu-${String(nth)}`}) returning id`.execute(database.owner)
  procedureId = row?.id ?? 0n
})

const backing = (day = TODAY) => database.backing(stoppedClock(`${day}T09:00+07:00`))
const propose = async (who = ONE) => (await inOneGo(backing(), async (ctx) =>
  proposeClearance(ctx, { procedureId, procedure: `thu-${String(nth)}`, reason: 'Dữ liệu dân cư đã có' }), who)).publicId
const answer = async (publicId: string, criterion: Criterion, isMet = true, isInspected = false, who = ONE) =>
  inOneGo(backing(), async (ctx) =>
    answerCriterion(ctx, { publicId, criterion, isMet, evidence: 'Biên bản kiểm tra kết nối', isInspected }), who)
const answerAll = async (publicId: string) => { for (const one of CRITERIA) await answer(publicId, one) }
const approve = async (publicId: string, more: Partial<typeof decision> = {}, who = OTHER) =>
  inOneGo(backing(), async (ctx) => approveClearance(ctx, { publicId, decision: { ...decision, ...more } }), who)
const open = async (
  publicId: string, more: Partial<OpenStage> = {}, day = TODAY,
) => inOneGo(backing(day), async (ctx) =>
  openStage(ctx, { publicId, stage: 'pilot', unitIds: [11n], from: day, reason: 'Thử ba tháng', ...more }), OTHER)
const revoke = async (publicId: string, from: string, day = from) => inOneGo(backing(day), async (ctx) =>
  revokeClearance(ctx, { publicId, from, reason: 'Kết nối bị ngắt' }), OTHER)
const approved = async () => {
  const publicId = await propose()
  await answerAll(publicId)
  await approve(publicId)
  return publicId
}
const heldOn = async (day: string) => {
  const held = (await openCatalogue(database.app)).clearanceOn(day, procedureId)
  return held && [held.stage, held.unitIds]
}
const stateOn = async (publicId: string, day: string) => {
  const entry = await findClearance(database.app, publicId)
  if (!entry) throw new Error('no entry')
  return stateOfClearance({ ...entry, stages: await listStages(database.app, [entry.id]) }, day)
}
async function eventsOn(publicId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join catalogue.clearance on subject_kind = 'clearance' and subject_id = clearance.id
    where public_id = ${publicId} order by event.id`.execute(database.owner)
  return rows.map(({ type }) => type.replace('clearance.', ''))
}

test('from a proposal over a pilot to all of the province, each day as it was', async () => {
  const publicId = await approved()
  expect(await stateOn(publicId, TODAY)).toBe('approved')
  expect(await heldOn(TODAY)).toBeUndefined() // approved, and received nowhere yet
  await open(publicId, { from: '2021-07-01' })
  await open(publicId, { from: '2021-08-01', unitIds: [11n, 12n] })
  await open(publicId, { stage: 'province', unitIds: [], from: '2021-10-01' })
  await revoke(publicId, '2022-01-01')
  const days = ['2021-06-30', '2021-07-01', '2021-08-01', '2021-09-30', '2021-10-01', '2021-12-31', '2022-01-01']
  expect(await Promise.all(days.map(heldOn))).toEqual([
    undefined, ['pilot', [11n]], ['pilot', [11n, 12n]], ['pilot', [11n, 12n]], ['province', null], ['province', null],
    undefined,
  ])
  expect(await Promise.all(days.map((day) => stateOn(publicId, day)))).toEqual([
    'approved', 'pilot', 'pilot', 'pilot', 'province', 'province', 'revoked',
  ])
  expect(await eventsOn(publicId)).toEqual([
    'proposed', 'assessed', 'assessed', 'assessed', 'approved', 'opened', 'opened', 'opened', 'revoked',
  ])
  expect(await propose()).not.toBe(publicId) // and may be proposed anew
})

describe('a proposal', () => {
  test('of what stands on the list is refused; of two at once one is made', async () => {
    const both = await Promise.allSettled([propose(), propose(OTHER)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(propose()).rejects.toThrow('clearance-open')
  })

  test('repeated under its key is made once', async () => {
    const who = { ...ONE, requestId: 'b3c0a7d4-6a19-4b0e-9a39-93c9b1a1f0c1' }
    await propose(who)
    await propose(who).catch(() => undefined)
    const { rows } = await sql`select from catalogue.clearance where procedure_id = ${procedureId}`.execute(database.app)
    expect(rows).toHaveLength(1)
  })

  test('that was turned down makes way for another', async () => {
    const publicId = await propose()
    await inOneGo(backing(), async (ctx) => declineClearance(ctx, { publicId, reason: 'Chưa kết nối' }), OTHER)
    expect(await stateOn(publicId, TODAY)).toBe('declined')
    await expect(answer(publicId, 'connection-live')).rejects.toThrow('clearance-decided')
    await expect(approve(publicId)).rejects.toThrow('clearance-decided')
    const again = inOneGo(backing(), async (ctx) => declineClearance(ctx, { publicId, reason: 'Vẫn chưa' }), OTHER)
    await expect(again).rejects.toThrow('clearance-decided')
    await propose()
  })
})

describe('approval', () => {
  test.each(CRITERIA)('waits for %s; the newest answer counts', async (criterion) => {
    const publicId = await propose()
    for (const one of CRITERIA) if (one !== criterion) await answer(publicId, one)
    await expect(approve(publicId)).rejects.toThrow('criteria-open')
    await answer(publicId, criterion)
    await answer(publicId, criterion, false)
    await expect(approve(publicId)).rejects.toThrow('criteria-open')
    await answer(publicId, criterion)
    await approve(publicId)
  })

  test('is not for whoever proposed, nor for whoever answered a criterion', async () => {
    const publicId = await propose()
    await answerAll(publicId)
    await expect(approve(publicId, {}, ONE)).rejects.toThrow('clearance-own-proposal')
    await answer(publicId, 'connection-live', true, false, OTHER)
    await expect(approve(publicId)).rejects.toThrow('clearance-own-proposal')
    await approve(publicId, {}, { actorId: 9n })
    // the table holds it even if the program forgot
    await expect(sql`update catalogue.clearance set approved_by = proposed_by where public_id = ${publicId}`
      .execute(database.owner)).rejects.toThrow('clearance_by_two')
  })

  test('of two at once one is made, and a decision of tomorrow is none', async () => {
    const publicId = await propose()
    await answerAll(publicId)
    await expect(approve(publicId, { day: '2021-06-26' })).rejects.toThrow('decision-later')
    const both = await Promise.allSettled([approve(publicId), approve(publicId, { number: '2/QĐ' }, { actorId: 9n })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('cannot be had by saying that nothing is looked at, where the procedure says that it is', async () => {
    const publicId = await propose()
    await expect(answer(publicId, 'no-on-site-inspection', true, true)).rejects.toThrow('inspection-needed')
    await answer(publicId, 'no-on-site-inspection', false, true)
  })
})

describe('a stage', () => {
  test.each<[string, Partial<OpenStage>, string]>([
    ['yesterday', { from: '2021-06-24' }, 'day-past'],
    ['a pilot nowhere', { unitIds: [] }, 'units-missing'],
    ['the province at once', { stage: 'province', unitIds: [] }, 'pilot-first'],
  ])('%s is refused', async (_, more, code) => {
    await expect(open(await approved(), more)).rejects.toThrow(code)
  })

  test('opens nothing that is not approved, and nothing after it was taken off', async () => {
    await expect(open(await propose())).rejects.toThrow('clearance-not-approved')
    const { rows: [entry] } = await sql<{ publicId: string }>`
      select public_id from catalogue.clearance where procedure_id = ${procedureId}`.execute(database.app)
    await expect(revoke(entry?.publicId ?? '', TODAY)).rejects.toThrow('clearance-not-approved')
  })

  test('where all of the province receives it, no stage opens any more', async () => {
    const publicId = await approved()
    await open(publicId)
    await open(publicId, { stage: 'province', unitIds: [], from: '2021-08-01' })
    await expect(open(publicId, { from: '2021-09-01' })).rejects.toThrow('province-already')
    expect(await heldOn('2021-09-01')).toEqual(['province', null])
  })

  test('of two at once on the same day both are done one after the other, and one holds', async () => {
    const publicId = await approved()
    await Promise.all([open(publicId, { unitIds: [1n] }), open(publicId, { unitIds: [2n] })])
    const { rows } = await sql`select from catalogue.clearance_stage
      where procedure_id = ${procedureId} and valid @> ${TODAY}::date`.execute(database.app)
    expect(rows).toHaveLength(1)
  })

  test('what was taken off stays so: no stage opens after it, nobody takes it off twice', async () => {
    const publicId = await approved()
    await open(publicId)
    await revoke(publicId, TODAY)
    expect(await heldOn(TODAY)).toBeUndefined()
    await expect(open(publicId)).rejects.toThrow('clearance-ended')
    await expect(revoke(publicId, TODAY)).rejects.toThrow('clearance-ended')
  })
})

test('the application can rewrite neither answers nor what a stage said', async () => {
  const publicId = await approved()
  await open(publicId)
  for (const change of [
    sql`update catalogue.clearance_answer set is_met = false`, sql`delete from catalogue.clearance_answer`,
    sql`update catalogue.clearance_stage set unit_ids = null`, sql`delete from catalogue.clearance`,
    sql`update catalogue.clearance set proposed_by = 1`,
  ]) await expect(change.execute(database.app)).rejects.toThrow('permission denied')
})
