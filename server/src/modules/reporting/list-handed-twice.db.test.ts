/**
 * Need (plan, F10; KH 1107 II.3.3): which papers people hand in again that had been there before. Rows are put in by
 * hand, and what they come to is counted by hand.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { SAME_TEXT } from '../documents/public.ts'
import { listHandedTwice, makeFacts } from './public.ts'

const CENTRE = 'cq:tt-hcc-tinh'
const JUNE = { from: '2021-06-01', until: '2021-06-30' } as const
/** Of the procedure: not a declaration, and in force with its owner’s name on it. */
const COMPONENT = 'giay-uy-quyen'
let province: Province
/** A dossier of May and one of June, of one person, and one of June of somebody else. */
let before: bigint
let now: bigint
let others: bigint
let [mine, theirs] = [0n, 0n]
let kind = ''

const put = async (query: ReturnType<typeof sql>) => { await query.execute(province.database.owner) }
const listed = async (more: object = {}) => {
  const all = await listHandedTwice(province, { ...JUNE, ...more })
  return all.find(({ component }) => component === COMPONENT)
}

beforeAll(async () => {
  province = await createProvince()
  const desk = openDesk(province)
  const [one, other] = [await province.aPerson(1), await province.aPerson(2)]
  ;[mine, theirs] = [one.id, other.id]
  const receive = async (moment: string, person: typeof one) => {
    province.clock.set(moment)
    const { publicId } = await desk.receive('phieu-lltp', ['reception', CENTRE], { person, more: { isConfirmedDouble: true } })
    return (await desk.dossier(publicId)).id
  }
  before = await receive('2021-05-10T09:00+07:00', one)
  now = await receive('2021-06-10T09:00+07:00', one)
  others = await receive('2021-06-11T09:00+07:00', other)
  const component = desk.versionOf('phieu-lltp').content.components.find(({ id }) => id === COMPONENT)
  kind = component?.documentType ?? expect.fail(`${COMPONENT} is none of its components`)
  // Other tests write in this cluster, and hold back which events may be read.
  await vi.waitUntil(async () => {
    await province.db.transaction().execute((tx) => makeFacts(tx, province.clock.now(), [before, now, others]))
    const { rows } = await sql`select from reporting.fact`.execute(province.db)
    return rows.length === 3
  }, { timeout: 60_000, interval: 50 })
})
afterAll(() => province.drop())
beforeEach(() => put(sql`
  with gone as (delete from dossiers.component where component = ${COMPONENT}), facts as (delete from documents.paper_facts),
    read as (delete from documents.reading where sha256 in (select sha256 from documents.paper where id > 900000))
  delete from documents.paper where id > 900000`))

let made = 900_000n
/** A paper as it stands in the store: of whom, since when; with its number, and what was read of it as 256 bits. */
async function paper(at: string, more: {
  readonly owner?: bigint; readonly file?: string; readonly type?: string; readonly number?: string; readonly source?: 'result'
  readonly bits?: string; readonly words?: number; readonly validTo?: string; readonly endedAt?: string
} = {}): Promise<bigint> {
  const id = made += 1n
  const { owner = mine, file = `file ${id}`, type = kind, number, source = 'result', bits, words = 100, validTo, endedAt } = more
  const sha256 = createHash('sha256').update(file).digest()
  await put(sql`insert into documents.file (sha256, size, kind) values (${sha256}, 10, 'application/pdf') on conflict do nothing`)
  // Where it came from is no matter here; of an upload there would have to be a row.
  await put(sql`insert into documents.paper (id, sha256, name, document_type, owner_id, source, added_at, added_by, valid_to, ended_at, ended_why)
    overriding system value values (${id}, ${sha256}, 'a', ${type}, ${owner}, ${source}, ${at}::timestamptz, 1, ${validTo ?? null}::date,
      ${endedAt ?? null}::timestamptz, ${endedAt ? 'withdrawn' : null})`)
  if (number !== undefined) await put(sql`insert into documents.paper_facts (paper_id, version, number, source, at, by)
    values (${id}, 1, ${number}, 'typed', ${at}::timestamptz, 1)`)
  if (bits !== undefined) await put(sql`insert into documents.reading (sha256, since, due_at, text_print, text_words)
    values (${sha256}, ${at}::timestamptz, ${at}::timestamptz, decode(${bits}, 'hex'), ${words})
    on conflict (sha256) do update set text_print = excluded.text_print, text_words = excluded.text_words`)
  return id
}
const hand = (dossierId: bigint, papers: readonly bigint[], how = 'filed') => put(sql`
  insert into dossiers.component (dossier_id, component, how, paper_ids) values (${dossierId}, ${COMPONENT}, ${how}, ${papers}::bigint[])`)

