/**
 * Need: what nobody sends and codes that are over do not lie about for ever (NĐ 13/2023: no longer than they serve).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { insertDraft } from '../modules/dossiers/public.ts'
import type { Storage } from '../platform/storage.ts'
import { houseKeepers } from './keep-house.ts'

const HOUR = 3_600_000
let draftDays = 30
let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(() => database.drop())

/** Runs a keeper as the worker does: again as long as it says that there is more. */
async function keep(name: string): Promise<number> {
  const directory = { on: () => ({ policy: () => ({ value: draftDays, article: '' }) }) }
  const rooms = { ...database.backing(), directory, isDemonstration: false, storage: undefined as unknown as Storage }
  const keeper = houseKeepers(rooms).find((one) => one.name === name)
  if (!keeper) throw new Error(`nobody is called ${name}`)
  expect(keeper.everySeconds).toBe(24 * 3_600)
  let rounds = 1
  while (await keeper.run()) rounds += 1
  return rounds
}

test('a draft is kept for the days of the policy after it was last touched, by the time of the product', async () => {
  const touched = async (token: string, at: string) =>
    insertDraft(
      database.app,
      {
        token: token.padEnd(24, '-'), procedureVersionId: 1n, formVersionId: null, requestId: randomUUID(),
        territoryId: null, savedAt: new Date(at), answers: {},
      },
      { accountId: undefined, holderHash: Buffer.alloc(32) },
    )
  await touched('a-month-and-a-minute', '2021-05-26T08:59+07:00')
  await touched('a-month', '2021-05-26T09:00+07:00')
  await touched('today', '2021-06-25T08:00+07:00')
  const kept = async () => {
    await keep('delete-old-drafts')
    const { rows } = await sql<{ token: string }>`
      select rtrim(token, '-') as token from dossiers.draft order by 1`.execute(database.owner)
    return rows.map(({ token }) => token)
  }
  expect(await kept()).toEqual(['a-month', 'today'])
  draftDays = 1
  expect(await kept()).toEqual(['today'])
})

test('what a dossier was before a step of work is forgotten a day after it could be undone, by the time of the product', async () => {
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // the dossiers themselves are not there
    await sql`insert into dossiers.undo (dossier_id, until, state, standing)
      values (1, '2021-06-24 08:59+07', 'received', '{}'), (2, '2021-06-24 09:00+07', 'received', '{}'), (3, '2021-06-25 09:00+07', 'received', '{}')`
      .execute(tx)
  })
  await keep('delete-old-undo')
  const { rows } = await sql<{ id: bigint }>`select dossier_id as id from dossiers.undo order by 1`
    .execute(database.owner)
  expect(rows.map(({ id }) => Number(id))).toEqual([2, 3])
})

test('a code is kept for a day after it ran out, by the time of the machine, however many there are', async () => {
  const ranOut = async (hoursAgo: number, count: number) => {
    const at = new Date(Date.now() - hoursAgo * HOUR)
    await sql`insert into identity.one_time_code (purpose, key, code_hash, asked_by, made_at, expires_at)
      select 'phone', decode(repeat('00', 32), 'hex'), '$argon2id$', ${hoursAgo}, ${at}::timestamptz - interval '5 minutes', ${at}
      from generate_series(1, ${count}::int)`.execute(database.owner)
  }
  await ranOut(25, 1_001)
  await ranOut(23, 1)
  await ranOut(-1, 1)
  expect(await keep('delete-old-codes')).toBe(2)
  const { rows } = await sql<{ hours: bigint }>`
    select asked_by as hours from identity.one_time_code order by 1`.execute(database.owner)
  expect(rows.map(({ hours }) => Number(hours))).toEqual([-1, 23])
})

test('tries and sessions are kept for a year before the newest, and nobody can take younger ones away', async () => {
  const made = async (daysAgo: number, count: number) => {
    await sql`insert into identity.attempt (kind, key, from_key, at, is_refused)
      select 'password', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), now() - make_interval(days => ${daysAgo}), false
      from generate_series(1, ${count}::int)`.execute(database.owner)
    await database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // without the account whose it was
      await sql`
        insert into identity.session (token_hash, account_id, created_at, last_seen_at, idle_for, ends_at, device)
        values (sha256(${String(daysAgo)}::bytea), 1, now() - make_interval(days => ${daysAgo}, hours => 8), now(), '15 minutes',
          now() - make_interval(days => ${daysAgo}), 'a phone')`.execute(tx)
    })
  }
  await made(368, 1_001)
  await made(366, 2)
  await made(1, 1)
  await keep('forget-old-traces')
  const { rows: [left] } = await sql<{ tries: bigint; sessions: bigint }>`
    select (select count(*) from identity.attempt) as tries, (select count(*) from identity.session) as sessions`
    .execute(database.owner)
  expect(left).toEqual({ tries: 3n, sessions: 2n })
  await expect(sql`delete from identity.attempt`.execute(database.app)).rejects.toThrow('permission denied')
  await expect(sql`delete from identity.session`.execute(database.app)).rejects.toThrow('permission denied')
})

test('what partners said is emptied so many days after it was done or refused; hash and what somebody still needs stay', async () => {
  await sql`insert into integration.partner (code) values ('national-portal') on conflict do nothing`.execute(database.owner)
  const came = async (number: string, state: string, daysAgo: number, body: object = { TenNguoiNop: 'Nguyễn Thị Mẫu' }) => sql`
    insert into integration.message_in (partner, number, kind, body, digest, received_at, state, done_at, fault,
      refuse_reason)
    values ('national-portal', ${number}, 'supplement', ${JSON.stringify(body)}::jsonb, sha256(${number}::bytea),
      now() - interval '400 days', ${state}, case when ${state} in ('done', 'refused')
        then now() - make_interval(days => ${daysAgo}, mins => 1) end,
      case when ${state} = 'held' then 'not-certain' end, case when ${state} = 'refused' then 'Trùng' end)`
    .execute(database.owner)
  await came('done', 'done', 180)
  await came('done, a day younger', 'done', 179)
  await came('refused', 'refused', 180, { row: { HoSoBoSungId: 'BS-1', TenNguoiNop: 'Nguyễn Thị Mẫu' }, uploads: { a: 'b' } })
  for (const state of ['held', 'waiting']) await came(state, state, 300)
  for (const state of ['waiting', 'declined']) {
    await came(`asked, ${state}`, 'done', 300)
    await sql`insert into integration.inquiry (message_id, said_by, sender, document_id, subject, content, received_at,
        unit_id, state, ended_at, decline_reason)
      select id, id, 'H01', ${state}, 'Xin ý kiến', '', received_at, 1, ${state},
        case when ${state} = 'declined' then now() end, case when ${state} = 'declined' then 'Không thuộc thẩm quyền' end
      from integration.message_in where number = ${`asked, ${state}`}`.execute(database.owner)
  }
  draftDays = 180
  await keep('thin-messages')
  const { rows } = await sql<{ number: string; body: object; proved: boolean }>`
    select number, body, digest = sha256(number::bytea) as proved from integration.message_in
    where thinned_at is not null order by number`.execute(database.owner)
  expect(rows).toEqual([
    { number: 'asked, declined', body: {}, proved: true }, { number: 'done', body: {}, proved: true },
    { number: 'refused', body: { row: { HoSoBoSungId: 'BS-1' } }, proved: true },
  ])
})
