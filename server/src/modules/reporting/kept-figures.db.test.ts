/**
 * Need (KH 1107 II.2.1, II.3.3, II.3.4, II.5.4, II.6.5; QĐ 766 1.4, 3.6, 4.1 to 4.4, 5.2): accounts, papers used again,
 * payments, digital results, hand-overs, what the portal was told, steps, waits, satisfaction and petitions are figures
 * like all others. Rows are put in by hand, and what they come to is counted by hand.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { METRICS, listBehind, makeFacts, measure, measureAll } from './public.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const JUNE = { from: '2021-06-01', until: '2021-06-30' } as const
let province: Province
let desk: Desk
/** Five that were received in June, of which the first two have a result. */
let ids: bigint[]

const put = async (query: ReturnType<typeof sql>) => { await query.execute(province.database.owner) }
/** Takes away what was really done, which the table itself refuses. */
const clear = async (table: ReturnType<typeof sql>) => {
  await put(sql`alter table ${table} disable trigger user`)
  await put(sql`delete from ${table}`)
  await put(sql`alter table ${table} enable trigger user`)
}
const figure = async (id: string, more: object = {}) => {
  const metric = METRICS.find((one) => one.id === id) ?? expect.fail(id)
  return (await measure(province, metric, { ...JUNE, ...more }))
    .map(({ of, numerator, denominator, isHidden }) => [of?.key ?? 'all', isHidden ? 'hidden' : numerator, denominator])
}

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  province.clock.set('2021-06-28T09:00+07:00')
  const person = await province.aPerson(1)
  const made = []
  for (let nth = 0; nth < 5; nth += 1) made.push(await desk.receive('phieu-lltp', ['reception', CENTRE], { person }))
  for (const { publicId } of made.slice(0, 2)) {
    await desk.act('assign', publicId, ['unit_assigner', DIVISION], { assigneeId: await desk.assignee('officer', DIVISION) })
    await desk.act('propose', publicId, ['officer', DIVISION])
    await desk.act('check', publicId, ['unit_head', DIVISION])
    await desk.act('approve', publicId, ['agency_head', DEPARTMENT])
    await desk.act('issue', publicId, ['clerk', DEPARTMENT])
  }
  ids = await Promise.all(made.map(async ({ publicId }) => (await desk.dossier(publicId)).id))
  // Other tests write in this cluster, and hold back which events may be read.
  await vi.waitUntil(async () => {
    await province.db.transaction().execute((tx) => makeFacts(tx, province.clock.now(), ids))
    const { rows } = await sql`select from reporting.fact where settled_at is not null`.execute(province.db)
    return rows.length === 2
  }, { timeout: 60_000, interval: 50 })
  await put(sql`delete from dossiers.account_outcome`)
  await put(sql`delete from payments.charge`)
})
afterAll(() => province.drop())

test('an account that was there or was made counts, one that was refused does not', async () => {
  const [a, b, c] = ids
  await put(sql`insert into dossiers.account_outcome (dossier_id, person_id, outcome, reason, at, by)
    select id, 1, outcome, reason, '2021-06-28 09:00+07', 1
    from (values (${a}::bigint, 'verified', null), (${b}, 'created-now', null), (${c}, 'refused', 'no-phone')) as one (id, outcome, reason)`)
  expect(await figure('tk-tai-khoan')).toEqual([['all', 2, 5]])
})

