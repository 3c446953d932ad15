import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { once } from '../src/modules/audit/public.ts'
import type { Clock } from '../src/platform/clock.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { type Backing, type Db, openDb } from '../src/platform/db.ts'
import { CLONED, TEMPLATE, databaseUrl, onServer } from './template.ts'

export interface TestDatabase {
  /** As the application: what it may not do, a test cannot do either. */
  readonly app: Db
  readonly owner: Db
  /** Connection strings of the same two, for what opens its own pool. */
  readonly appUrl: string
  readonly ownerUrl: string
  /**
   * The application with its request guard, and a clock that stands at Friday 25/06/2021 09:00 unless another is given.
   */
  backing(clock?: Clock): Backing
  drop(): Promise<void>
}

/** A fresh database with every migration, cloned from the template. */
export async function createDatabase(template: string = TEMPLATE): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(adminUrl, `create database ${name} template ${template} ${CLONED}`)
  const ownerUrl = databaseUrl(adminUrl, name)
  const appUrl = `${ownerUrl}?options=-c%20role%3Dmotcua_app`
  const [app, owner] = [openDb(appUrl, ignore), openDb(ownerUrl, ignore)]
  return {
    app,
    owner,
    appUrl,
    ownerUrl,
    backing: (clock = stoppedClock('2021-06-25T09:00+07:00')) => ({ db: app, clock, guard: once }),
    async drop() {
      await Promise.all([app.destroy(), owner.destroy()])
      await onServer(adminUrl, `drop database ${name} with (force)`)
    },
  }
}

function ignore(): void {
  // a connection that ends with the database is no news to a test
}
