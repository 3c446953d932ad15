/**
 * Need: a message is found at once among those of years (part E10), and what old ones said of people is not kept for
 * ever (NĐ 13/2023 Đ.3), while it can be proved that they were sent.
 */
import { CompiledQuery, type RootOperationNode, createQueryId, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type LogQuery, listLog, thinMessages } from './public.ts'

const MANY = 60_000
const PAGE = 50
let province: Province
let dossierId: bigint
const owner = () => province.database.owner
beforeAll(async () => {
  province = await createProvince()
  const person = await province.aPerson(1)
  const { number } = await openDesk(province).receive(
    'bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], { person, territory: 'xa:18856' })
  dossierId = (await sql<{ id: bigint }>`select id from dossiers.dossier where number = ${number}`.execute(owner())).rows[0]?.id ?? 0n
  await sql`insert into integration.partner (code) values ('first'), ('second')`.execute(owner())
  // Two partners in turn, a minute apart from the first of January on; each thousandth is of the dossier, and refused.
  await sql`
    insert into integration.message_out (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at, state,
      fault, acknowledged_at, drop_reason)
    select case n % 2 when 0 then 'first' else 'second' end, case when n % 1000 = 0 then ${dossierId}::bigint end, 'step', 1, n,
      '{"ChuHoSo": "Nguyễn Thị Mẫu"}', ${Buffer.alloc(32, 1)}, at, at, state, case state when 'dead' then 'refused' end,
      case state when 'acknowledged' then at end, case state when 'dropped' then 'thử' end
    from (select n, timestamptz '2021-01-01T00:00+07:00' + n * interval '1 minute' as at,
      case when n % 1000 = 0 then 'dead' when n % 5000 = 1 then 'dropped' when n > ${MANY - 20} then 'waiting' else 'acknowledged' end as state
      from generate_series(1, ${MANY}::int) n) made`.execute(owner())
  await sql`analyze integration.message_out`.execute(owner())
})
afterAll(() => province.drop())

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Plans'?: readonly Plan[]
}

/** How the database does what `listLog` asks it, as it was asked. */
async function planOf(query: Omit<LogQuery, 'limit'>): Promise<Plan[]> {
  const seen: RootOperationNode[] = []
  const watched = province.db.withPlugin({
    transformQuery({ node }) {
      seen.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await listLog(watched, { ...query, limit: PAGE + 1 })
  const [node] = seen
  if (!node || seen.length !== 1) throw new Error(`asked ${String(seen.length)} questions`)
  const { sql: text, parameters } = province.db.getExecutor().compileQuery(node, createQueryId())
  const { rows: [row] } = await province.db.executeQuery<Record<string, readonly { Plan: Plan }[]>>(
    CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]))
  const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)]
  return Object.values(row ?? {}).flat().flatMap(({ Plan: plan }) => flat(plan))
}

const AFTER = { at: new Date('2021-02-01T00:00:00+07:00'), id: 44_640n }
test.each<[string, Omit<LogQuery, 'limit'>]>([
  ['all', {}], ['of a partner', { partner: 'first' }], ['of a state', { state: 'dropped' }],
  ['of a partner and day', { partner: 'second', day: '2021-01-15' }], ['behind a page', { after: AFTER }],
])('%s: a page of each state of each partner is read, by the index of the log, and no more', async (_, query) => {
  const nodes = (await planOf(query)).filter((one) => one['Relation Name'] === 'message_out')
  const log = nodes.filter((one) => one['Index Name'] === 'message_out_log')
  expect(log).not.toEqual([])
  expect(nodes.filter((one) => one['Node Type'] === 'Seq Scan')).toEqual([])
  const read = log.map((one) => one['Actual Rows'] * one['Actual Loops'] + (one['Rows Removed by Filter'] ?? 0) * one['Actual Loops'])
  expect(read.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(2 * 4 * (PAGE + 1))
})

test('of a dossier its messages are read and no others', async () => {
  const nodes = (await planOf({ dossierId })).filter((one) => one['Relation Name'] === 'message_out')
  const names = nodes.map((one) => one['Index Name'])
  expect(names).toContain('message_out_of_dossier')
  // What waits behind a refused one may be counted from what waits of the partner.
  expect(names.filter((name) => !/^message_out_(of_dossier|waiting|waiting_word)$/.test(name ?? ''))).toEqual([])
})

test('all pages together are the log, each once, the newest first', async () => {
  const day = '2021-01-02' // 1 440 minutes, but for what is shown of the day before
  const seen: bigint[] = []
  for (let after: LogQuery['after'] = undefined; ;) {
    const page: Awaited<ReturnType<typeof listLog>> = await listLog(province.db, { day, after, limit: 500 })
    seen.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last) break
    after = { at: last.happenedAt, id: last.id }
  }
  const { rows } = await sql<{ id: bigint }>`select id from integration.message_out
    where happened_at >= '2021-01-02T00:00+07:00' and happened_at < '2021-01-03T00:00+07:00' order by happened_at desc, id desc`
    .execute(owner())
  expect(seen).toEqual(rows.map(({ id }) => id))
  expect(seen).toHaveLength(1_440)
})

test('what was taken or dropped long ago is thinned out in steps; hash, times and what is refused or waits stay', async () => {
  const before = new Date('2021-01-02T00:00:00+07:00') // 1 439 minutes of the first day
  const now = new Date('2021-08-01T00:00:00+07:00')
  // One of them was taken late: it is as young as that.
  await sql`update integration.message_out set acknowledged_at = '2021-01-05' where event_id = 10`.execute(owner())
  const steps: number[] = []
  for (let one = -1; one !== 0; steps.push(one)) one = await thinMessages(province.db, { before, now, limit: 1_000 })
  // 1 439 but the refused one and the one that was taken late.
  expect(steps).toEqual([1_000, 437, 0])
  const { rows } = await sql<{ state: string; n: number; proved: boolean; thinned: boolean }>`
    select state, count(*)::int as n, bool_and(length(digest) = 32 and made_at is not null) as proved, thinned_at is not null as thinned
    from integration.message_out where (body = '{}') = (thinned_at is not null) and made_at < ${before}
    group by state, thinned_at is not null order by state, thinned`.execute(owner())
  expect(rows).toEqual([
    { state: 'acknowledged', n: 1, proved: true, thinned: false }, { state: 'acknowledged', n: 1_436, proved: true, thinned: true },
    { state: 'dead', n: 1, proved: true, thinned: false }, { state: 'dropped', n: 1, proved: true, thinned: true },
  ])
  const whole = await sql<{ n: number }>`select count(*)::int as n from integration.message_out
    where made_at >= ${before} and thinned_at is not null`.execute(owner())
  expect(whole.rows).toEqual([{ n: 0 }])
})
