/** Need (part C4; R9, R18, R20): what a dossier costs is asked when it is received, and holds its result until paid. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { openDirectory } from '../organisation/public.ts'
import { listCharges } from '../payments/public.ts'
import { cancelFee } from './cancel-fee.ts'
import { stateFeeFacts } from './ask-fees.ts'
import { resumePaid } from './resume-paid.ts'
import type { NewDossierInput } from './store-new-dossier.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap'] as const
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const COUNTER: Who = ['reception', CENTRE]
const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
let desk: Desk

beforeAll(async () => {
  const made = await createProvince()
  await sql`update organisation.policy set value = '{"heldBy": ["owed"]}' where key = 'result-release'`
    .execute(made.database.owner)
  province = { ...made, directory: await openDirectory(made.database.app) }
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(() => province.clock.set('2021-06-25T09:00+07:00'))

const chargesOf = async (publicId: string) => listCharges(province.db, (await desk.dossier(publicId)).id)
const shown = async (publicId: string) => (await chargesOf(publicId)).map(({ amount, state }) => [amount, state])

/** A certified copy: 2.000 đồng for each of the first two pages, then 1.000, 200.000 at most (TT 226/2016). */
const certified = async (feeFacts: NewDossierInput['feeFacts']) => (await desk.receive(
  'ct-ban-sao', ['reception', `${COMMUNE}:one-stop`],
  { person: await province.aPerson(3), territory: 'xa:18856', more: { feeFacts, filed: shownPapers() } })).publicId
/** Pages and copies of each paper. */
const papers = (...rows: readonly (readonly [pages: number, copies: number])[]) =>
  ({ papers: rows.map(([pages, copies]) => ({ pages, copies })) })
const shownPapers = () => desk.versionOf('ct-ban-sao').content.components
  .map(({ id }) => ({ component: id, how: 'filed' as const, originals: 1, copies: 1, uploads: [] }))

test('a fee is asked for by what was said of the case, and one of which nothing was said is not free', async () => {
  expect(await shown(await certified(papers([5, 2])))).toEqual([[14_000, 'owed']]) // 2 x (2 x 2,000 + 3 x 1,000)
  expect(await shown(await certified(papers([500, 1])))).toEqual([[200_000, 'owed']])
  expect(await shown(await certified(papers([5, 2], [1, 3])))).toEqual([[20_000, 'owed']]) // 14,000 + 3 x 2,000
  expect(await shown(await certified({ copies: 2, pages: 5 }))).toEqual([[null, 'unknown']])
  expect(await shown(await certified(undefined))).toEqual([[null, 'unknown']])
})

test('what the applicant said online counts when it is accepted, but for what only a paper shows', async () => {
  const birth = async (...subjects: readonly string[]) => {
    const { publicId } = await desk.submit('khai-sinh', {
      person: await province.aPerson(4), territory: 'xa:18856', more: { feeFacts: { subjects } },
    })
    await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
    return (await chargesOf(publicId)).map(({ state, why }) => `${state} ${why.split(/[:(]/)[0]?.trim() ?? ''}`)
  }
  expect(await birth('khai-sinh-dung-han')).toEqual(['waived Đăng ký đúng hạn, công dân Việt Nam cư trú trong nước'])
  expect(await birth()).toEqual(['unknown Quá hạn'])
  // Not in the list of its rule, so nothing shows it: it is neither waived nor taken for none.
  expect(await birth('ho-ngheo')).toEqual(['unknown Chưa đủ dữ kiện để tính'])
})

test('how many copies it is nobody but a clerk says: what the applicant counted online sets no charge', async () => {
  const { publicId } = await desk.submit('ct-ban-sao', {
    person: await province.aPerson(5), territory: 'xa:18856', more: { feeFacts: papers([1, 1]) },
  })
  await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
  expect(await shown(publicId)).toEqual([[null, 'unknown']])
})

test('facts that are said later work the fees out anew, until one is paid', async () => {
  const publicId = await certified(undefined)
  const viewer = await province.viewerAs('reception', `${COMMUNE}:one-stop`, 'dossier.intake')
  const state = async (copies: number) => province.inOneGo((ctx) => stateFeeFacts(ctx, province, {
    publicId, viewer, facts: papers([1, copies]), why: 'Đã đếm lại.',
  }), { actorId: viewer.accountId })
  await state(3)
  expect(await shown(publicId)).toEqual([[null, 'cancelled'], [6_000, 'owed']])
  await desk.pay(publicId)
  await expect(state(1)).rejects.toThrow('charges-paid')
})