const MAY = '2021-05-10T09:00+07:00'
const IN_JUNE = '2021-06-10T09:00+07:00'
const NONE = { file: 0, number: 0, text: 0 }

test('the same file of the same owner came before, whatever it was called then; of another it did not', async () => {
  await hand(before, [await paper(MAY, { file: 'one', type: 'khac' })])
  await hand(now, [await paper(IN_JUNE, { file: 'one' })])
  await hand(others, [await paper('2021-06-11T09:00+07:00', { file: 'one', owner: theirs })])
  expect(await listed()).toMatchObject({ procedure: 'phieu-lltp', handed: 2, twice: { ...NONE, file: 1 }, perhaps: 0, issued: 1 })
})

test('the same number of the same kind is the same paper, however it is spaced; another number is another', async () => {
  await hand(before, [await paper(MAY, { number: '12/UQ - 21' })])
  await hand(now, [await paper(IN_JUNE, { number: '12/uq-21' })])
  expect(await listed()).toMatchObject({ handed: 1, twice: { ...NONE, number: 1 }, perhaps: 0 })
  await put(sql`update documents.paper_facts set number = '13/UQ-21' where paper_id = ${made}`)
  expect(await listed()).toMatchObject({ handed: 1, twice: NONE, perhaps: 0 })
})

test('what was read alike is the same paper as far as readings differ, and not where numbers tell two apart', async () => {
  const print = (differing: number) => Buffer.from(
    Array.from({ length: 32 }, (_, nth) => (2 ** Math.min(8, Math.max(0, differing - nth * 8)) - 1) & 255)).toString('hex')
  await hand(before, [await paper(MAY, { bits: print(0) })])
  await hand(now, [await paper(IN_JUNE, { bits: print(SAME_TEXT.bits) })])
  expect(await listed()).toMatchObject({ twice: { ...NONE, text: 1 }, perhaps: 0 })
  await put(sql`update documents.reading set text_words = 79 where text_print = decode(${print(0)}, 'hex')`)
  expect(await listed()).toMatchObject({ twice: NONE, perhaps: 1 })
  await put(sql`update documents.reading set text_words = 80 where text_print = decode(${print(0)}, 'hex')`)
  await put(sql`insert into documents.paper_facts (paper_id, version, number, source, at, by)
    select id, 1, id::text, 'typed', now(), 1 from documents.paper where id > 900000`)
  expect(await listed()).toMatchObject({ twice: NONE, perhaps: 0 })
  await put(sql`delete from documents.paper_facts`)
  await put(sql`update documents.reading set text_print = decode(${print(SAME_TEXT.bits + 1)}, 'hex')
    where text_print = decode(${print(SAME_TEXT.bits)}, 'hex')`)
  expect(await listed()).toMatchObject({ twice: NONE, perhaps: 1 })
})

test('one of the kind that was in force may be the same, shown at a counter too; one that was over, or came later, is not', async () => {
  const earlier = await paper(MAY)
  await hand(now, [], 'presented')
  expect(await listed()).toMatchObject({ handed: 1, twice: NONE, perhaps: 1, issued: 1 })
  for (const over of [sql`valid_to = '2021-06-09'`, sql`valid_to = null, ended_at = '2021-06-01 00:00+07', ended_why = 'withdrawn'`,
    sql`ended_at = null, ended_why = null, added_at = ${IN_JUNE}::timestamptz`]) {
    await put(sql`update documents.paper set ${over} where id = ${earlier}`)
    expect(await listed()).toMatchObject({ handed: 1, perhaps: 0, issued: 0 })
  }
  await put(sql`update documents.paper set added_at = ${MAY}::timestamptz, valid_to = '2021-06-10' where id = ${earlier}`)
  expect(await listed()).toMatchObject({ perhaps: 1 })
})

test('what was used again was not handed in; days and units that are not asked for are not in it', async () => {
  await hand(before, [await paper(MAY)])
  await hand(now, [await paper(IN_JUNE)], 'reused')
  expect(await listed()).toBeUndefined()
  await put(sql`update dossiers.component set how = 'filed' where dossier_id = ${now} and component = ${COMPONENT}`)
  expect(await listed()).toMatchObject({ handed: 1 })
  expect(await listed({ from: '2021-06-11' })).toBeUndefined()
  expect(await listed({ from: '2021-05-01' })).toMatchObject({ handed: 2 })
  expect(await listed({ unitIds: [] })).toBeUndefined()
})
