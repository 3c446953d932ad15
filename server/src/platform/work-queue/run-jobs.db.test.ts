/** Need: what happens by itself happens again when the database is there again, without anybody starting the worker. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDatabase } from '../embedded-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.ts'
import { openLog } from '../log.ts'
import { isAlive } from '../own-folder.ts'
import { migrateWorkQueue } from './migrate-work-queue.ts'
import { type RunningJobs, runJobs } from './run-jobs.ts'

/** For whatever is waited for: only a test that fails waits so long, however busy the machine is. */
const PATIENCE = { timeout: 100_000 } as const
const folder = mkdtempSync('/var/tmp/motcua-run-jobs-')
const lines: string[] = []
const log = openLog('info', { write: (line) => { lines.push(line) } })
const done: string[] = []
let [embedded, running, appUrl]: [
  EmbeddedPostgres | undefined, RunningJobs | undefined, string,
] = [undefined, undefined, '']
beforeAll(async () => {
  embedded = await startEmbeddedPostgres(folder, { isExclusive: true })
  const { ownerUrl, appUrl: url } = await makeDatabase(embedded, 'motcua')
  appUrl = url
  await migrateWorkQueue(ownerUrl)
  const echo = async (word: unknown) => {
    const isFirst = !done.includes(String(word))
    done.push(String(word))
    if (isFirst && String(word).startsWith('in the middle')) await endDatabase('SIGQUIT')
  }
  running = await runJobs({ connectionString: appUrl, jobs: { echo }, log })
})
afterAll(async () => {
  await running?.stop()
  await embedded?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Tells the worker of a word, as soon as the database takes it. */
async function say(word: string): Promise<void> {
  for (;;) {
    const client = new pg.Client(appUrl)
    client.on('error', () => undefined)
    const isSaid = await client.connect()
      .then(async () => client.query("select graphile_worker.add_job('echo', to_json($1::text))", [word]))
      .then(() => true, () => false)
    await client.end().catch(() => undefined)
    if (isSaid) return
    await new Promise((again) => setTimeout(again, 50))
  }
}

/** Ends the server without a word to whoever is connected, as `pg_ctl stop -m immediate` does, or a kill. */
async function endDatabase(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  const pid = Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, signal)
  while (isAlive(pid)) await new Promise((again) => setTimeout(again, 10))
}

test.each(
  [['SIGQUIT', 1], ['SIGKILL', 2]] as const,
)('jobs are run again after the database ended by %s (%d)', async (signal, n) => {
  await say(`before ${String(n)}`)
  await expect.poll(() => done, PATIENCE).toContain(`before ${String(n)}`)
  await endDatabase(signal)
  await say(`after ${String(n)}`)
  await expect.poll(() => done, PATIENCE).toContain(`after ${String(n)}`)
})

test.each([1, 2])('and after it ended while a job ran, so that nobody could be told that it was done (%d)', {
  timeout: 400_000,
},
  async (n) => {
    await say(`in the middle ${String(n)}`)
    await expect.poll(() => done, PATIENCE).toContain(`in the middle ${String(n)}`)
    await say(`at last ${String(n)}`)
    await expect.poll(() => done, PATIENCE).toContain(`at last ${String(n)}`)
    // It is not known to be done, and no pool that lives holds it: it is run again, and not in four hours.
    await expect.poll(async () => {
      await running?.freeDead().catch(() => undefined)
      return done.filter((word) => word === `in the middle ${String(n)}`).length
    }, { ...PATIENCE, interval: 500 }).toBe(2)
  })
