/**
 * Need: what was accepted once is kept, so that nobody has to hand it in again: by law where an act says so, else only
 * as its owner chose (NĐ 45/2020 Đ.16; domain 7.4).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { correctFacts } from '../documents/public.ts'
import type { NewDossierInput } from '../dossiers/public.ts'
import type { Person } from '../identity/public.ts'
import { keepAccepted } from './public.ts'

let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

const COMMUNE = 'cq:ubnd-xa-18856'
// The birth notification may be used again, and no act says that it is kept; a marriage certificate is an agency's.
const [NOTICE, MARRIAGE] = ['giay-chung-sinh', 'gcn-ket-hon']

/** A birth registered at a commune with a paper of each of these types. */
async function birth(person: Person, more: Partial<NewDossierInput> = {}, until: 'issue' | 'accept' = 'issue') {
  const { content } = desk.versionOf('khai-sinh')
  const filed = await Promise.all(content.components.map(async ({ id, isForm, handling }) => {
    const how = isForm || handling === 'data' ? 'data' as const : 'filed' as const
    return { component: id, how, originals: 0, copies: 0, uploads: how === 'filed' ? [await desk.upload()] : [] }
  }))
  const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856', more: { filed, ...more } })
  await desk.act('acknowledge', publicId, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
  if (until === 'issue') {
    await desk.act('take', publicId, ['officer', COMMUNE])
    await desk.act('propose', publicId, ['officer', COMMUNE])
    await desk.act('approve', publicId, ['agency_head', COMMUNE])
    await desk.act('issue', publicId, ['clerk', COMMUNE])
  }
  return desk.dossier(publicId)
}

const keep = async (dossierId: bigint) => province.inOneGo(async (ctx) => {
  await keepAccepted(ctx, province, dossierId)
  return ok(null)
})

async function kept({ id }: Person) {
  const { rows } = await sql<{ type: string; basis: string; article: string | null; ended: string | null }>`
    select document_type as type, basis, article, ended_why as ended from documents.paper
    join documents.keeping on paper_id = paper.id where owner_id = ${id} order by paper.id`.execute(province.database.owner)
  return rows.map(({ type, basis, ended }) => [type, basis, ended].filter(Boolean).join(' '))
}

test('without a wish only what an act names is kept', async () => {
  const person = await province.aPerson(201)
  const { id } = await birth(person)
  await keep(id)
  const rows = await kept(person)
  expect(rows.every((row) => row.endsWith(' law'))).toBe(true)
  expect(rows.some((row) => row.startsWith(NOTICE))).toBe(false)
})

test('who agreed at submission finds what may be used again, with the moment of the consent', async () => {
  const person = await province.aPerson(202)
  const { id, submittedAt } = await birth(person, { khoChoice: { keeps: true, declinesReuse: false } })
  await keep(id)
  expect(await kept(person)).toContain(`${NOTICE} consent`)
  const { rows } = await sql`select agreed_at, dossier_id from documents.keeping join documents.paper p on p.id = paper_id
    where basis = 'consent' and owner_id = ${person.id} limit 1`.execute(province.database.owner)
  expect(rows).toEqual([{ agreedAt: submittedAt, dossierId: id }])
})

test('what has not succeeded keeps nothing, and told twice it keeps nothing twice', async () => {
  const person = await province.aPerson(203)
  const open = await birth(person, { khoChoice: { keeps: true, declinesReuse: false } }, 'accept')
  await keep(open.id)
  expect(await kept(person)).toEqual([])
  const done = await birth(person, { khoChoice: { keeps: true, declinesReuse: false } })
  await keep(done.id)
  const once = await kept(person)
  await keep(done.id)
  expect([once.length > 0, await kept(person)]).toEqual([true, once])
})

test('papers of somebody who authorised it are not the applicant’s', async () => {
  const [person, authoriser] = [await province.aPerson(204), await province.aPerson(205)]
  const { id } = await birth(person, {
    authoriserId: authoriser.id, khoChoice: { keeps: true, declinesReuse: false },
  })
  await keep(id)
  expect([await kept(person), await kept(authoriser)]).toEqual([[], []])
})

test('a correction is a new version with a reason; what was said before stays', async () => {
  const person = await province.aPerson(206)
  const { id } = await birth(person, { khoChoice: { keeps: true, declinesReuse: false } })
  await keep(id)
  const { rows: [paper] } = await sql<{ id: bigint }>`select id from documents.paper where owner_id = ${person.id}
    and kept_at is not null and source = 'upload' limit 1`.execute(province.database.owner)
  const say = async (number: string, reason: string | null) => province.inOneGo((ctx) => correctFacts(ctx, {
    paperId: paper?.id ?? 0n, said: { number, data: { 'person.fullName': `Mẫu ${number}` } }, source: 'typed', reason,
  }))
  expect(await say('12', null)).toBe(1)
  await expect(say('13', null)).rejects.toThrow('reason-missing')
  expect(await say('13', 'gõ nhầm số')).toBe(2)
  const { rows } = await sql`select version, number, reason from documents.paper_facts where paper_id = ${paper?.id}
    order by version`.execute(province.database.owner)
  expect(rows).toEqual([
    { version: 1, number: '12', reason: null }, { version: 2, number: '13', reason: 'gõ nhầm số' },
  ])
})

test('of a type that somebody has once the newer ends the older, and a lesser copy ends no better one', async () => {
  const person = await province.aPerson(207)
  const plant = async (type: string, standing: string, on: string, choice = true) => {
    const { rows: [row] } = await sql<{ id: bigint }>`
      with u as (select id, sha256, name from documents.upload where public_id = ${await desk.upload()})
      insert into documents.paper (sha256, name, document_type, owner_id, source, upload_id, added_at, added_by, standing)
      select sha256, name, ${type}, ${person.id}, 'scan', id, ${province.clock.now()}, 1, ${standing} from u returning id`
      .execute(province.database.owner)
    await sql`insert into documents.paper_facts (paper_id, version, issued_on, source, at, by)
      values (${row?.id}, 1, ${on}, 'typed', ${province.clock.now()}, 1)`.execute(province.database.owner)
    const { keepPapers } = await import('../documents/public.ts')
    await province.inOneGo(async (ctx) => ok(await keepPapers(ctx, {
      ownerId: person.id, dossierId: null, singleTypes: choice ? ['gplx'] : [],
      papers: [{ paperId: row?.id ?? 0n, basis: 'owner', article: null, agreedAt: ctx.now }],
    }).then(() => null)))
    return row?.id
  }
  const first = await plant('gplx', 'signed-scan', '2015-03-01')
  const second = await plant('gplx', 'signed-scan', '2020-03-01')
  await plant('gplx', 'plain-copy', '2021-03-01')
  await plant('gplx', 'signed-scan', '2012-03-01') // older than what is there: it comes in as replaced
  await plant(MARRIAGE, 'signed-scan', '2012-03-01')
  await plant(MARRIAGE, 'signed-scan', '2013-03-01')
  expect(await kept(person)).toEqual([
    'gplx owner replaced', 'gplx owner', 'gplx owner', 'gplx owner replaced', `${MARRIAGE} owner`, `${MARRIAGE} owner`])
  const { rows } = await sql`select replaced_by from documents.paper where id = ${first}`.execute(province.database.owner)
  expect(rows).toEqual([{ replacedBy: second }])
})
