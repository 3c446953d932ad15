/**
 * Need: a scan is answered for by one signature (domain 7.1, step 7): what a colleague signed meanwhile stays as it is,
 * also where both signed at once.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { recordEvent } from '../audit/public.ts'
import { keepSignedCopies } from './keep-signed-copies.ts'

let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(() => database.drop())

/** A scan that nobody signed. */
async function scan(nth: number): Promise<bigint> {
  const sha256 = Buffer.alloc(32, nth)
  await sql`insert into documents.file (sha256, size, kind, pages) values (${sha256}, 9, 'application/pdf', 1)`
    .execute(database.owner)
  return database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // nobody uploaded it
    const { rows: [paper] } = await sql<{ id: bigint }>`
      insert into documents.paper (sha256, name, document_type, owner_id, source, upload_id, added_at, added_by)
      values (${sha256}, 'quet.pdf', 'don', 1, 'scan', ${nth}, '2021-06-25', 1) returning id`.execute(tx)
    return paper?.id ?? 0n
  })
}
/** Keeps what somebody signed of it; `then` is done before it holds for others. */
const keep = async (paperId: bigint, nth: number, then = async () => Promise.resolve()) =>
  inOneGo(database.backing(), async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    const kept = await keepSignedCopies(ctx, [{
      paperId, sha256: String(nth).repeat(64), size: 10, pages: 1, signer: `Cán bộ ${String(nth)}`, serial: 'A1', level: 'B-B',
    }])
    await then()
    return ok(kept)
  })
const signersOf = async (paperId: bigint) => (await sql<{ signer: string }>`
  select signer from documents.signed_copy where paper_id = ${paperId}`.execute(database.owner)).rows.map((one) => one.signer)

test('what a colleague signed before stays as it is', async () => {
  const paperId = await scan(1)
  expect([await keep(paperId, 1), await keep(paperId, 2)]).toEqual([1, 0])
  expect(await signersOf(paperId)).toEqual(['Cán bộ 1'])
})

test('of two who signed at once one keeps it', async () => {
  const paperId = await scan(2)
  const second: Promise<number>[] = []
  const first = await keep(paperId, 1, async () => {
    const ended: string[] = []
    second.push(keep(paperId, 2).finally(() => ended.push('second')))
    const isWaiting = async () => (await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.owner)).rows.length > 0
    while (ended.length === 0 && !await isWaiting());
  })
  expect([first, await second[0]]).toEqual([1, 0])
  expect(await signersOf(paperId)).toEqual(['Cán bộ 1'])
})
