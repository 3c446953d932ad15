/**
 * Need: digitisation is in force at a section since a day and by a decision that two people recorded (KH 1107
 * II.2.4–6); what an import brings changes nothing that was decided at a desk.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { decideRollout, findRolloutInForce, listRollouts, loadRollouts, proposeRollout } from './public.ts'

let province: Province
let section: bigint
let other: bigint
beforeAll(async () => {
  province = await createProvince()
  ;[section, other] = ['cq:ubnd-xa-18856:one-stop', 'cq:ubnd-xa-18865:one-stop'].map((id) => province.unit(id).id) as [
    bigint, bigint]
})
afterAll(() => province.drop())

const WHAT = { from: '2021-07-01', decisionNumber: '12/QĐ-UBND', decidedOn: '2021-06-20' }
const [ONE, ANOTHER] = [{ actorId: 11n }, { actorId: 12n }]
const propose = (unitId: bigint, who = ONE, what = WHAT) =>
  province.inOneGo((ctx) => proposeRollout(ctx, { unitId, ...what }), who)
const decide = (publicId: string, isApproved: boolean, who = ANOTHER) => province.inOneGo((ctx) =>
  decideRollout(ctx, { publicId, isApproved, note: '', directory: province.directory.on('2021-06-25'), unitIds: [] }), who)

test('it holds from its day on, once another person approved it', async () => {
  const { publicId } = await propose(section)
  await expect(propose(section, ANOTHER)).rejects.toThrow('rollout-open')
  await expect(decide(publicId, true, ONE)).rejects.toThrow('duty-separated')
  expect(await findRolloutInForce(province.db, section, '2021-07-01')).toBeUndefined()
  await decide(publicId, true)
  await expect(decide(publicId, true)).rejects.toThrow('rollout-decided')
  await expect(propose(section)).rejects.toThrow('rollout-in-force')
  expect(await findRolloutInForce(province.db, section, '2021-06-30')).toBeUndefined()
  expect(await findRolloutInForce(province.db, section, '2021-07-01')).toMatchObject({ decisionNumber: '12/QĐ-UBND' })
})

test('a decision of tomorrow is none, and what nobody proposed nobody decides', async () => {
  await expect(propose(other, ONE, { ...WHAT, decidedOn: '2021-06-26' })).rejects.toThrow('decision-later')
  await expect(decide(crypto.randomUUID(), true)).rejects.toThrow('rollout-unknown')
})

test('whoever proposed it withdraws it, and another may be proposed', async () => {
  const { publicId } = await propose(other)
  await decide(publicId, false, ONE)
  const again = await propose(other)
  await decide(again.publicId, false)
  expect((await listRollouts(province.db)).filter(({ unitId }) => unitId === other)).toEqual([])
})

test('two who propose at once leave one proposal, two who approve at once one decision', async () => {
  const third = province.unit('cq:ubnd-xa-18868:one-stop').id
  const proposed = await Promise.allSettled([propose(third, ONE), propose(third, ANOTHER)])
  expect(proposed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [open] = (await listRollouts(province.db)).filter(({ unitId }) => unitId === third)
  const who = { actorId: 13n }
  const decided = await Promise.allSettled([decide(open?.publicId ?? '', true, who), decide(open?.publicId ?? '', true, who)])
  expect(decided.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an import adds where nothing is on record, once, and leaves alone what was decided', async () => {
  const row = { from: '2022-01-01', decisionNumber: 'DEMO', decidedOn: '2021-12-01', isInvented: true }
  const fresh = province.unit('cq:ubnd-xa-18859:one-stop').id
  const load = () => province.inOneGo(async (ctx) =>
    ({ ok: true, value: await loadRollouts(ctx, [{ unitId: section, ...row }, { unitId: fresh, ...row }]) }))
  expect([await load(), await load()]).toEqual([
    { added: 1, changed: 0, unchanged: 1 }, { added: 0, changed: 0, unchanged: 2 },
  ])
  expect(await findRolloutInForce(province.db, section, '2022-01-01')).toMatchObject({ decisionNumber: '12/QĐ-UBND' })
})

test('the database keeps two decisions of one section apart, whatever the code does', async () => {
  await expect(sql`
    insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, proposed_at, proposed_by, closed_at,
      closed_by, is_approved)
    values (${section}, '[2022-01-01,)', 'x', '2021-12-01', 'desk', now(), 1, now(), 2, true)`.execute(province.database.owner))
    .rejects.toThrow('rollout_once_a_day')
})
