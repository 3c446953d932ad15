/**
 * Need (KH 1107 II.2.1, II.3.3, II.3.4, II.5.4, II.6.5; QĐ 766 3.6, 4.1, 4.3, 5.2): accounts, papers used again,
 * payments, digital results, waits, satisfaction and petitions are figures like all others. Rows are put in by hand,
 * and what they come to is counted by hand.
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
