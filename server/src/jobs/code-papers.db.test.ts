/**
 * Need: every digitised paper has a code of its own, once and for ever, whose serial has no gap within its series
 * (domain 4.4; KH 1107 IV.1); many are coded at once, by several workers, and nothing that is told of it holds a
 * code.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHash, randomUUID } from 'node:crypto'
import { type Province, createProvince } from '../../test/province-database.ts'
import { codePapers, storeUpload, takePapers } from '../modules/documents/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { recordEvent } from '../modules/audit/public.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import type { Ctx } from '../platform/db.ts'
import { codeNext } from './code-papers.ts'
import { issuerCodeOf } from './issuer-code-of.ts'

let province: Province
let person: Person
beforeAll(async () => {
  province = await createProvince()
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

/** One whose name is nobody else's. */
let agency: { readonly name: string; readonly agencyCode: string }
beforeAll(() => {
  const { units } = province.directory.on('2019-12-03')
  const found = units.find(({ name, agencyCode }) => agencyCode !== null && issuerCodeOf(units, name) === agencyCode)
  agency = { name: found?.name ?? '', agencyCode: found?.agencyCode ?? '' }
})

/** What a greater deed would tell of it. */
async function spoken<T, R extends Refusal>(ctx: Ctx, work: Promise<Result<T, R>>): Promise<Result<T, R>> {
  const done = await work
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return done
}

/** No unit acts: somebody uploads it themselves. */
const NOBODY = 0n

/** Papers as a clerk scans them (a unit acts), or as somebody uploads them. */
async function papersOf(documentType: string, count: number, unitId = 7n): Promise<bigint[]> {
  const uploads = await Promise.all(Array.from({ length: count }, async () => {
    const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
    const facts = { name: 'giay.pdf', sha256, size: 10, kind: 'application/pdf', pages: 1 } as const
    return province.inOneGo((ctx) => storeUpload(ctx, facts), { actorId: 5n })
  }))
  const items = uploads.map(({ publicId }) => ({ uploadId: publicId, documentType }))
  const taken = await province.inOneGo((ctx) => spoken(
    ctx, takePapers({ ...ctx, ...(unitId === NOBODY ? {} : { unitId }) }, { ownerId: person.id, items }),
  ), { actorId: 5n })
  return taken.map(({ paperId }) => paperId)
}
const codesOf = async (ids: readonly bigint[]) => (await sql<{ code: string | null }>`
  select code from documents.paper where id = any(${ids}::bigint[]) order by id`.execute(province.database.owner)).rows
  .map(({ code }) => code)
/** The reading found nothing that a person could look at: nothing is waited for. */
const readInVain = async (ids: readonly bigint[]) =>
  sql`update documents.paper_review set fields = '[]', numbers = '{}', suggested_at = now()
    where paper_id = any(${ids}::bigint[])`.execute(province.database.owner)
const serials = (codes: readonly (string | null)[]) => codes.map((code) => Number(code?.split('.').at(-1))).sort((a, b) => a - b)

test('what was scanned is coded, what somebody uploaded is not until it is kept', async () => {
  const scanned = await papersOf('giay-khai-sinh', 2)
  const [uploaded] = await papersOf('giay-khai-sinh', 1, NOBODY) as [bigint]
  await readInVain(scanned)
  expect(await codeNext(province)).toBe(false)
  const code = province.catalogue.documentType('giay-khai-sinh')?.code ?? ''
  expect(await codesOf(scanned)).toEqual([`${code}.0.0.000001`, `${code}.0.0.000002`])
  expect(await codesOf([uploaded])).toEqual([null])
  await sql`update documents.paper set kept_at = now() where id = ${uploaded}`.execute(province.database.owner)
  await codeNext(province)
  expect(await codesOf([uploaded])).toEqual([`${code}.0.0.000003`])
})

