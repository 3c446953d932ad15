/**
 * Need: when a procedure gets another process, dossiers under way go on in it where that is safe: whoever has a step
 * keeps it, what belongs elsewhere now is opened there, and all of it can be taken back.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { migrationPoller } from '../../jobs/migrate-runs.ts'
import { openLog } from '../../platform/log.ts'
import {
  type Migration, type Versions, askMigrationUndone, beginMigration, listResults, openModels, previewMigration,
} from '../workflow/public.ts'
import { migrateCase } from './migrate-case.ts'

let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(async () => province.drop())

const PROCEDURE = 'bien-dong-chuyen-nhuong'
const [OFFICE, TAX] = [['officer', 'district/cn-vpdkdd'], ['officer', 'cq:cuc-thue']] as const
const rest = step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
const OLD = dossierProcess(step('w', 'check', OFFICE) + step('v', 'check', OFFICE) + rest
  + flows('s>a', 'a>w', 'w>v', 'v>i', 'i>r', 'r>e'))
/** The same step has another id there. */
const RENAMED = dossierProcess(step('w2', 'check', OFFICE).replace('name="w2"', 'name="w"') + rest
  + flows('s>a', 'a>w2', 'w2>i', 'i>r', 'r>e'))
const ELSEWHERE = dossierProcess(step('w', 'check', TAX) + step('v', 'check', OFFICE) + rest
  + flows('s>a', 'a>w', 'w>v', 'v>i', 'i>r', 'r>e'))

/** Two dossiers at the office in the old process, one of them a step further, and both processes. */
async function underWay(now: string): Promise<{
  desk: ReturnType<typeof openDesk>; at: string; further: string; versions: Versions
}> {
  const models = openModels(province.db)
  const modelNow = async () => {
    const { rows: [row] } = await sql<{ id: bigint }>`select max(id) as id from workflow.model`
      .execute(province.database.owner)
    return models.of(row?.id ?? 0n)
  }
  const desk = openDesk(await publishFor(province, PROCEDURE, OLD))
  const from = await modelNow()
  const person = await province.aPerson(1)
  const receive = async () => (await desk.receive(PROCEDURE, ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
    person, territory: 'xa:18856', more: { isConfirmedDouble: true },
  })).publicId
  const [at, further] = [await receive(), await receive()]
  await check(desk, further)
  await publishFor(province, PROCEDURE, now)
  return { desk, at, further, versions: { from, to: await modelNow() } }
}

async function check(desk: ReturnType<typeof openDesk>, publicId: string): Promise<void> {
  const unit = await unitOf(desk, publicId)
  await desk.act('take', publicId, ['officer', unit])
  await desk.act('check', publicId, ['officer', unit])
}
async function unitOf(desk: ReturnType<typeof openDesk>, publicId: string): Promise<string> {
  return (await desk.step(publicId)).split('@')[1] ?? ''
}

const poller = () => migrationPoller({
  ...province.database.backing(), clock: province.clock, log: openLog('silent'),
  ...moverOn(province.db, province.feel), migrateCase: async (ctx, one) => migrateCase(ctx, province, one),
})
async function drain(): Promise<void> {
  while (await poller().run());
}
async function migrate(versions: Versions): Promise<Migration> {
  const { mapping } = await previewMigration(province.db, versions)
  const begun = await province.inOneGo((ctx) => beginMigration(ctx, versions, mapping))
  await drain()
  return begun
}
async function undo({ publicId }: Migration): Promise<void> {
  await province.inOneGo((ctx) => askMigrationUndone(ctx, publicId))
  await drain()
}
const outcomes = async ({ id }: Migration) =>
  (await listResults(province.db, id, undefined, 10))
    .map(({ outcome, faults }) => [outcome, ...faults.map(({ why }) => why)])
const open = async (desk: ReturnType<typeof openDesk>, id: string) => (await desk.standing(id)).tasks

test('who has a step keeps it under its new name, goes on with it, and what stands nowhere stays', async () => {
  const { desk, at, further, versions } = await underWay(RENAMED)
  const [before] = await open(desk, at)
  await desk.act('take', at, ['officer', await unitOf(desk, at)])
  const holderId = (await open(desk, at))[0]?.holderId ?? null
  expect(holderId).not.toBeNull()
  const { version } = await desk.dossier(at)
  const migration = await migrate(versions)
  expect(await outcomes(migration)).toEqual([['moved'], ['refused', 'node-gone']])
  const [now] = await open(desk, at)
  expect(now).toMatchObject({ id: before?.id, nodeId: 'w2', name: 'w', holderId, dueAt: before?.dueAt })
  expect((await desk.dossier(at)).version).toBe(version + 1)
  expect((await desk.events(at)).at(-1)?.type).toBe('dossier.process-changed')
  expect(await open(desk, further)).toMatchObject([{ nodeId: 'v' }])
  await desk.act('check', at, ['officer', await unitOf(desk, at)])
  expect(await open(desk, at)).toMatchObject([{ nodeId: 'i' }])
  await undo(migration)
  expect(await outcomes(migration)).toEqual([['kept'], ['refused', 'node-gone']])
})

test('what another unit has to do is opened there, the stay with it; undone it is where it was', async () => {
  const { desk, at, further, versions } = await underWay(ELSEWHERE)
  const stays = async () => (await desk.standing(at)).legs.filter(({ endedAt }) => endedAt === null)
    .map(({ agencyId }) => agencyId)
  const [first, here] = [await desk.step(at), await stays()]
  const migration = await migrate(versions)
  expect(await outcomes(migration)).toEqual([['moved'], ['moved']])
  expect(await desk.step(at)).toBe('officer@cq:cuc-thue')
  expect(await stays()).not.toEqual(here)
  expect(await open(desk, at)).toHaveLength(1)
  await undo(migration)
  expect(await outcomes(migration)).toEqual([['undone'], ['undone']])
  expect([await desk.step(at), await stays()]).toEqual([first, here])
  expect(await open(desk, further)).toMatchObject([{ nodeId: 'v' }])
  await check(desk, at)
  expect(await open(desk, at)).toMatchObject([{ nodeId: 'v' }])
})

test('a dossier whose step would be nowhere stays with its reason, and another worker finds nothing to do', async () => {
  const nowhere = ELSEWHERE.replace('mc:unitRule="cq:cuc-thue"', 'mc:unitRule="cq:khong-co"')
  const { desk, at, versions } = await underWay(nowhere)
  const [before, { version }] = [await open(desk, at), await desk.dossier(at)]
  const { mapping } = await previewMigration(province.db, versions)
  const migration = await province.inOneGo((ctx) => beginMigration(ctx, versions, mapping))
  await Promise.all([drain(), drain()])
  expect(await outcomes(migration)).toEqual([['refused', 'case-stuck'], ['moved']])
  expect(await open(desk, at)).toEqual(before)
  expect((await desk.dossier(at)).version).toBe(version)
})