test('a result is given once what is due is paid, and not before', async () => {
  const { publicId } = await desk.receive('phieu-lltp', COUNTER, { person: await province.aPerson(3), channel: 'post' })
  await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
    assigneeId: await desk.assignee('officer', DIVISION),
  })
  for (const [deed, role, unit] of [
    ['propose', 'officer', DIVISION], ['check', 'unit_head', DIVISION], ['approve', 'agency_head', DEPARTMENT],
    ['issue', 'clerk', DEPARTMENT],
  ] as const) await desk.act(deed, publicId, [role, unit])
  await expect(desk.act('return-result', publicId, COUNTER, { how: 'post', isUnpaid: true })).rejects.toThrow('fees-unpaid')
  await desk.pay(publicId)
  expect((await desk.act('return-result', publicId, COUNTER, { how: 'post', isUnpaid: true })).state).toBe('returned')
})

test('what is stopped owes nothing any more, and what was paid stays paid', async () => {
  const [stopped, half] = [await certified(papers([5, 2])), await certified(papers([5, 1]))]
  await desk.pay(half)
  for (const publicId of [stopped, half]) await desk.act('stop', publicId, ['reception', `${COMMUNE}:one-stop`])
  expect(await shown(stopped)).toEqual([[14_000, 'cancelled']])
  expect(await shown(half)).toEqual([[7_000, 'paid']])
})

test('a fee asked by mistake is taken back once, with its reason; one of another dossier and a duty are not', async () => {
  const [publicId, other] = [await certified(papers([5, 2])), await certified(papers([5, 1]))]
  const [charge] = await chargesOf(publicId)
  const cancel = async (of: string, one = charge?.publicId ?? '') => {
    const { id: dossierId } = await desk.dossier(of)
    return province.inOneGo(async (ctx) => cancelFee(ctx, { dossierId, charge: one, why: 'Tính nhầm.' }))
  }
  await expect(cancel(other)).rejects.toThrow('charge-unknown')
  await cancel(publicId)
  expect(await shown(publicId)).toEqual([[14_000, 'cancelled']])
  await expect(cancel(publicId)).rejects.toThrow('charge-settled')

  const { publicId: born } = await desk.submit('khai-sinh', { person: await province.aPerson(1), territory: 'xa:18856' })
  await desk.act('accept', born, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('take', born, ['officer', COMMUNE])
  await desk.act('ask-payment', born, ['officer', COMMUNE])
  const duty = (await chargesOf(born)).find(({ kind }) => kind === 'nghia-vu-tai-chinh')
  await expect(cancel(born, duty?.publicId)).rejects.toThrow('charge-of-duty')
})

test('a financial duty is a charge: paid at the section, its dossier goes on by itself, once', async () => {
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(1), territory: 'xa:18856' })
  await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('ask-payment', publicId, ['officer', COMMUNE])
  const duty = (await chargesOf(publicId)).find(({ kind }) => kind === 'nghia-vu-tai-chinh')
  const dossierId = (await desk.dossier(publicId)).id
  await desk.pay(publicId)
  const resume = async (charge: string) => province.inOneGo(async (ctx) =>
    ok(await resumePaid(ctx, province, { dossierId, charge, payment: 'BL-1' })))
  const other = (await chargesOf(publicId)).find(({ kind }) => kind !== 'nghia-vu-tai-chinh')
  expect(await resume(other?.publicId ?? '')).toBe(false)
  expect(await resume(duty?.publicId ?? '')).toBe(true)
  expect((await desk.dossier(publicId)).state).toBe('in-progress')
  expect(await resume(duty?.publicId ?? '')).toBe(false)
})

test('a duty that was done elsewhere is settled by the paper that is shown', async () => {
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(2), territory: 'xa:18856' })
  await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('ask-payment', publicId, ['officer', COMMUNE])
  await desk.act('pay', publicId, ['officer', COMMUNE])
  expect((await chargesOf(publicId)).filter(({ kind }) => kind === 'nghia-vu-tai-chinh').map(({ state }) => state))
    .toEqual(['paid'])
})
