/**
 * Need (part C5; KH 1107 II.6): what the post did under a delegation and what it collected on delivery are settled by
 * period, each once, by both sides; where their books differ it is said why. Whole đồng only.
 */
import { randomUUID } from 'node:crypto'
import type { DelegationChoices } from '@motcua/contracts/delegations.ts'
import type { OpenSettlements, SettlementPage } from '@motcua/contracts/settlements.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { placeOfAddress } from '../../src/modules/post/post-operator.ts'
import { changeShipment, insertShipment } from '../../src/modules/post/store/shipments.ts'
import { recordEvent } from '../../src/modules/audit/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { drawNumber } from './drawn-number.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let [head, post, otherHead, otherPost]: Caller[] = []
let choices: DelegationChoices
let procedureId: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[head, post, otherHead, otherPost] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'postal_staff', 'commune'),
    await asRole(http, 'agency_head', 'other-commune'), await asRole(http, 'postal_staff', 'other-commune'),
  ]
  choices = (await by(head).call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  procedureId = choices.agencies[0]?.procedures[0]?.id ?? ''
  await collected((await handIn(http, commune, 0)).dossier, 50_000)
})
afterAll(() => http.stop())

function by(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const openOf = async (caller: Caller | undefined) =>
  ((await by(caller).call('GET', '/api/post/open-settlements')).body as unknown as OpenSettlements).items
const listOf = async (caller: Caller | undefined) =>
  ((await by(caller).call('GET', '/api/post/settlements')).body as unknown as SettlementPage).items
const propose = (caller: Caller | undefined, more: object = {}, key = randomUUID()) =>
  by(caller).call('POST', '/api/post/settlements', {
    body: {
      agencyId: choices.agencies[0]?.id, postUnitId: choices.postUnits[0]?.id, until: '2021-06-30', statedPrices: 2_000,
      statedCod: 50_000, why: null, ...more,
    }, key,
  })
const decide = (caller: Caller | undefined, id: string, declinedWhy: string | null = null) =>
  by(caller).call('POST', `/api/post/settlements/${id}/decision`, { body: { declinedWhy }, key: randomUUID() })
/** Somebody is guided, for 1,000 đồng. */
async function guided(at: string) {
  http.province.clock.set(at)
  const { items } = (await by(head).call('GET', '/api/post/delegations')).body as unknown as { items: { id: string }[] }
  const { status } = await by(post).call('POST', '/api/post/guidances', {
    body: { delegationId: items[0]?.id, procedureId, number: await drawNumber(http, commune.seats.reception.id) },
    key: randomUUID(),
  })
  expect(status).toBe(201)
}
/** A parcel that was delivered against money in June. */
async function collected(dossier: string, cod: number) {
  const { province } = http
  const directory = province.directory.on('2021-06-25')
  const place = placeOfAddress(directory, commune.territory.publicId)
  await province.inOneGo(async (ctx) => {
    const shipment = await insertShipment(ctx.tx, {
      code: 'BCAAAAAAAAAA', kind: 'delivery', dossierId: (await findDossier(ctx.tx, dossier))?.id ?? 0n,
      sectionId: commune.seats.reception.id, carrierId: directory.byPublicId(choices.postUnits[0]?.id ?? '')?.id ?? 0n,
      partyName: 'Nguyễn Thị Mẫu', partyPhone: null, address: 'Số 1', placeId: place?.id ?? 0n, placeText: 'Phường Mẫu',
      fee: 30_000, cod, orderedAt: ctx.now,
    }, ctx.actorId)
    const id = shipment?.id ?? 0n
    await changeShipment(ctx.tx, id, { state: 'delivered', endedAt: ctx.now, receiver: 'Nguyễn Thị Mẫu', proof: 'signed' })
    await recordEvent(ctx, { type: 'shipment.ordered', subjectKind: 'shipment', subjectId: id, data: {} })
    return ok(undefined)
  })
}

test('what was done and collected is open by month to both sides, and to nobody else', async () => {
  await guided('2021-06-25T10:00+07:00')
  await guided('2021-06-30T16:59+07:00')
  await guided('2021-07-01T08:00+07:00')
  expect(await openOf(head)).toMatchObject([{ months: [{
    until: '2021-06-30', prices: 2_000, cod: 50_000,
    lines: [
      { what: 'guide', price: 1_000, count: 2, amount: 2_000 }, { what: 'cod', price: null, count: 1, amount: 50_000 },
    ],
  }] }])
  expect(await openOf(otherHead)).toEqual([])
  expect((await openOf(post)).map(({ agencyId }) => agencyId)).toEqual([choices.agencies[0]?.id])
})

test('a proposal is of one of the sides, of days that are over, and says where its books differ', async () => {
  expect(codeOf(await propose(otherHead))).toEqual([422, 'settlement-sides'])
  expect(codeOf(await propose(post, { until: '2021-07-01' }))).toEqual([422, 'period-not-over'])
  expect(codeOf(await propose(post, { until: '2021-05-31' }))).toEqual([409, 'nothing-to-settle'])
  expect(codeOf(await propose(post, { statedCod: 40_000 }))).toEqual([422, 'difference-unexplained'])
  expect(codeOf(await propose(post, { statedCod: 40_000.5 }))).toEqual([400, 'body-invalid'])
})

test('one side proposes, the other declines or agrees; each deed and each đồng is in one that is closed, once', async () => {
  const key = randomUUID()
  const first = await propose(post, { statedCod: 40_000, why: 'Một phiếu thu 10.000 đồng bị thất lạc' }, key)
  expect((await propose(post, { statedCod: 40_000, why: 'Một phiếu thu 10.000 đồng bị thất lạc' }, key)).text).toBe(first.text)
  expect(codeOf(await propose(head))).toEqual([409, 'nothing-to-settle'])
  expect(codeOf(await decide(post, first.body.id))).toEqual([409, 'settlement-own-side'])
  expect(codeOf(await decide(otherPost, first.body.id))).toEqual([409, 'settlement-own-side'])
  expect(codeOf(await decide(otherHead, first.body.id))).toEqual([404, 'settlement-unknown'])
  expect((await decide(head, first.body.id, 'Phiếu thu đã tìm thấy')).status).toBe(200)
  expect(codeOf(await decide(head, first.body.id))).toEqual([409, 'settlement-decided'])
  expect((await openOf(head))[0]?.months[0]).toMatchObject({ prices: 2_000, cod: 50_000 })

  const second = await propose(head)
  expect(await listOf(post)).toMatchObject([
    { id: second.body.id, state: 'proposed', side: 'agency', prices: 2_000, cod: 50_000, mayDecide: true, differenceWhy: null },
    { id: first.body.id, state: 'declined', side: 'post', statedCod: 40_000, declinedWhy: 'Phiếu thu đã tìm thấy', mayDecide: false },
  ])
  const both = await Promise.all([decide(post, second.body.id), decide(otherPost, second.body.id)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await openOf(head)).toEqual([])
  // What was in the one that was declined is told, too, wherever its rows are by now.
  for (const id of [second.body.id, first.body.id]) {
    const { text } = await by(head).call('GET', `/api/post/settlements/${id}/rows.csv`)
    expect(text.trim().split('\r\n').slice(1).map((line) => line.split(/[;,]/).at(-1)))
      .toEqual(['50000', '1000', '1000'])
    // By the number of the hall the agency finds again what was guided.
    expect(text.trim().split('\r\n').slice(1).map((line) => /^\d{4}$/.test(line.split(/[;,]/).at(-2) ?? '')))
      .toEqual([false, true, true])
  }
  expect((await by(otherHead).call('GET', `/api/post/settlements/${second.body.id}/rows.csv`)).status).toBe(404)
  http.province.clock.set('2021-08-02T08:00+07:00')
  expect(await openOf(post)).toMatchObject([{ months: [{ until: '2021-07-31', prices: 1_000, cod: 0 }] }])
})

test('whoever works for the post at the section of an agency does not settle as that agency', async () => {
  const centre = http.province.unit('cq:tt-hcc-tinh')
  const seconded = await postAt(http, centre.id, 'seconded.settles')
  const asked = { agencyId: centre.publicId }
  // Somebody of the post itself is the post, also if they work there, too: no longer of both sides.
  expect(codeOf(await propose(await asRole(http, 'postal_staff', 'department'), asked))).toEqual([409, 'nothing-to-settle'])
  expect(codeOf(await propose(seconded, asked))).toEqual([404, 'not-found'])
  expect((await by(seconded).call('GET', '/api/post/settlements')).status).toBe(404)
})

test('a file that has no room for all of it says so in its last line', async () => {
  const { owner } = http.province.database
  const [agreed] = (await listOf(post)).filter(({ state }) => state === 'agreed')
  const fill = (count: number) => sql`
    insert into post.delegated_deed (delegation_id, task, procedure_id, at, by_id, price, settlement_id)
    select d.delegation_id, d.task, d.procedure_id, d.at, d.by_id, 0, d.settlement_id
    from (select * from post.delegated_deed where settlement_id is not null limit 1) d, generate_series(1, ${count}::int)`
    .execute(owner)
  const lastLine = async () => (await by(head).call('GET', `/api/post/settlements/${agreed?.id ?? ''}/rows.csv`))
    .text.trim().split('\r\n').at(-1)
  await fill(49_997)
  expect(await lastLine()).not.toContain('Tệp dừng')
  await fill(1)
  expect(await lastLine()).toContain('Tệp dừng ở 50.000 dòng')
})

test('while one is proposed between the two no other is, whatever came to be open since', async () => {
  http.province.clock.set('2021-08-02T08:00+07:00')
  const july = { until: '2021-07-31', statedPrices: 1_000, statedCod: 0 }
  const first = await propose(post, july)
  expect(first.status).toBe(201)
  await guided('2021-08-03T08:00+07:00')
  http.province.clock.set('2021-09-01T08:00+07:00')
  const august = { ...july, until: '2021-08-31' }
  expect(codeOf(await propose(head, august))).toEqual([409, 'settlement-open'])
  expect((await decide(head, first.body.id)).status).toBe(200)
  expect((await propose(head, august)).status).toBe(201)
})
