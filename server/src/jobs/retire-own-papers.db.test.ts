/**
 * Need: what an owner stored in the own Kho is kept no longer than it serves (NĐ 13/2023 Đ.3), its owner is told before
 * and never surprised; what an act keeps, an office accepted or a dossier uses stays.
 */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { recordEvent } from '../modules/audit/public.ts'
import {
  keepPapers, removeDestroyed, storeOwnPaper, storeUpload, takePapers, withdrawPaper,
} from '../modules/documents/public.ts'
import { retireOldPapers, tellOwner } from './retire-own-papers.ts'

const RULES = { notice: 30, withdrawn: 90, expired: 365, stored: 1_825 }
const START = Date.parse('2021-06-25T09:00+07:00')
const CITIZEN = 77n
let province: Province
let ownerId = 0n
beforeAll(async () => {
  province = await createProvince()
  ownerId = (await province.aPerson(1)).id
})
afterAll(() => province.drop())

/** So many days after the first paper was stored. */
const after = (days: number) => province.clock.set(new Date(START + days * 86_400_000).toISOString())
const round = async () => {
  await retireOldPapers(province, RULES)
  await removeDestroyed(province.db, province.storage, {
    at: new Date(Date.now() + 60_000), before: new Date(Date.now() + 60_000), limit: 100,
  })
}
async function upload(content: string) {
  const put = await province.storage.put(Readable.from([Buffer.from(content)]), Infinity)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  const file = { name: 'giay.pdf', sha256, size, kind: 'application/pdf', pages: 1 } as const
  const { publicId } = await province.inOneGo((ctx) => storeUpload(ctx, file), { actorId: CITIZEN })
  return { sha256, size, uploadId: publicId }
}
/** The owner stores a paper; answers its public id and what it is of. */
async function store(content: string, documentType = 'gplx', validTo: string | null = null) {
  const { sha256, ...up } = await upload(content)
  const { publicId } = await province.inOneGo((ctx) => storeOwnPaper(ctx, {
    ownerId, ...up, documentType, number: 'B 12', validTo, quota: { papers: 100, bytes: 1e9 },
  }), { actorId: CITIZEN })
  return { publicId, sha256 }
}
const row = async (publicId: string) => (await sql<{ id: bigint; why: string | null; destroyed: boolean; number: string | null }>`
  select p.id, ended_why as why, destroyed_at is not null as destroyed,
    (select number from documents.paper_facts f where f.paper_id = p.id) as number
  from documents.paper p where public_id = ${publicId}`.execute(province.database.owner)).rows[0]
const stateOf = async ({ publicId, sha256 }: { publicId: string; sha256: string }) => {
  const { why = null, destroyed = false } = await row(publicId) ?? {}
  return [why, destroyed, await province.storage.has(sha256)]
}
const told = async (type: string) => (await sql<{ data: { paper: string; on?: string } }>`
  select data from audit.event where type = ${type} order by id`.execute(province.database.owner)).rows.map(({ data }) => data)

test('a file goes when its time is over, and its owner was told thirty days before; that it was there stays', async () => {
  after(0)
  const paper = await store('stored')
  // 1825 days after 2021-06-25 is 2026-06-24; thirty days before it is 2026-05-25, which is 1795 days after.
  after(1_794)
  await round()
  expect([await told('paper.removal-told'), await stateOf(paper)]).toEqual([[], [null, false, true]])
  after(1_795)
  await round()
  await round()
  expect(await told('paper.removal-told')).toEqual([{ paper: paper.publicId, on: '2026-06-24' }])
  after(1_824)
  await round()
  expect(await stateOf(paper)).toEqual([null, false, true])
  after(1_825)
  await round()
  expect(await stateOf(paper)).toEqual(['over', true, false])
  expect(await told('paper.removed')).toEqual([{ paper: paper.publicId }])
  // Neither what it said: its number goes with it.
  expect((await row(paper.publicId))?.number).toBe(null)
})

test('what is over already when the rule begins goes no sooner than its owner was told', async () => {
  after(2_000)
  const paper = await store('expired', 'hoc-ba', '2026-12-31')
  after(3_000)
  await round()
  expect(await stateOf(paper)).toEqual([null, false, true])
  after(3_029)
  await round()
  expect(await stateOf(paper)).toEqual([null, false, true])
  after(3_030)
  await round()
  expect(await stateOf(paper)).toEqual(['over', true, false])
})