test('of what is known of a paper its code is made, and what is corrected later changes none of it', async () => {
  const [paper] = await papersOf('gcn-ket-hon', 1) as [bigint]
  const say = async (version: number, issuedOn: string) => sql`
    insert into documents.paper_facts (paper_id, version, issued_on, issuer_code, source, at, by, reason)
    values (${paper}, ${version}, ${issuedOn}, 'H46.31.02', 'typed', now(), 1, 'sửa')`.execute(province.database.owner)
  await say(1, '2019-12-03')
  await codeNext(province)
  const before = await codesOf([paper])
  expect(before[0]).toMatch(/\.H46\.31\.02\.20191203\.000001$/)
  await say(2, '2019-12-04')
  await codeNext(province)
  expect(await codesOf([paper])).toEqual(before)
})

test('a scan that is read waits for its code until a person has said what it says, or for a week', async () => {
  const [read, forgotten, kept] = await papersOf('gplx', 3) as [bigint, bigint, bigint]
  await codeNext(province)
  expect(await codesOf([read, forgotten, kept])).toEqual([null, null, null])
  await sql`
    insert into documents.paper_facts (paper_id, version, issued_on, issuer_name, source, at, by, reason)
    values (${read}, 1, '2019-12-03', ${agency.name}, 'read', now(), 1, null)`.execute(province.database.owner)
  await sql`update documents.paper set kept_at = now() where id = ${kept}`.execute(province.database.owner)
  await codeNext(province)
  const [first, second, third] = await codesOf([read, forgotten, kept])
  expect(first).toContain(`.${agency.agencyCode}.20191203.`)
  expect([second, third]).toEqual([null, expect.stringMatching(/\.0\.0\.000001$/)])
  const { rows: [row] } = await sql<{ addedAt: Date }>`
    select added_at from documents.paper where id = ${forgotten}`.execute(province.database.owner)
  const added = row?.addedAt.getTime() ?? NaN
  const after = (days: number) => ({ ...province, clock: { now: () => new Date(added + days * 86_400_000) } })
  await codeNext(after(6.9))
  expect(await codesOf([forgotten])).toEqual([null])
  await codeNext(after(7))
  expect(await codesOf([forgotten])).toEqual([expect.stringMatching(/\.0\.0\.000002$/)])
})

test('two workers at once code each paper once, and the series has no gap; a rollback gives its numbers back', async () => {
  const papers = await papersOf('giay-chung-sinh', 40)
  const rule = { pattern: '{type}.{serial}', width: 3 }
  const facts = { ownerNumber: null, typeCode: 'CS', issuerCode: null, issuedOn: null }
  const code = (ids: readonly bigint[]) => province.inOneGo((ctx) =>
    codePapers(ctx, { rule, papers: ids.map((paperId) => ({ paperId, ...facts })) }))
  await expect(province.inOneGo(async (ctx) => {
    await codePapers(ctx, { rule, papers: papers.map((paperId) => ({ paperId, ...facts })) })
    return { ok: false, refusal: { code: 'given-up' } }
  })).rejects.toThrow('given-up')
  const given = await Promise.all([code(papers.slice(0, 30)), code(papers.slice(10)), code([...papers].reverse())])
  expect(given.flat()).toHaveLength(40)
  expect(serials(await codesOf(papers))).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1))
})

test('more than one transaction takes is told, and none of what is told holds a code', async () => {
  await readInVain(await papersOf('trich-luc-khai-tu', 3))
  const more = [await codeNext(province, 2), await codeNext(province, 2), await codeNext(province, 2)]
  expect(more).toEqual([true, false, false])
  const { rows } = await sql<{ data: unknown }>`
    select data from audit.event where type = 'papers.coded'`.execute(province.database.owner)
  expect(rows.map(({ data }) => Object.keys(data as object)).flat().filter((key) => key !== 'count')).toEqual([])
})

test('the database takes no code twice', async () => {
  const [one, other] = await papersOf('gcn-ket-hon', 2) as [bigint, bigint]
  await readInVain([one, other])
  await codeNext(province)
  await expect(sql`update documents.paper set code = (select code from documents.paper where id = ${one}) where id = ${other}`
    .execute(province.database.owner)).rejects.toThrow('paper_coded_once')
})
