import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { runSeed } from '@motcua/server/src/cli/seed.ts'
import { feeRules } from '@motcua/server/src/api/fee-rules.ts'
import { readPlan } from '@motcua/server/src/cli/succession/read-plan.ts'
import { runUnits } from '@motcua/server/src/cli/units.ts'
import { succeedNext } from '@motcua/server/src/jobs/succeed-units.ts'
import { once } from '@motcua/server/src/modules/audit/public.ts'
import { openCatalogue } from '@motcua/server/src/modules/catalogue/public.ts'
import { openDirectory } from '@motcua/server/src/modules/organisation/public.ts'
import { openProcesses } from '@motcua/server/src/modules/workflow/public.ts'
import { systemClock } from '@motcua/server/src/platform/clock.ts'
import { openDb } from '@motcua/server/src/platform/db.ts'
import { openFeel } from '@motcua/server/src/platform/feel/open-feel.ts'
import { startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, tell } from './figure.ts'

const DOSSIERS = 200_000
/** Seconds for all of it, and milliseconds that one transaction may write. */
const [MOST, MOST_AT_ONCE] = [600, 1_000]
/** Milliseconds between two looks at whether the worker has done with what was seeded. */
const WAIT = 10_000
const COUNT = { bench: 'succession', unit: 'dossiers', ratio: null } as const
const PLANS = ['2024-12-01', '2025-03-01', '2025-07-01']
const FOLDER = fileURLToPath(new URL('../data/succession/', import.meta.url))

/**
 * The three real plans on 151 communes with 200,000 open dossiers: from the moment at which the first is begun until
 * nothing is left to move. Everything that moves is counted by its events, and nothing may be left behind.
 */
export async function benchSuccession(): Promise<Figure[]> {
  const instance = await startInstance({ clock: '2024-11-29T16:00:00+07:00' })
  const db = openDb(instance.databaseUrl(), () => undefined)
  const feel = openFeel()
  let now = new Date('2024-11-29T16:00+07:00')
  try {
    const [directory, catalogue] = await Promise.all([openDirectory(db), openCatalogue(db)])
    const rooms = {
      db, guard: once, clock: { now: () => now }, machineClock: systemClock, directory, catalogue, feel,
      processes: openProcesses(db), fees: feeRules, isDemonstration: true,
    }
    const quiet = { stdout: () => undefined, stderr: tell }
    await runSeed({ dossiers: DOSSIERS, seed: '5', open: 100, isJson: true, data: undefined }, quiet, rooms)
    const owner = openDb(instance.databaseUrl('postgres'), () => undefined, { max: 1 })
    try { await sql`vacuum analyze`.execute(owner) } finally { await owner.destroy() }
    const open = await count('select count(*) as n from dossiers.dossier where closed_at is null')
    tell(`${open} open dossiers`)
    // The worker takes what was seeded onto the engine, which it would do beside the night's run otherwise.
    const runless = () => count('select count(*) as n from workflow.task where done_at is null and instance_id is null')
    for (let [left, before] = [await runless(), -1]; left > 0 && left !== before; left = await runless()) {
      before = left
      await pause(WAIT)
    }

    let [longest, begun, seconds] = [0, 0, 0]
    for (const day of PLANS) {
      now = new Date(`${day}T00:05+07:00`)
      begun = performance.now()
      await runUnits({ plan: `${FOLDER}${day}.yaml`, isDry: false, isJson: true, data: undefined }, quiet, {
        ...rooms, succeedNext: async (one) => {
          const at = performance.now()
          const hasMore = await succeedNext(rooms, one)
          longest = Math.max(longest, performance.now() - at)
          return hasMore
        },
      })
      seconds += (performance.now() - begun) / 1_000
      tell(`${day} (${readPlan(`${FOLDER}${day}.yaml`).key}): ${((performance.now() - begun) / 1_000).toFixed(1)} s`)
    }
    await directory.refresh()
    const ended = sql`select from_id from organisation.unit_succession`
    const { rows: [left] } = await sql<{ n: bigint }>`
      select count(*) as n from dossiers.dossier where closed_at is null
        and (receives_at_id in (${ended}) or competent_unit_id in (${ended}))`.execute(db)
    const moved = await count(`select count(distinct dossier_id) as n from audit.event where type = 'dossier.moved'`)
    const communes = directory.on('2025-07-01').territories('xa').length
    tell(`${moved} dossiers moved, ${String(left?.n)} left behind, ${communes} communes`)
    return [
      figureOf('succession', `dossiers-${open}`, seconds, 's', MOST, true),
      figureOf('succession', 'longest-transaction', longest, 'ms', MOST_AT_ONCE, true),
      { ...COUNT, figure: 'left-behind', value: Number(left?.n ?? -1n), floor: 0 },
      { ...COUNT, figure: 'moved', value: moved, floor: null },
    ]
  } finally {
    await feel.close()
    await db.destroy()
    await instance.stop()
  }

  async function count(query: string): Promise<number> {
    const { rows: [row] } = await sql.raw<{ n: bigint }>(query).execute(db)
    return Number(row?.n ?? 0n)
  }
}
