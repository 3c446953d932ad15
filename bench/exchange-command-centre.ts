import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { seedInto } from '../e2e/drills/partner-outage/seed-into.ts'
import { dossiersToWork, workAnHour } from '../e2e/drills/partner-outage/work.ts'
import { until } from '../e2e/drills/postgres-process.ts'
import { randomOf } from '../e2e/drills/random.ts'
import { ENTRY, environmentOn, newFolder, startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

/** Milliseconds within which the command centre has what came about (issue 8, E6). */
const MOST = 60_000
const DOSSIERS = 1_000
/** Deeds a second and for how long, in normal load. */
const [NORMAL, SECONDS] = [20, 20]
const LIMIT = 120_000

/**
 * How late the command centre hears of what came about: from the moment at which a deed is recorded to that at which
 * the sandbox's command centre, a process of its own, has received its state; the slowest of all. One clock tells both.
 */
export async function benchCommandCentre(): Promise<Figure[]> {
  const folder = newFolder()
  const instance = await startInstance({ folder })
  const truth = new pg.Pool({ connectionString: instance.databaseUrl('postgres'), max: 10 })
  try {
    await seedInto(environmentOn(instance), ENTRY, DOSSIERS)
    await until('what was seeded is told', async () => await isTold(truth), LIMIT)
    const journal = openJournal(folder)
    const { rows: [before] } = await truth.query<{ id: string }>('select max(id)::text as id from audit.event')
    const chance = randomOf(4)
    const dossiers = await dossiersToWork(truth)
    for (let nth = 0; nth < NORMAL * SECONDS; nth += 1) {
      const from = new Date(Date.UTC(2021, 6, 1, 0, 0, nth))
      await workAnHour(truth, { dossiers: [{ ...chance.pick(dossiers), done: 1 }], deeds: 1, chance, from })
      await sleep(1_000 / NORMAL)
      if (nth % NORMAL === 0) await journal.read()
    }
    const { rows: causes } = await truth.query<{ id: string; at: number }>(`
      select era || '-' || id || '-vn.gov.dossier.state' as id, extract(epoch from recorded_at)::float8 * 1000 as at
      from audit.event where id > $1 and type = 'dossier.taken'`, [before?.id])
    await until('the command centre has all', async () => {
      await journal.read()
      return causes.every(({ id }) => journal.at.has(id))
    }, LIMIT)
    const lags = causes.map(({ id, at }) => (journal.at.get(id) ?? NaN) - at)
    const most = quantileOf(lags, 0.95).toFixed(0)
    tell(`exchange: ${String(lags.length)} deeds at the command centre, 95 of 100 within ${most} ms`)
    return [figureOf('exchange', 'command-centre-lag', Math.max(...lags), 'ms', MOST, true)]
  } finally {
    await truth.end()
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Received { readonly entries: readonly { readonly at: string; readonly body: string }[] }

/** When the command centre received each event, by the event's id; read often, since it keeps the last calls alone. */
function openJournal(folder: string) {
  const settings = JSON.parse(readFileSync(join(folder, 'partners.json'), 'utf8')) as
    Readonly<Record<string, { readonly url: string }>>
  const at = new Map<string, number>()
  return {
    at,
    async read(): Promise<void> {
      const answer = await fetch(`${settings['command-centre']?.url ?? ''}/_sandbox/received`)
      for (const entry of (await answer.json() as Received).entries)
        // By their ids alone: of a long call the end is not kept.
        for (const [, id = ''] of entry.body.matchAll(/"id":"([^"]+)"/g))
          at.set(id, Math.min(at.get(id) ?? Infinity, Date.parse(entry.at)))
    },
  }
}

/** Whether the events of the seed have become messages and all of those were taken. */
async function isTold(truth: pg.Pool): Promise<boolean> {
  const { rows: [row] } = await truth.query<{ is: boolean }>(`
    select not exists (select from integration.message_out where partner = 'command-centre' and state = 'waiting')
      and not exists (select from audit.event, audit.cursor where consumer = 'to-command-centre'
        and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`)
  return row?.is ?? false
}
