/**
 * Need: who may read and change what is decided column by column, and a column that is added is decided, too
 * (NĐ 13/2023: no more of people than a purpose needs). What the law calls history is not rewritten, not even by a bug.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPartitions } from '../src/modules/audit/public.ts'
import { type TestDatabase, createDatabase } from './database.ts'
import { partsReadBy, readsOf, writesOf } from './grants.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await openPartitions(database.app, new Date('2021-06-25T02:00:00Z'))
})
afterAll(async () => database.drop())

/** The lines of a table of the repository, without its head. */
function decided(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd().split('\n').slice(1)
}

test('reports read the columns of report-columns.csv, and no other', async () => {
  expect(await readsOf(database.owner, 'motcua_report')).toEqual(decided('report-columns.csv'))
  expect(await partsReadBy(database.owner, 'motcua_report')).toEqual([])
})

test('the application writes what app-writes.csv says, and nothing else', async () => {
  expect(await writesOf(database.owner, 'motcua_app')).toEqual(decided('app-writes.csv'))
})

test('a paper that was made is not changed, though a draft may be', async () => {
  const put = async (isDraft: boolean) => database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // a slip without its dossier
    await sql`insert into dossiers.slip (public_id, dossier_id, form_set, form, is_draft, made_at, made_by, data)
      values (gen_random_uuid(), 1, 'set', 'form', ${isDraft}, '2021-06-25Z', 1, '{}')`.execute(tx)
  })
  const sign = async () => database.app.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`update dossiers.slip set is_draft = false, data = '{"late": true}'`
      .execute(tx)
    expect(numAffectedRows).toBe(1n)
    throw new Error('changed')
  })
  await put(true)
  await expect(sign()).rejects.toThrow('changed')
  await sql`truncate dossiers.slip cascade`.execute(database.owner)
  await put(false)
  await expect(sign()).rejects.toThrow('a paper that was made is not changed')
})

describe('the tables would show', () => {
  const NEW = /^dossiers\.dossier,.* secret,|^dossiers\.dossier,.*,.*secret$/
  test.each([
    ['a new column', 'alter table dossiers.dossier add column secret text', NEW],
    ['a new table', 'create table dossiers.late_news (id int)', /^dossiers\.late_news,,id$/],
    [
      'a grant to all columns', 'grant select on dossiers.answers to motcua_report',
      /^dossiers\.answers,dossier_id answers,$/,
    ],
    [
      'a grant to everybody', 'grant select (tracking_token) on dossiers.dossier to public',
      /^dossiers\.dossier,.* tracking_token /,
    ],
    [
      'a view over what is hidden',
      'create view dossiers.people as select applicant_name from dossiers.dossier; grant select on dossiers.people to motcua_report',
      /^dossiers\.people,applicant_name,$/,
    ],
  ])('%s to reports', async (_, statement, line) => {
    expect(await differing(statement, 'motcua_report', readsOf)).toEqual([expect.stringMatching(line)])
  })

  test.each([
    ['a change of slips', 'grant update on dossiers.slip to motcua_app', /^dossiers\.slip,all,id public_id /],
    ['a change of papers', 'grant update (sha256) on documents.paper to motcua_app', /^documents\.paper,all,sha256 trust /],
    ['a removal of dossiers', 'grant delete on dossiers.dossier to motcua_app', /^dossiers\.dossier,all,.*,yes$/],
    ['emptying the events', 'grant truncate on audit.event to motcua_app', /^audit\.event,.*,yes$/],
  ])('%s by the application', async (_, statement, line) => {
    expect(await differing(statement, 'motcua_app', writesOf)).toEqual([expect.stringMatching(line)])
  })

  /** The lines that are other with `statement` in force; it is taken back. */
  async function differing(statement: string, role: string, linesOf: typeof readsOf): Promise<string[]> {
    const before = await linesOf(database.owner, role)
    let after: string[] = []
    await database.owner.transaction().execute(async (tx) => {
      await sql.raw(statement).execute(tx)
      after = await linesOf(tx, role)
      throw new Error('taken back')
    }).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'taken back') throw error
    })
    return after.filter((line) => !before.includes(line))
  }
})