test('paid online is who owed something and paid some of it so; what went back is not paid', async () => {
  const unitId = province.unit(CENTRE).id
  // Of five: paid online, paid in cash, paid online and given back, owed, waived.
  const charges = ids.map((id, nth) => ({ id, state: ['paid', 'paid', 'owed', 'owed', 'waived'][nth], amount: nth === 4 ? 0 : 200_000 }))
  await put(sql`insert into payments.charge (dossier_id, unit_id, moment, kind, name, amount, why, state, raised_at, raised_by)
    select id, ${unitId}, 'reception', 'phi', 'Phí', amount, 'Biểu phí', state, '2021-06-28 09:00+07', 1
    from jsonb_to_recordset(${JSON.stringify(charges.map((one) => ({ ...one, id: String(one.id) })))}::jsonb) as one (id bigint, state text, amount bigint)`)
  await put(sql`insert into payments.payment (unit_id, way, amount, payer, paid_at, taken_by, reference)
    values (${unitId}, 'online', 200000, 'A', '2021-06-28 09:00+07', 1, 'r-0'), (${unitId}, 'cash', 200000, 'B', '2021-06-28 09:00+07', 1, null),
      (${unitId}, 'online', 200000, 'C', '2021-06-28 09:00+07', 1, 'r-2')`)
  await put(sql`insert into payments.payment_item (payment_id, charge_id, amount, undone_at)
    select payment.id, charge.id, 200000, case when payer = 'C' then timestamptz '2021-06-29 09:00+07' end
    from payments.payment join payments.charge on charge.dossier_id = case payer when 'A' then ${ids[0]}::bigint when 'B' then ${ids[1]} else ${ids[2]} end`)
  expect(await figure('qd766-3.6')).toEqual([['all', 1, 4]])
  const metric = METRICS.find(({ id }) => id === 'qd766-3.6') ?? expect.fail('none')
  expect(await listBehind(province, metric, { ...JUNE, after: 0n, limit: 9 })).toEqual([ids[0]])
})

test('what is held and used again counts once a dossier; one part asked for again, and it was handed in again', async () => {
  const [a, b, c] = ids
  await put(sql`insert into dossiers.held_component (dossier_id, component, source, outcome, basis, reason, at, by)
    select dossier_id, component, 'kho', outcome, case outcome when 'reused' then 'law' end, case outcome when 'asked-again' then 'unreadable' end,
      '2021-06-28 09:00+07', 1
    from (values (${a}::bigint, 'x', 'reused'), (${a}, 'y', 'reused'), (${b}, 'x', 'reused'), (${b}, 'y', 'asked-again'), (${c}, 'x', 'given'))
      as one (dossier_id, component, outcome)`)
  expect([await figure('khong-nop-lai'), await figure('qd766-4.3')]).toEqual([[['all', 1, 3]], [['all', 2, 5]]])
})

test('a result counts as digital once it is signed, and all of it once each paper that came has a scan', async () => {
  expect(await figure('qd766-4.1')).toEqual([['all', 2, 2]])
  await put(sql`delete from dossiers.component where dossier_id = any(${ids}::bigint[])`)
  await put(sql`insert into dossiers.component (dossier_id, component, how, originals, paper_ids)
    values (${ids[0]}, 'x', 'filed', 1, '{1}'), (${ids[0]}, 'y', 'data', 0, '{}'), (${ids[1]}, 'x', 'filed', 1, '{}')`)
  expect(await figure('ho-so-thanh-cong-so-hoa')).toEqual([['all', 1, 2]])
  await put(sql`delete from dossiers.signed_result where dossier_id = ${ids[0]}`)
  expect([await figure('qd766-4.1'), await figure('ho-so-thanh-cong-so-hoa')]).toEqual([[['all', 1, 2]], [['all', 0, 2]]])
})

