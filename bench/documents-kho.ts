import { statfsSync } from 'node:fs'
import { askOnce, reuseSources } from '@motcua/server/src/modules/reuse/public.ts'
import { type Db, openDb } from '@motcua/server/src/platform/db.ts'
import pg from 'pg'
import { startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

/** Milliseconds that the slowest but one of twenty look-ups may take. */
const MOST = 20
const [WARM_UP, LOOK_UPS] = [100, 1_000]
/** Papers of one person, and how many are written in one statement. */
const [A_PERSON, AT_ONCE] = [20, 500_000]
/** Bodies that all papers share. */
const FILES = 1_000
/** What a paper, its facts, its right and their indexes take, in bytes; measured, and rounded up. */
const BYTES_A_PAPER = 1_500
const DAY = '2021-06-25'
/** Types that papers of the generator have, and those that a dossier asks for: some held, some not, one of others. */
const TYPES = [
  'gcn-ket-hon', 'xn-tinh-trang-hon-nhan', 'gplx', 'gks-suc-khoe', 'hoc-ba', 'giay-kt', 'gxn-khuyet-tat', 'giay-khai-sinh',
  'gcn-qsdd', 'chung-chi-hanh-nghe',
]
const ASKED = [...TYPES.slice(0, 5), 'giay-chung-sinh', 'gcn-qsdd', 'so-ho-khau']

/**
 * The look-up of what is held for the components of a dossier, with so many papers in the tables of a PostgreSQL that
 * was started for it; files share their bodies. By the application's role and the code of the counter and the portal.
 */
export async function benchKho(papers: number): Promise<Figure[]> {
  const instance = await startInstance()
  try {
    const { bavail, bsize } = statfsSync(instance.folder)
    if (bavail * bsize < papers * BYTES_A_PAPER) throw new Error(`not enough disk for ${String(papers)} papers`)
    const owner = new pg.Client(instance.databaseUrl('postgres'))
    await owner.connect()
    const begun = performance.now()
    const first = await plantPapers(owner, papers)
    tell(`${String(papers)} papers planted in ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
    await owner.end()
    const db = openDb(instance.databaseUrl(), (error) => { throw error })
    const people = Math.ceil(papers / A_PERSON)
    const times = await lookUp(db, first, people)
    await db.destroy()
    tell(`kho: median ${quantileOf(times, 0.5).toFixed(2)} ms, p95 ${quantileOf(times, 0.95).toFixed(2)} ms`)
    return [figureOf('documents', `kho-look-up-${String(papers)}-p95`, quantileOf(times, 0.95), 'ms', MOST, true)]
  } finally {
    await instance.stop()
  }
}

/** Whoever they belong to is of the generator, too. Answers the number inside of the first of them. */
async function plantPapers(database: pg.Client, papers: number): Promise<bigint> {
  const run = (text: string, values: readonly unknown[] = []) => database.query<{ id: string }>(text, [...values])
  await run('set synchronous_commit = off')
  await run('set session_replication_role = replica') // rows of the generator need not be held against each other
  const people = Math.ceil(papers / A_PERSON)
  const { rows: [last] } = await run('select coalesce(max(id), 0)::text as id from identity.person')
  const first = BigInt(last?.id ?? 0) + 1n
  await run(`
    insert into identity.person (id, kind, personal_number, full_name, proof, created_at, changed_at) overriding system value
    select $1::bigint + n, 'citizen', '000' || lpad((n / 10000)::text, 3, '0') || '99' || lpad((n % 10000)::text, 4, '0'),
      'Nguyễn Thị Mẫu', 'seen', '2021-01-01', '2021-01-01' from generate_series(0, $2::bigint - 1) n
    on conflict do nothing`, [first, people])
  await run(`insert into documents.file (sha256, size, kind, pages)
    select sha256(n::text::bytea), 100000, 'application/pdf', 2 from generate_series(1, $1::int) n on conflict do nothing`, [FILES])
  const { rows: [before] } = await run('select coalesce(max(id), 0)::text as id from documents.paper')
  const base = BigInt(before?.id ?? 0) + 1n
  for (let from = 0; from < papers; from += AT_ONCE) {
    const upto = Math.min(papers, from + AT_ONCE) - 1
    await run(`
      with made as (
        insert into documents.paper (id, sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing, code,
          valid_from, valid_to, ended_at, ended_why)
        select $1::bigint + n, sha256((n % ${String(FILES)} + 1)::text::bytea), 'giay.pdf', ($5::text[])[1 + n % ${String(TYPES.length)}],
          $4::bigint + n / ${String(A_PERSON)}, 'result', '2020-01-01', 1, timestamptz '2020-01-01' + n % 500 * interval '1 day',
          'signed-scan', 'kho.' || ($1::bigint + n)::text, '2020-01-01', case when n % 7 = 0 then date '2021-01-01' end,
          case when n % 9 = 0 then timestamptz '2021-02-01' end, case when n % 9 = 0 then 'replaced' end
        from generate_series($2::bigint, $3::bigint) n returning id
      ), facts as (
        insert into documents.paper_facts (paper_id, version, number, issued_on, issuer_name, data, source, at, by)
        select id, 1, id::text, '2019-12-01', 'UBND xã Mẫu', '{"person.fullName": "Nguyễn Thị Mẫu"}', 'typed', '2020-01-01', 1 from made
      )
      insert into documents.keeping (paper_id, basis, article, dossier_id, at, by)
      select id, 'law', 'NĐ 45/2020/NĐ-CP Đ.16', 1, '2020-01-01', 1 from made`,
    [base, from, upto, first, TYPES])
    tell(`${String(upto + 1)} of ${String(papers)}`)
  }
  // as autovacuum would have done in the meantime
  for (const table of ['documents.paper', 'documents.paper_facts', 'documents.keeping', 'documents.file', 'identity.person'])
    await run(`vacuum analyze ${table}`)
  return first
}

/** Milliseconds of each look-up, one after another, of people drawn by a fixed rule; the first to get warm. */
async function lookUp(db: Db, first: bigint, people: number): Promise<number[]> {
  const components = ASKED.map((documentType, nth) => (
    { id: `c${String(nth)}`, documentType, isForm: false, handling: 'submit' as const }))
  const asked = { day: DAY, components, ofOwner: TYPES, sameTypes: (type: string) => [type] }
  const times: number[] = []
  let held = 0
  for (let nth = -WARM_UP; nth < LOOK_UPS; nth += 1) {
    const ownerId = first + BigInt((Math.abs(nth) * 7_919 + (nth < 0 ? 13 : 0)) % people)
    const begun = performance.now()
    const found = await askOnce(db, reuseSources(), { ...asked, ownerId })
    if (nth < 0) continue
    times.push(performance.now() - begun)
    held += found.size
  }
  if (held < LOOK_UPS) throw new Error('nothing was found of what is measured')
  return times
}
