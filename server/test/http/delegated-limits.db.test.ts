/**
 * Need (part C5; KH 1107 II.6): how far a delegation reaches for manifests, for bundles and for what is in hand.
 */
import { randomUUID } from 'node:crypto'
import type { InHandPage } from '@motcua/contracts/delegations.ts'
import type { DossierFees } from '@motcua/contracts/fees.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actDelegated, isMoreInHand, pageReceptions } from '../../src/modules/post/public.ts'
import type { Caller, Got } from './as-user.ts'
import { type DelegationStage, openDelegations } from './delegation-stage.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { postAt } from './offices.ts'

let stage: DelegationStage
let http: DelegationStage['http']
let commune: DelegationStage['commune']
let [clerk, reception]: Caller[] = []
let birth: string
let choices: DelegationStage['choices']
let people = 0
beforeAll(async () => {
  stage = await openDelegations()
  ;({ http, commune, clerk, reception, birth, choices } = stage)
})
afterAll(() => http.stop())
/** Each test begins with nothing that stands. */
beforeEach(() => stage.revokeAll())

function by(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
/** Somebody's papers, scanned and taken in by whoever sits there. */
async function intake(caller: Caller | undefined): Promise<Got> {
  people += 1
  const { body: { id: person } } = await openPerson(by(reception), 800 + people, { fullName: 'Nguyễn Thị Mẫu' })
  const body = await intakeBody(by(reception), birth, person, { communeId: commune.territory.publicId })
  const { body: { id: file } } = await upload(by(caller), pdfOf(randomUUID()))
  const components = body.components.map((one) => ({ ...one, files: one.how === 'filed' ? [file] : [] }))
  return by(caller).call('POST', '/api/dossiers', { body: { ...body, components }, key: randomUUID() })
}
const inHand = async () => (await by(clerk).call('GET', '/api/post/delegated/in-hand')).body as unknown as InHandPage

test('whoever of the post sits at a section passes manifests for it only while something is delegated there', async () => {
  const seconded = await postAt(http, commune.seats.reception.id, 'seconded.passes')
  const manifests = async () => codeOf(await seconded.call('GET', '/api/post/manifests'))
  expect(await manifests()).toEqual([404, 'not-found'])
  const id = await stage.given()
  expect(await manifests()).toEqual([200, undefined])
  await stage.revoke(id)
  expect(await manifests()).toEqual([404, 'not-found'])
  // The post itself passes its own, whatever is delegated.
  expect((await by(clerk).call('GET', '/api/post/manifests')).status).toBe(200)
})

test('what is in hand is told page by page, and whether it is more than can be opened', async () => {
  const delegation = await stage.given()
  const numbers: string[] = []
  while (numbers.length < 3) numbers.push((await intake(clerk)).body.number)
  const { db } = http.province
  const [{ id } = { id: 0n }] = (await sql<{ id: bigint }>`
    select id from post.delegation where public_id = ${delegation}`.execute(http.province.database.owner)).rows
  const first = await pageReceptions(db, [id], 2, undefined)
  const last = first.at(-1)
  const rest = await pageReceptions(db, [id], 2, last && { at: last.receivedAt, id: last.dossierId })
  const held = [...first, ...rest].map(({ dossierId }) => dossierId)
  expect([first.length, rest.length, new Set(held).size]).toEqual([2, 1, 3])
  expect([await isMoreInHand(db, [id], 2), await isMoreInHand(db, [id], 3)]).toEqual([true, false])
  const page = await inHand()
  expect(page.items.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers))
  expect([page.openAtOnce, page.isOver, page.next]).toEqual([500, false, null])
})

test('of a bundle each member is to be delegated, in the deed as well as before it', async () => {
  const first = await stage.given()
  const { body: { id } } = await intake(reception)
  const other = choices.agencies[0]?.procedures.find(({ id: one, isByPost }) => isByPost && one !== birth)?.id ?? ''
  const member = http.province.catalogue.on('2021-06-25').byPublicId(other)?.procedureId ?? 0n
  const idsOf = async (delegation: string) => (await sql<{ id: bigint }>`
    select id from post.delegation where public_id = ${delegation}`.execute(http.province.database.owner))
    .rows.map((row) => row.id)
  const act = async (delegation: string) => {
    const delegationIds = await idsOf(delegation)
    return http.province.inOneGo((ctx) => actDelegated(ctx, http.province, {
      task: 'receive', dossier: id, delegationIds, members: [member],
    }))
  }
  await expect(act(first)).rejects.toThrow('procedure-not-delegated')
  await stage.revoke(first)
  await act(await stage.given({ procedureIds: [birth, other] }))
})

test('whoever receives for the post asks nobody for money, of what they received nor of what reception did', async () => {
  await stage.given()
  const [own, other] = [(await intake(clerk)).body.id, (await intake(reception)).body.id]
  const asked = async (caller: Caller | undefined, id: string) => Promise.all(([
    ['fees', { facts: {}, why: 'Đếm lại' }],
    ['charges', { moment: 'return', kind: 'phi', name: 'Phí thêm', amount: 1_000, source: 'Biểu mức thu', why: 'Thêm' }],
    ['charge-amount', { charge: randomUUID(), amount: 0, why: 'Không thu' }],
  ] as const).map(async ([noun, body]) =>
    codeOf(await by(caller).call('POST', `/api/dossiers/${id}/${noun}`, { body, key: randomUUID() }))))
  for (const id of [own, other])
    expect(await asked(clerk, id)).toEqual(Array.from({ length: 3 }, () => [404, 'dossier-unknown']))
  expect(await asked(reception, own)).toEqual([[204, undefined], [409, 'fee-moment-wrong'], [404, 'charge-unknown']])
  const offered = async (caller: Caller | undefined) => {
    const { mayState, mayRaise } = (await by(caller).call('GET', `/api/dossiers/${own}/fees`)).body as unknown as DossierFees
    return [mayState, mayRaise]
  }
  // While a supplement is awaited more may be asked for.
  await sql`insert into dossiers.supplement (dossier_id, stage, asked_at, asked_by)
    select id, 'supplement', received_at, 1 from dossiers.dossier where public_id = ${own}`.execute(http.province.database.owner)
  expect([await offered(clerk), await offered(reception)]).toEqual([[false, []], [true, ['supplement']]])
})