test('handed over is what another agency took; electronically, once no time it went on paper', async () => {
  const [a, b, c, d, e] = ids
  const [from, to] = [province.unit(CENTRE).id, province.unit(DEPARTMENT).id]
  await clear(sql`workflow.leg`)
  // Electronic; electronic and then on paper; not taken; within one unit; in May; one that goes on elsewhere.
  const legs = (some: ReturnType<typeof sql>) => put(sql`
    insert into workflow.leg (case_id, unit_id, agency_id, handed_over_at, handed_over_by, handed_over_from, how, opens_at, hours,
      calendar_version_id, due_at, received_at, received_by, ended_at, continues)
    select case_id, unit_id, unit_id, at, 1, handed_over_from, how, at, 8, 1, at, case when taken then at end, case when taken then 1 end,
      case when taken then at end, continues
    from (${some}) as one (case_id, unit_id, handed_over_from, how, at, taken, continues)`)
  await legs(sql`values (${a}::bigint, ${to}::bigint, ${from}::bigint, 'electronic', timestamptz '2021-06-25 09:00+07', true, null::bigint),
    (${b}, ${to}, ${from}, 'electronic', '2021-06-25 09:00+07', true, null), (${b}, ${from}, ${to}, 'paper', '2021-06-30 23:59+07', true, null),
    (${c}, ${to}, ${from}, 'paper', '2021-06-25 09:00+07', false, null), (${d}, ${to}, ${to}, 'paper', '2021-06-25 09:00+07', true, null),
    (${e}, ${to}, ${from}, 'paper', '2021-05-31 23:59+07', true, null)`)
  await legs(sql`select ${e}::bigint, ${from}::bigint, ${to}::bigint, 'electronic', timestamptz '2021-06-26 09:00+07', true, id
    from workflow.leg where case_id = ${e}`)
  expect(await figure('luan-chuyen-dien-tu')).toEqual([['all', 1, 2]])
  const metric = METRICS.find(({ id }) => id === 'luan-chuyen-dien-tu') ?? expect.fail('none')
  expect(await listBehind(province, metric, { ...JUNE, after: 0n, limit: 9 })).toEqual([a])
})

test('the portal knows what it took; shared is a result that it knows of, or a paper of the national store', async () => {
  const [a, b, c, d] = ids
  await put(sql`insert into integration.partner (code) values ('national-portal'), ('command-centre') on conflict do nothing`)
  await put(sql`insert into integration.message_out (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at, state,
      acknowledged_at, told)
    select partner, dossier_id, 'dossier-new', 1, 1000000 + nth, '{}', sha256('x'), '2021-06-28 09:00+07', '2021-06-28 09:00+07', state,
      case when state = 'acknowledged' then timestamptz '2021-06-28 09:05+07' end, told
    from (values (1, 'national-portal', ${a}::bigint, 'acknowledged', '9'), (2, 'national-portal', ${b}::bigint, 'acknowledged', '10'),
      (3, 'national-portal', ${b}, 'waiting', '2'), (4, 'national-portal', ${c}, 'acknowledged', null), (5, 'national-portal', ${c}, 'waiting', '2'),
      (6, 'command-centre', ${d}, 'acknowledged', '2')) as one (nth, partner, dossier_id, state, told)`)
  expect(await figure('qd766-1.4')).toEqual([['all', 2, 5]])
  // The first has no signed result any more.
  expect(await figure('qd766-4.4')).toEqual([['all', 1, 5]])
  await put(sql`insert into dossiers.held_component (dossier_id, component, source, outcome, basis, at, by)
    values (${c}, 'y', 'national', 'reused', 'law', '2021-06-28 09:00+07', 1)`)
  expect(await figure('qd766-4.4')).toEqual([['all', 2, 5]])
  // The second has a signed result, and no paper but on paper; then it is scanned.
  expect(await figure('qd766-4.2')).toEqual([['all', 0, 2]])
  await put(sql`update dossiers.component set paper_ids = '{1}' where dossier_id = ${b}`)
  expect(await figure('qd766-4.2')).toEqual([['all', 1, 2]])
})

test('the register of the population was used by an answer of its own, a paper of the nation, or an account it proved', async () => {
  const [a, b, , d] = ids
  // The third has a paper of the national store.
  expect(await figure('qd766-4.5b')).toEqual([['all', 1, 5]])
  await put(sql`insert into dossiers.held_field (dossier_id, field, source, outcome)
    values (${a}, 'requester.birthDate', 'register', 'reused'), (${b}, 'requester.birthDate', 'kho', 'reused'),
      (${d}, 'business.name', 'register', 'reused')`)
  expect(await figure('qd766-4.5b')).toEqual([['all', 2, 5]])
  // All five are of one person, who had an account from a counter first, and then one that the nation vouched for.
  const account = (how: string) => put(sql`insert into identity.account (kind, person_id, level, opened_at, opened_by, opened_how)
    select 'citizen', applicant_id, 2, '2021-06-01 09:00+07', 1, ${how} from dossiers.dossier where id = ${a}`)
  await account('counter')
  expect(await figure('qd766-4.5b')).toEqual([['all', 2, 5]])
  await put(sql`update identity.account set status = 'disabled' where opened_how = 'counter' and kind = 'citizen'`)
  await account('provider')
  expect(await figure('qd766-4.5b')).toEqual([['all', 5, 5]])
})

