/**
 * Need: messages between processes are kept until they are of no use, and no longer; what may still be taken stays, and
 * what a dossier has yet to hear of for as long as it goes.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { forgetMessages } from './public.ts'

let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())

test('goes: what was taken before the day, and what nobody has taken since; as many as one transaction should', async () => {
  // Sent on a day, taken on another or never.
  const messages = [
    ['taken-long-ago', '2021-01-01', '2021-01-02'], ['taken-lately', '2021-01-01', '2021-06-20'],
    ['waits-long', '2021-01-01', null], ['waits-a-little', '2021-06-20', null],
  ] as const
  await database.owner.transaction().execute(async (tx) => {
    // taken by a run that is no part of this
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [name, sent, taken] of messages) await sql`
      insert into workflow.message (name, variables, sent_at, taken_at, taken_by)
      values (${name}, '{}', ${sent}::date, ${taken}::date, ${taken === null ? null : 1n})`.execute(tx)
  })
  expect(await forgetMessages(database.app, new Date('2021-06-01T00:00Z'), 1)).toBe(1)
  expect(await forgetMessages(database.app, new Date('2021-06-01T00:00Z'), 100)).toBe(1)
  expect(await forgetMessages(database.app, new Date('2021-06-01T00:00Z'), 100)).toBe(0)
  const { rows } = await sql<{ name: string }>`select name from workflow.message order by name`.execute(database.owner)
  expect(rows.map(({ name }) => name)).toEqual(['taken-lately', 'waits-a-little'])
})

test('what is for a case stays as long as its run goes, however long ago it came', async () => {
  await database.owner.transaction().execute(async (tx) => {
    // of a model that is no part of this
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [caseId, state] of [[1n, 'running'], [2n, 'completed']] as const) {
      await sql`
        insert into workflow.instance (model_id, case_id, state, next_id, scopes, started_at, ended_at)
        values (1, ${caseId}, ${state}, 1, '[]', '2021-01-01', ${state === 'running' ? null : '2021-01-05'}::date)`
        .execute(tx)
      await sql`
        insert into workflow.message (name, variables, sent_at, case_id)
        values (${state}, '{}', '2021-01-01', ${caseId})`.execute(tx)
    }
  })
  expect(await forgetMessages(database.app, new Date('2021-06-01T00:00Z'), 100)).toBe(1)
  const { rows } = await sql<{ name: string }>`select name from workflow.message where case_id is not null`
    .execute(database.owner)
  expect(rows.map(({ name }) => name)).toEqual(['running'])
})
