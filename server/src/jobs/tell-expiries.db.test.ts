/**
 * Need: whoever holds a licence or a result is told 60, 30 and 7 days before its last day, each time once, and never of
 * one that was replaced, revoked or taken out of the Kho.
 */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { storeOwnPaper, storeUpload, withdrawPaper } from '../modules/documents/public.ts'
import { noteNearExpiries, tellOfExpiry } from './tell-expiries.ts'

const CITIZEN = 77n
let province: Province
let ownerId = 0n
beforeAll(async () => {
  province = await createProvince()
  ownerId = (await province.aPerson(1)).id
})
afterAll(() => province.drop())

const on = (day: string) => province.clock.set(`${day}T09:00:00+07:00`)
const round = async (limit?: number) => noteNearExpiries(province, [60, 30, 7], limit)
/** A paper in the Kho of the owner whose last day is this. */
async function store(content: string, validTo: string | null): Promise<string> {
  const put = await province.storage.put(Readable.from([Buffer.from(content)]), Infinity)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  const file = { name: 'giay.pdf', sha256, size, kind: 'application/pdf', pages: 1 } as const
  const { publicId: uploadId } = await province.inOneGo((ctx) => storeUpload(ctx, file), { actorId: CITIZEN })
  const { publicId } = await province.inOneGo((ctx) => storeOwnPaper(ctx, {
    ownerId, size, uploadId, documentType: 'gplx', number: 'B 12', validTo, quota: { papers: 100, bytes: 1e9 },
  }), { actorId: CITIZEN })
  return publicId
}
const change = async (publicId: string, set: ReturnType<typeof sql>) =>
  sql`update documents.paper set ${set} where public_id = ${publicId}`.execute(province.database.owner)
const toldOf = async (publicId: string) => (await sql<{ data: { paper: string; on: string; days: number } }>`
  select data from audit.event where type = 'paper.expiry-told' and data ->> 'paper' = ${publicId} order by id`
  .execute(province.database.owner)).rows.map(({ data }) => [data.on, data.days])

test('60, 30 and 7 days before, each once however often is looked', async () => {
  on('2021-06-25')
  // 31/08 is the last day: 60 days before is 02/07, 30 is 01/08, 7 is 24/08.
  const paper = await store('one', '2021-08-31')
  const seen: unknown[] = []
  for (const day of ['2021-07-01', '2021-07-02', '2021-07-03', '2021-07-31', '2021-08-01', '2021-08-23', '2021-08-24', '2021-08-31', '2021-09-01']) {
    on(day)
    await round()
    await round()
    seen.push([day, (await toldOf(paper)).length])
  }
  expect(seen).toEqual([
    ['2021-07-01', 0], ['2021-07-02', 1], ['2021-07-03', 1], ['2021-07-31', 1], ['2021-08-01', 2], ['2021-08-23', 2],
    ['2021-08-24', 3], ['2021-08-31', 3], ['2021-09-01', 3],
  ])
  expect(await toldOf(paper)).toEqual([['2021-08-31', 60], ['2021-08-31', 30], ['2021-08-31', 7]])
})

test('what comes late is told of once, not for every number of days that is past; another last day anew', async () => {
  on('2021-06-25')
  const paper = await store('two', '2021-07-10')
  await round()
  // 15 days are left: 30 holds, 60 is past.
  expect(await toldOf(paper)).toEqual([['2021-07-10', 30]])
  await change(paper, sql`valid_to = '2021-08-10'`)
  await round()
  expect(await toldOf(paper)).toEqual([['2021-07-10', 30], ['2021-08-10', 60]])
})

test('no word of what was replaced, revoked or taken out, is over, or has no last day', async () => {
  on('2021-06-25')
  const ended = await Promise.all(['replaced', 'revoked'].map(async (why) => {
    const paper = await store(why, '2021-07-01')
    await change(paper, sql`ended_at = now(), ended_why = ${why}`)
    return paper
  }))
  const out = await store('out', '2021-07-01')
  const taken = await province.inOneGo(async (ctx) => withdrawPaper(ctx, { ownerId, paper: out }), { actorId: CITIZEN })
  expect(taken).toBeDefined()
  const others = [await store('over', '2021-06-24'), await store('ever', null)]
  await round()
  for (const paper of [...ended, out, ...others]) expect(await toldOf(paper)).toEqual([])
})

test('batch by batch, all of them, and two workers at once tell once', async () => {
  on('2021-06-25')
  const papers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (name) => store(name, '2021-07-05')))
  await Promise.all([round(2), round(2)])
  for (const paper of papers) expect(await toldOf(paper)).toEqual([['2021-07-05', 30]])
})

test('its owner reads the day; on the phone stands neither name nor kind of the paper; ended meanwhile, nothing', async () => {
  on('2021-06-25')
  const paper = await store('told', '2021-07-08')
  const handler = tellOfExpiry({ catalogue: province.catalogue, publicUrl: 'https://motcua.example' })
  const tell = async (id: bigint) => province.inOneGo(async (ctx) => {
    await handler.handle(ctx, {
      era: 0, id, type: 'paper.expiry-told', happenedAt: ctx.now, dossierId: null,
      data: { paper, on: '2021-07-08', days: 30 },
    } as never)
    return { ok: true as const, value: null }
  })
  const messages = async () => (await sql<{ channel: string; text: string }>`
    select channel, text from notifications.message where template = 'paper-expiring' order by channel`
    .execute(province.database.owner)).rows
  await tell(1n)
  const found = await messages()
  expect(found.find(({ channel }) => channel === 'portal')?.text).toContain('08/07/2021')
  for (const { text } of found.filter(({ channel }) => channel === 'sms')) {
    expect(text).toContain('08/07/2021')
    expect(text).not.toMatch(/lái xe|https?:/)
  }
  await change(paper, sql`ended_at = now(), ended_why = 'revoked'`)
  await tell(2n)
  expect(await messages()).toHaveLength(found.length)
})