test('asked again is what the office asked for although it was held, of those of which something was held', async () => {
  expect(await figure('yeu-cau-nop-lai')).toEqual([['all', 1, 3]])
})

test('a dossier differs from what another system has until they are found to agree; what is on its way does not', async () => {
  const [a, b] = ids
  await put(sql`insert into integration.reconciliation (partner, day, at, compared) values ('national-portal', '2021-06-28', '2021-06-29 02:00+07', 5)`)
  await put(sql`insert into integration.difference (partner, day, dossier_id, kind, ours, told, theirs)
    values ('national-portal', '2021-06-28', ${a}, 'state-differs', '9', '9', '4'), ('national-portal', '2021-06-28', ${b}, 'waiting', '10', '10', null)`)
  expect(await figure('lech-dong-bo')).toEqual([['all', 1, 5]])
})

test('steps are those of dossiers that were settled in the period, of the unit that did them, until then', async () => {
  const [a, b, c] = ids
  const [division, department] = [province.unit(DIVISION).id, province.unit(DEPARTMENT).id]
  await clear(sql`workflow.task`)
  // Two hours in time; four hours late; before it opened; taken away; after its dossier was settled; of an open one.
  await put(sql`insert into workflow.task (case_id, process_id, node_id, name, role, unit_id, opens_at, hours, calendar_version_id, due_at,
      done_at, done_by, outcome)
    select case_id, (select min(id) from workflow.process), 'n', 'N', 'officer', unit_id, opens_at::timestamptz, 8, 1, due_at::timestamptz,
      done_at::timestamptz, 1, outcome
    from (values (${a}::bigint, ${division}::bigint, '2021-06-24 08:00+07', '2021-06-24 10:00+07', '2021-06-24 10:00+07', 'done'),
      (${a}, ${department}, '2021-06-24 10:00+07', '2021-06-24 12:00+07', '2021-06-24 14:00+07', 'sent-back'),
      (${b}, ${division}, '2021-06-25 07:30+07', '2021-06-25 17:00+07', '2021-06-24 19:00+07', 'done'),
      (${b}, ${division}, '2021-06-25 07:30+07', '2021-06-25 17:00+07', '2021-06-25 19:00+07', 'cancelled'),
      (${b}, ${division}, '2021-06-28 08:00+07', '2021-07-09 17:00+07', '2021-07-08 09:00+07', 'done'),
      (${c}, ${division}, '2021-06-25 08:00+07', '2021-06-25 17:00+07', '2021-06-25 09:00+07', 'done'))
      as one (case_id, unit_id, opens_at, due_at, done_at, outcome)`)
  expect([await figure('buoc-dung-han'), await figure('thoi-gian-buoc')]).toEqual([[['all', 2, 3]], [['all', 6, 3]]])
  expect(await figure('buoc-dung-han', { by: 'unit' })).toEqual([[DIVISION, 2, 2], [DEPARTMENT, 0, 1]])
  expect(await figure('thoi-gian-buoc', { unitIds: [department] })).toEqual([['all', 4, 1]])
  expect(await figure('buoc-dung-han', { from: '2021-07-01', until: '2021-07-31' })).toEqual([['all', 0, 0]])
})

