/**
 * Need: a result that was wrong is taken back, replaced or corrected by its agency, by two people; whoever checks it is
 * told, and in the Kho it is used for nothing any more (NĐ 45/2020/NĐ-CP Đ.14; domain 7.2).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { decideResultEnd } from './decide-result-end.ts'
import { type ProposeResultEnd, proposeResultEnd } from './propose-result-end.ts'
import { withdrawResultEnd } from './withdraw-result-end.ts'
import { listFacts } from '../documents/public.ts'
import { findPublicStatus, listEndedResults } from './store/result-checks.ts'
import { findSignedResult } from './store/result-end-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const [DAY, SECOND] = ['2021-06-25', 9n]
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
/** Each issues results, with four signatures and a check of each. */
vi.setConfig({ testTimeout: 120_000 })

let people = 0
async function issued(person?: Awaited<ReturnType<Province['aPerson']>>) {
  const applicant = person ?? await province.aPerson(people += 1)
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: applicant, territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  const result = await findSignedResult(province.db, (await desk.dossier(publicId)).id)
  if (!result) throw new Error('no result')
  return { publicId, applicant, ...result }
}

const propose = async (publicId: string, more: Partial<ProposeResultEnd> = {}) => province.inOneGo(async (ctx) =>
  proposeResultEnd(ctx, province, {
    publicId, viewer: await province.viewerAs('officer', COMMUNE, 'result.propose-end'), kind: 'revoked',
    decisionNumber: '12/QĐ-UBND', decisionDay: DAY, reason: 'Cấp cho sai người', ...more,
  }))
const decide = async (publicId: string, end: string, isConfirmed: boolean, actorId = SECOND) =>
  province.inOneGo(async (ctx) => decideResultEnd(ctx, province, {
    publicId, viewer: await province.viewerAs('agency_head', COMMUNE, 'result.decide-end'), end, isConfirmed, note: '',
  }), { actorId })
const withdraw = async (publicId: string, end: string, more: { actorId?: bigint; onBehalfOfId?: bigint } = {}) =>
  province.inOneGo(async (ctx) => withdrawResultEnd(ctx, province, {
    publicId, viewer: await province.viewerAs('officer', COMMUNE, 'result.propose-end'), end, note: 'Nhầm hồ sơ',
  }), more)
const paperOf = async (paperId: bigint) => {
  const { rows: [row] } = await sql<{ why: string | null; by: bigint | null }>`
    select ended_why as why, replaced_by as by from documents.paper where id = ${paperId}`.execute(province.db)
  return row
}
const eventsOf = async (publicId: string) => (await desk.events(publicId)).map(({ type }) => type)
const endOf = async (code: string) => (await listEndedResults(province.db)).find((one) => one.code === code)

test('it is revoked once a second person confirms: told of in public, ended in the Kho, on record', async () => {
  const { publicId, code, paperId } = await issued()
  const end = await propose(publicId)
  expect(await endOf(code)).toBeUndefined()
  await decide(publicId, end.publicId, true)
  expect(await endOf(code)).toEqual({ code, kind: 'revoked', day: DAY, byCode: null })
  expect(await paperOf(paperId)).toEqual({ why: 'revoked', by: null })
  expect((await eventsOf(publicId)).slice(-3))
    .toEqual(['dossier.result-end-proposed', 'dossier.result-ended', 'paper.revoked'])
  const { rows: [row] } = await sql<{ digest: string }>`
    select encode(digest, 'hex') as digest from dossiers.signed_result where code = ${code}`.execute(province.db)
  expect(await findPublicStatus(province.db, code, row?.digest ?? '')).toMatchObject({ end: { kind: 'revoked' } })
  await expect(propose(publicId)).rejects.toThrow('result-ended')
})

test('whoever proposed it does not confirm it, and may take it back; then nothing has happened to the result', async () => {
  const { publicId, code, paperId } = await issued()
  const end = await propose(publicId)
  const proposer = 1n
  await expect(decide(publicId, end.publicId, true, proposer)).rejects.toThrow('result-end-own')
  await expect(propose(publicId)).rejects.toThrow('result-end-open')
  await decide(publicId, end.publicId, false, proposer)
  expect([await endOf(code), await paperOf(paperId)]).toEqual([undefined, { why: null, by: null }])
  expect((await eventsOf(publicId)).at(-1)).toBe('dossier.result-end-declined')
  await expect(decide(publicId, end.publicId, true)).rejects.toThrow('result-end-decided')
  expect(await propose(publicId)).toMatchObject({ kind: 'revoked' })
})

