/**
 * Need: agencies and the post propose how sections are to work; nothing is rolled out that was not approved by another
 * and piloted (KH 1107 II.6.2–3, II.6.7).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import {
  type DecideModel, decideModel, findModel, listDeedsOfModel, listModels, listPilotUnits, listTasksOfModel,
  proposeModel,
} from './public.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(() => province.drop())

const [ONE, ANOTHER] = [{ actorId: 11n }, { actorId: 12n }]
const section = () => province.unit('cq:ubnd-xa-18856:one-stop')
const agency = () => province.unit('cq:ubnd-xa-18856')
const procedureId = () => province.catalogue.on('2021-06-25').find('khai-sinh')?.procedureId ?? 0n
type More = Partial<Parameters<typeof proposeModel>[1]>
const propose = (more: More = {}) => province.inOneGo((ctx) => proposeModel(ctx, {
  proposer: agency(), title: 'Bưu điện hướng dẫn', summary: 'Nhân viên bưu điện hướng dẫn tại quầy 1.',
  unitIds: [section().id, section().id], tasks: [{ procedureId: procedureId(), task: 'guide', by: 'post' }], ...more,
}), ONE)
const APPROVAL = { deed: 'approve', decision: { number: '5/QĐ-UBND', on: '2021-06-24' } } as const
const PILOT = { deed: 'pilot', pilot: { from: '2021-06-25', until: '2021-09-30' } } as const
const step = (publicId: string, what: Pick<DecideModel, 'deed'> & Partial<DecideModel>, who = ANOTHER) =>
  province.inOneGo((ctx) => decideModel(ctx, {
    publicId, note: '', directory: province.directory.on('2021-06-25'), unitIds: [], isReached: () => true, ...what,
  }), who)

test('proposed by one, approved by another, piloted with its days, rolled out: each step is kept', async () => {
  const id = await propose()
  await expect(step(id, APPROVAL, ONE)).rejects.toThrow('duty-separated')
  await expect(step(id, PILOT)).rejects.toThrow('model-moved-on')
  await step(id, APPROVAL)
  await step(id, PILOT)
  expect(await listPilotUnits(province.db, { from: '2021-09-30', until: '2021-12-31' })).toEqual([section().id])
  expect(await listPilotUnits(province.db, { from: '2021-10-01', until: '2021-12-31' })).toEqual([])
  await step(id, { deed: 'roll-out', note: 'Chờ giảm còn 8 phút' })
  const model = await findModel(province.db, id)
  expect(model).toMatchObject({
    state: 'rolled-out', decisionNumber: '5/QĐ-UBND', decidedOn: '2021-06-24', pilotFrom: '2021-06-25',
    pilotUntil: '2021-09-30', pilotEndedOn: '2021-06-25', unitIds: [section().id],
  })
  expect((await listDeedsOfModel(province.db, model?.id ?? 0n)).map(({ state, note, byId }) => [state, note, byId]))
    .toEqual([
      ['submitted', '', 11n], ['approved', '', 12n], ['piloting', '', 12n], ['rolled-out', 'Chờ giảm còn 8 phút', 12n],
    ])
  expect(await listTasksOfModel(province.db, model?.id ?? 0n))
    .toEqual([{ procedureId: procedureId(), task: 'guide', by: 'post' }])
})

test('what lacks its decision or its days, is too early, twice or not within reach is refused', async () => {
  await expect(propose({ unitIds: [] })).rejects.toThrow('model-without-section')
  const task = { procedureId: procedureId(), task: 'guide' } as const
  await expect(propose({ tasks: [{ ...task, by: 'post' }, { ...task, by: 'agency' }] })).rejects.toThrow('model-task-twice')
  const id = await propose()
  await expect(step(id, { deed: 'approve' })).rejects.toThrow('model-decision-needed')
  await expect(step(id, { deed: 'approve', decision: { number: '1', on: '2021-06-26' } })).rejects.toThrow('decision-later')
  await expect(step(id, { ...APPROVAL, isReached: () => false })).rejects.toThrow('model-unknown')
  await expect(step(crypto.randomUUID(), APPROVAL)).rejects.toThrow('model-unknown')
  await step(id, APPROVAL)
  await expect(step(id, { deed: 'pilot' })).rejects.toThrow('model-days-needed')
  await expect(step(id, { deed: 'pilot', pilot: { from: '2021-07-02', until: '2021-07-01' } })).rejects.toThrow('days-reversed')
  await expect(step(id, { deed: 'pilot', pilot: { from: '2021-06-24', until: '2021-07-31' } })).rejects.toThrow('model-pilot-past')
  // 366 days from 1 July 2021: 365 to 30 June 2022, and one more.
  await expect(step(id, { deed: 'pilot', pilot: { from: '2021-07-01', until: '2022-07-02' } })).rejects.toThrow('model-pilot-long')
  await expect(step(id, { deed: 'pilot', pilot: { from: '2021-07-01', until: '2091-07-01' } })).rejects.toThrow('model-pilot-long')
  await step(id, { deed: 'pilot', pilot: { from: '2021-07-01', until: '2022-07-01' } })
  await expect(step(id, { deed: 'roll-out' })).rejects.toThrow('model-pilot-early')
})

test('a pilot may be stopped before its first day, and then piloted nothing', async () => {
  const unit = province.unit('cq:ubnd-xa-18865:one-stop')
  const id = await propose({ unitIds: [unit.id] })
  await step(id, APPROVAL)
  await step(id, { deed: 'pilot', pilot: { from: '2021-07-01', until: '2021-07-31' } })
  const piloted = () => listPilotUnits(province.db, { from: '2021-06-01', until: '2021-12-31' })
  expect(await piloted()).toContain(unit.id)
  await step(id, { deed: 'stop' })
  expect(await findModel(province.db, id)).toMatchObject({ state: 'stopped', pilotEndedOn: '2021-06-25' })
  expect(await piloted()).not.toContain(unit.id)
})

test('two who approve at once approve once', async () => {
  const id = await propose()
  const done = await Promise.allSettled([step(id, APPROVAL), step(id, APPROVAL, { actorId: 13n })])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows: [row] } = await sql<{ count: bigint }>`
    select count(*) as count from audit.event where type = 'model.moved' and data ->> 'model' = ${id}`
    .execute(province.database.owner)
  expect(row?.count).toBe(1n)
})

test('a list goes on where a page ended, and of some units holds what they proposed or pilot', async () => {
  const [first, second] = [await propose(), await propose({ unitIds: [province.unit('cq:tt-hcc-tinh').id] })]
  const [latest] = await listModels(province.db, { limit: 1 })
  expect(latest?.publicId).toBe(second)
  const [next] = await listModels(province.db, { limit: 1, before: latest?.id })
  expect(next?.publicId).toBe(first)
  const at = async (...unitIds: bigint[]) => (await listModels(province.db, { limit: 1, unitIds }))[0]?.publicId
  expect([
    await at(agency().id), await at(section().id), await at(province.unit('cq:ubnd-xa-18865').id),
  ]).toEqual([second, first, undefined])
})

test('the database keeps a pilot without days, or a roll-out without its end, from being stored', async () => {
  const id = await propose()
  const set = (what: string) => sql`update sections.model set ${sql.raw(what)} where public_id = ${id}`
    .execute(province.database.owner)
  await expect(set(`state = 'piloting', decision_number = '1', decided_on = '2021-06-24'`)).rejects.toThrow('model_piloted_by_state')
  await expect(set(`state = 'approved'`)).rejects.toThrow('model_decided_by_state')
})