test('what its owner took out goes its days later', async () => {
  after(3_100)
  const paper = await store('withdrawn')
  await province.inOneGo((ctx) => withdrawPaper(ctx, { ownerId, paper: paper.publicId }), { actorId: CITIZEN })
  after(3_160) // 3100 + 90 - 30
  await round()
  expect((await told('paper.removal-told')).at(-1)?.paper).toBe(paper.publicId)
  expect(await stateOf(paper)).toEqual(['withdrawn', false, true])
  after(3_190)
  await round()
  expect(await stateOf(paper)).toEqual(['withdrawn', true, false])
})

test('what a dossier uses is not told and not touched; nor what an act or the consent to a dossier keeps', async () => {
  after(3_200)
  const used = await store('used again')
  const number = (await row(used.publicId))?.id ?? 0n
  await sql`insert into dossiers.held_component (dossier_id, component, source, paper_id, outcome, basis, at, by)
    select 1, 'giay', 'kho', ${number}, 'reused', 'đồng ý', now(), 1`.execute(province.database.owner).catch(() => null)
  await province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // the dossier itself is not there
    await sql`insert into dossiers.component (dossier_id, component, how, paper_ids)
      values (1, 'giay', 'reused', array[${number}::bigint])`.execute(tx)
  })
  const accepted: { publicId: string; sha256: string }[] = []
  for (const basis of ['law', 'consent'] as const) {
    const { sha256, uploadId } = await upload(basis)
    await province.inOneGo(async (ctx) => {
      const taken = await takePapers(ctx, { ownerId, items: [{ uploadId, documentType: 'don' }] })
      if (!taken.ok) return taken
      const [kept] = await keepPapers(ctx, {
        ownerId, dossierId: 1n, singleTypes: [], papers: [{
          paperId: taken.value[0]?.paperId ?? 0n, basis, article: basis === 'law' ? 'NĐ 45/2020/NĐ-CP Đ.16' : null,
          agreedAt: basis === 'law' ? null : ctx.now,
        }],
      })
      await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
      accepted.push({ publicId: kept?.publicId ?? '', sha256 })
      return { ok: true as const, value: null }
    }, { actorId: CITIZEN })
  }
  await province.inOneGo((ctx) => withdrawPaper(ctx, { ownerId, paper: accepted[1]?.publicId ?? '' }), { actorId: CITIZEN })
  const before = (await told('paper.removal-told')).length
  after(9_000)
  await round()
  after(9_100)
  await round()
  expect((await told('paper.removal-told')).length).toBe(before)
  expect(await stateOf(used)).toEqual([null, false, true])
  expect(await Promise.all(accepted.map(stateOf))).toEqual([[null, false, true], ['withdrawn', false, true]])
  // By what right it stands there is asked again before it goes, should it ever be looked at.
  await sql`insert into documents.own_paper (paper_id, look_on, goes_on)
    select id, '2021-06-25', '2021-06-25' from documents.paper
    where public_id = any(${accepted.map((one) => one.publicId)}::uuid[])`.execute(province.database.owner)
  await round()
  expect(await Promise.all(accepted.map(stateOf))).toEqual([[null, false, true], ['withdrawn', false, true]])
})

test('its owner reads which file goes on which day, and where it is', async () => {
  after(9_200)
  const paper = await store('message')
  const { subject } = await tellOf({ paper: paper.publicId, on: '2050-01-31' })
  expect(subject).toBe('Tệp trong Kho giấy tờ sẽ bị xóa ngày 31/01/2050')
})

async function tellOf(data: object): Promise<{ subject?: string; text?: string }> {
  const { catalogue } = province
  const handler = tellOwner({ catalogue, publicUrl: 'https://motcua.example' })
  await province.inOneGo(async (ctx) => {
    await handler.handle(ctx, {
      era: 0, id: 1n, type: 'paper.removal-told', happenedAt: ctx.now, dossierId: null, data,
    } as never)
    return { ok: true as const, value: null }
  })
  const { rows: [row] } = await sql<{ subject: string; text: string }>`
    select subject, text from notifications.message where template = 'paper-removal' and channel = 'portal'`
    .execute(province.database.owner)
  return row ?? {}
}