test('it is replaced by another of the same applicant only, which takes its place in the Kho, too', async () => {
  const old = await issued()
  const [newer, stranger] = [await issued(old.applicant), await issued()]
  for (const byCode of [undefined, stranger.code, old.code, 'H46.KQ.20210625.999999'])
    await expect(propose(old.publicId, { kind: 'replaced', byCode })).rejects.toThrow('replacement-unknown')
  const end = await propose(old.publicId, { kind: 'replaced', byCode: newer.code })
  await decide(old.publicId, end.publicId, true)
  expect(await endOf(old.code)).toMatchObject({ kind: 'replaced', byCode: newer.code })
  expect(await paperOf(old.paperId)).toEqual({ why: 'replaced', by: newer.paperId })
  expect(await paperOf(newer.paperId)).toEqual({ why: null, by: null })
})

test('it is corrected and holds on; revoked later, that is what is told', async () => {
  const { publicId, code, paperId } = await issued()
  const corrected = await propose(publicId, { kind: 'corrected', reason: 'Sai ngày sinh' })
  await decide(publicId, corrected.publicId, true)
  expect([await endOf(code), await paperOf(paperId)]).toMatchObject([{ kind: 'corrected' }, { why: null }])
  const revoked = await propose(publicId)
  await decide(publicId, revoked.publicId, true)
  expect((await listEndedResults(province.db)).filter((one) => one.code === code)).toMatchObject([{ kind: 'revoked' }])
  expect(await paperOf(paperId)).toMatchObject({ why: 'revoked' })
})

test('nothing is proposed by a decision to come, nor where no result was issued, nor out of reach', async () => {
  const { publicId } = await issued()
  await expect(propose(publicId, { decisionDay: '2021-06-26' })).rejects.toThrow('decision-later')
  const { publicId: open } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(people += 1), territory: 'xa:18856',
  })
  const head = await province.viewerAs('agency_head', COMMUNE, 'result.propose-end')
  await expect(propose(open, { viewer: head })).rejects.toThrow('result-missing')
  await expect(propose(publicId, { viewer: { ...head, reaches: [] } })).rejects.toThrow('dossier-unknown')
  await expect(decide(publicId, crypto.randomUUID(), true)).rejects.toThrow('result-end-unknown')
})

test('of two proposals at once one stands, and of two confirmations one counts', async () => {
  const { publicId } = await issued()
  const proposed = await Promise.allSettled([propose(publicId), propose(publicId)])
  expect(proposed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [end] = proposed.flatMap((one) => one.status === 'fulfilled' ? [one.value] : [])
  const decided = await Promise.allSettled([1, 2].map(() => decide(publicId, end?.publicId ?? '', true)))
  expect(decided.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('whoever proposed it takes it back without the head; nobody else does, and it is not decided afterwards', async () => {
  const { publicId, code, paperId } = await issued()
  const end = await propose(publicId)
  await expect(withdraw(publicId, end.publicId, { actorId: SECOND })).rejects.toThrow('result-end-not-yours')
  await expect(withdraw(publicId, crypto.randomUUID())).rejects.toThrow('result-end-unknown')
  await withdraw(publicId, end.publicId)
  expect([await endOf(code), await paperOf(paperId)]).toEqual([undefined, { why: null, by: null }])
  expect((await eventsOf(publicId)).at(-1)).toBe('dossier.result-end-withdrawn')
  await expect(withdraw(publicId, end.publicId)).rejects.toThrow('result-end-decided')
  await expect(decide(publicId, end.publicId, true)).rejects.toThrow('result-end-decided')
  const second = await propose(publicId)
  await decide(publicId, second.publicId, true)
  await expect(withdraw(publicId, second.publicId)).rejects.toThrow('result-end-decided')
})

test('what a result says is kept with its paper; corrected, the paper says it anew and keeps what it said', async () => {
  const { publicId, paperId, number, applicant } = await issued()
  expect(await listFacts(province.db, paperId)).toMatchObject([
    { version: 1, number, issuedOn: DAY, source: 'result', data: { 'person.fullName': applicant.fullName } },
  ])
  const correctedData = { 'person.fullName': 'Nguyễn Thị Sửa' }
  for (const wrong of [{ kind: 'revoked' as const, correctedData }, { kind: 'corrected' as const, correctedData: { nothing: 'a' } }])
    await expect(propose(publicId, wrong)).rejects.toThrow('result-field-unknown')
  await expect(propose(publicId, { kind: 'corrected', correctedData, correctable: () => ['other'] }))
    .rejects.toThrow('result-field-unknown')
  const end = await propose(publicId, { kind: 'corrected', correctedData })
  expect(await listFacts(province.db, paperId)).toHaveLength(1)
  await decide(publicId, end.publicId, true)
  expect(await listFacts(province.db, paperId)).toMatchObject([
    { version: 2, number, data: correctedData, reason: 'Đính chính theo quyết định số 12/QĐ-UBND ngày 25/06/2021' },
    { version: 1, data: { 'person.fullName': applicant.fullName } },
  ])
})