test('a mean wait is of those who were served, on days in the period, by unit', async () => {
  const [centre, division] = [province.unit(CENTRE).id, province.unit(DIVISION).id]
  await put(sql`insert into queue.day_wait (unit_id, day, service, visits, called, wait_seconds, over, served, served_seconds, measured)
    values (${centre}, '2021-06-10', 'nop', 5, 4, 3600, 0, 3, 2700, 3), (${centre}, '2021-06-11', 'nop', 1, 1, 60, 0, 1, 900, 1),
      (${division}, '2021-06-30', 'nop', 2, 2, 60, 0, 2, 60, 2), (${centre}, '2021-07-01', 'nop', 9, 9, 9999, 0, 9, 9999, 9)`)
  expect(await figure('thoi-gian-cho')).toEqual([['all', 61, 6]])
  expect(await figure('thoi-gian-cho', { by: 'unit' })).toEqual([[CENTRE, 60, 4], [DIVISION, 1, 2]].sort())
  expect(await figure('thoi-gian-cho', { unitIds: [division] })).toEqual([['all', 1, 2]])
})

test('of a share of few surveys nothing is told; four and five are satisfied, what was left out is no answer', async () => {
  const unitId = province.unit(CENTRE).id
  const least = (province.directory.on('2021-06-30').policy('survey-rules')?.value as { leastShown: number }).leastShown
  const survey = (count: number) => put(sql`insert into evaluation.survey (unit_id, about, day, access, clarity, attitude)
    select ${unitId}, 'visit', '2021-06-15', 5, 4, 3 from generate_series(1, ${count}::int)`)
  await survey(least - 1)
  expect(await figure('hai-long')).toEqual([['all', 'hidden', 0]])
  await survey(1)
  expect(await figure('hai-long')).toEqual([['all', 2 * least, 3 * least]])
})

test('a petition counts where it ended or came due, and is in time by the day of what became of it', async () => {
  const unitId = province.unit(DEPARTMENT).id
  // Answered in time, refused too late, answered too late, due and not over, not due yet, over before June.
  await put(sql`insert into integration.petition (kind, look_up_code, subject, words, received_at, refuse_by, due_at, unit_id, state, taken_at, taken_by, ended_at, ended_by, answer_words, refuse_reason)
    select 'petition', 'ABCDEFGHJK', 'S', 'W', '2021-05-20 09:00+07', refuse_by::timestamptz, due_at::timestamptz, ${unitId}, state,
      case when state = 'answered' then timestamptz '2021-05-21 09:00+07' end, case when state = 'answered' then 1 end,
      ended_at::timestamptz, case when ended_at is not null then 1 end, case state when 'answered' then 'A' end, case state when 'refused' then 'R' end
    from (values ('2021-06-01 17:00+07', '2021-06-18 17:00+07', 'answered', '2021-06-18 16:00+07'),
      ('2021-06-01 17:00+07', '2021-06-18 17:00+07', 'refused', '2021-06-02 09:00+07'),
      ('2021-06-01 17:00+07', '2021-06-18 17:00+07', 'answered', '2021-06-18 18:00+07'),
      ('2021-06-01 17:00+07', '2021-06-18 17:00+07', 'waiting', null),
      ('2021-06-29 17:00+07', '2021-07-15 17:00+07', 'waiting', null),
      ('2021-05-22 17:00+07', '2021-06-09 17:00+07', 'answered', '2021-05-31 23:00+07')) as one (refuse_by, due_at, state, ended_at)`)
  expect(await figure('qd766-5.2')).toEqual([['all', 1, 4]])
})

test('counted together each figure comes to what it comes to alone', async () => {
  const together = await measureAll(province, METRICS, JUNE)
  for (const metric of METRICS) {
    const [alone] = await measure(province, metric, JUNE)
    expect({ of: undefined, ...together.get(metric.id) }, metric.id).toEqual(alone)
  }
  await expect(measureAll(province, METRICS, { ...JUNE, asOf: new Date('2021-06-30T09:00+07:00') }))
    .rejects.toThrow('tk-tai-khoan is not known as of a moment')
})

test('what is of no dossier is told apart by unit alone, and not as of a moment: asking is a fault of whoever asks', async () => {
  await expect(figure('hai-long', { by: 'procedure' })).rejects.toThrow('not told apart by procedure')
  await expect(figure('tk-tai-khoan', { asOf: new Date('2021-06-30T09:00+07:00') })).rejects.toThrow('not known as of a moment')
})
