/** Need: a night's run that is killed again and again ends as one that was not: nothing lost, nothing done twice. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once as heard } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { runSeed } from '../cli/seed.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { type Succession, beginSuccession, listStages } from '../modules/organisation/public.ts'
import { succeedNext } from './succeed-units.ts'

const WORKER = fileURLToPath(new URL('../../test/succession-worker.ts', import.meta.url))
const [DOSSIERS, KILLS] = [1_200, 5]
const NIGHT = '2025-07-01T00:10+07:00'

let province: Province
let worker: ChildProcess | undefined
beforeAll(async () => {
  province = await createProvince()
  for (const day of ['2024-12-01', '2025-03-01']) await carryOut(day)
  province.clock.set('2025-06-30T16:00+07:00')
  const quiet = { stdout: () => undefined, stderr: () => undefined }
  await runSeed({ dossiers: DOSSIERS, seed: '7', open: 100, isJson: true, data: undefined }, quiet, {
    ...province, isDemonstration: true,
  })
})
afterAll(async () => {
  worker?.kill('SIGKILL')
  await province.drop()
})

async function begin(day: string): Promise<Succession> {
  province.clock.set(day === '2025-07-01' ? NIGHT : `${day}T00:10+07:00`)
  await province.directory.refresh()
  const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
  return province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
}

async function carryOut(day: string): Promise<void> {
  const begun = await begin(day)
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
}

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORKER, province.database.appUrl, NIGHT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await heard(child.stdout, 'data')
  return child
}

/** Open steps, stays and clocks, and who has how many roles: as many before as after. */
async function whatThereIs(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from workflow.task where done_at is null) as tasks,
      (select count(*) from workflow.leg where ended_at is null) as legs,
      (select count(*) from workflow.clock where stopped_at is null) as clocks,
      (select count(distinct (account_id, role)) from identity.staff_grant
        where valid && daterange('2025-06-30', '2025-07-02')) as roles`.execute(province.db)
  return rows[0]
}

test('killed at any instant it goes on, and in the end everybody is where they belong, once', async () => {
  const before = await whatThereIs()
  const { id } = await begin('2025-07-01')
  let [seen, kills] = ['', 0]
  while (kills < KILLS) {
    worker = await startWorker()
    const gone = heard(worker, 'exit')
    // Killed as soon as it has done something since the last kill, in the middle of what it does next.
    await vi.waitUntil(async () => {
      const now = (await listStages(province.db, id)).map(({ stage, after }) => `${stage} ${String(after)}`).join()
      const isNew = now !== seen
      seen = now
      return isNew
    }, { timeout: 60_000, interval: 5 })
    worker.kill('SIGKILL')
    await gone
    kills += 1
  }
  worker = await startWorker()
  await vi.waitUntil(async () => {
    const done = sql`select from organisation.succession where id = ${id} and done_at is not null`
    const { rows } = await done.execute(province.db)
    return rows.length === 1
  }, { timeout: 120_000, interval: 50 })

  expect(await whatThereIs()).toEqual(before)
  await province.directory.refresh()
  const today = province.directory.on('2025-07-01')
  const units = sql<{ id: bigint }>`
    select receives_at_id as id from dossiers.dossier where closed_at is null
    union select competent_unit_id from dossiers.dossier where closed_at is null
    union select unit_id from workflow.task where done_at is null
    union select unit_id from workflow.leg where ended_at is null
    union select unit_id from workflow.clock where stopped_at is null`
  const lost = (await units.execute(province.db)).rows.filter((unit) => today.byId(unit.id) === undefined)
  expect(lost).toEqual([])
  const { rows: [told] } = await sql<{ events: bigint; dossiers: bigint }>`
    select count(*) as events, count(distinct dossier_id) as dossiers from audit.event where type = 'dossier.moved'`
    .execute(province.db)
  expect(told?.events).toBe(told?.dossiers)
  expect(Number(told?.dossiers)).toBeGreaterThan(DOSSIERS / 2)
})
