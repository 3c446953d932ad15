/** Need: what a dead worker held is given back, also after the line was cut by which living ones show themselves. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { type LivingWorkers, countLivingWorkers, openLivingWorkers } from './living-workers.ts'
import { migrateWorkQueue } from './migrate-work-queue.ts'

let database: TestDatabase
let living: LivingWorkers
let hearCut: () => void = () => undefined
beforeAll(async () => {
  database = await createDatabase()
  await migrateWorkQueue(database.ownerUrl)
})
afterAll(() => database.drop())
beforeEach(async () => { living = await openLivingWorkers(database.appUrl, () => hearCut()) })
afterEach(() => living.close())

/** Ends the connection of whoever shows that this pool lives, and waits until that has heard of it. */
async function cut(): Promise<void> {
  const isCut = new Promise<void>((done) => { hearCut = done })
  await sql`
    select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and classid = 7021`.execute(database.owner)
  await isCut
}

test('all who find the line cut at once go on by one new line', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  await living.show(first)
  await cut()
  await Promise.all([living.show(second), living.freeDead(), living.freeDead()])
  expect(await countLivingWorkers(database.app)).toBe(2)
})

test('shown while the line was cut and hidden again, it does not seem to live', async () => {
  const [stays, ends] = [randomUUID(), randomUUID()]
  await living.show(stays)
  await cut()
  await living.show(ends)
  await living.hide(ends)
  expect(await countLivingWorkers(database.app)).toBe(1)
})
