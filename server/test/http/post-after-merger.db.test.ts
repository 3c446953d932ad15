/**
 * Need (part C5): an agency that ends delegates nothing any more; what the post did for it until then is settled with
 * its heir, who also sees its delegations and may revoke them.
 */
import { randomUUID } from 'node:crypto'
import type { DelegationPage } from '@motcua/contracts/delegations.ts'
import type { OpenSettlements, SettlementPage } from '@motcua/contracts/settlements.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { beginSuccession } from '../../src/modules/organisation/public.ts'
import { giveDelegation, guideDelegated, postOperatorOf } from '../../src/modules/post/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { drawNumber } from './drawn-number.ts'
import { STAFF_ROLES, asRole, officesOf, staffOffices } from './offices.ts'

const [BEFORE, SINCE] = ['2024-11-29', '2024-12-02']
// Cảnh Hóa and Phù Hóa become Phù Cảnh (Nghị quyết 1242/NQ-UBTVQH15).
const [ENDED, HEIR] = ['cq:ubnd-xa-19048', 'cq:ubnd-xa-19063-2024']
let http: HttpServer
let [head, delegation, procedure]: [Caller?, string?, string?] = []
const placesOf = new Map<bigint, readonly bigint[]>()
let number = 1
const guide = async () => http.province.inOneGo((ctx) => guideDelegated(ctx, http.province, {
  delegation: delegation ?? '', procedure: procedure ?? '', number, placesOf,
}))

beforeAll(async () => {
  http = await startHttp()
  const { province } = http
  province.clock.set(`${BEFORE}T09:00+07:00`)
  const directory = province.directory.on(BEFORE)
  procedure = province.catalogue.on(BEFORE).find('khai-sinh')?.procedurePublicId
  delegation = await province.inOneGo((ctx) => giveDelegation(ctx, province, {
    agency: directory.find(ENDED)?.publicId ?? '', postUnit: postOperatorOf(directory)?.unit.publicId ?? '',
    procedures: [procedure ?? ''], prices: { guide: 3_000 }, decision: '1/QĐ-UBND', validFrom: BEFORE,
    validTo: '2025-12-31', reaches: [{ reach: 'province', unitId: null }],
  }))
  const { rows } = await sql<{ id: bigint }>`
    select id from post.delegation where public_id = ${delegation}`.execute(province.database.owner)
  const place = postOperatorOf(directory)?.unit.id ?? 0n
  for (const { id } of rows) placesOf.set(id, [place])
  number = await drawNumber(http, place)
  await guide()
  province.clock.set('2024-12-01T00:10+07:00')
  const begun = await province.inOneGo((ctx) =>
    beginSuccession(ctx, province.directory, readPlan(`${defaultDataSet()}/succession/2024-12-01.yaml`)))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
  province.clock.set(`${SINCE}T09:00+07:00`)
  const since = province.directory.on(SINCE)
  const [agency, [first]] = [since.find(HEIR), officesOf(http)]
  const section = agency && since.oneStopOf(agency.id)
  const territory = since.find('xa:19063-2024')
  if (!first || !agency || !section || !territory) throw new Error('the heir has no section')
  const seats = Object.fromEntries(STAFF_ROLES.map((role) => [role, role === 'agency_head' ? agency : section]))
  await staffOffices(http, [{ ...first, name: 'heir', territory, seats: seats as typeof first.seats }])
  head = await asRole(http, 'agency_head', 'heir')
})
afterAll(async () => http.stop())
const read = async <T>(path: string) => (await head?.call('GET', `/api/post/${path}`))?.body as unknown as T

test('nothing is done under a delegation of an agency that has ended; its heir sees and revokes it', async () => {
  await expect(guide()).rejects.toThrow('delegation-over')
  const of = async () => (await read<DelegationPage>('delegations')).items.find(({ id }) => id === delegation)
  expect(await of()).toMatchObject({ state: 'over', validTo: '2025-12-31' })
  const revoked = await head?.call('POST', `/api/post/delegations/${delegation ?? ''}/revocation`, {
    body: { why: 'Đã sáp nhập' }, key: randomUUID(),
  })
  expect([revoked?.status, (await of())?.state]).toEqual([200, 'revoked'])
})

test('what the post did for it is open to the heir, and settled with the heir', async () => {
  const [open] = (await read<OpenSettlements>('open-settlements')).items
  expect(open).toMatchObject({ months: [{ until: '2024-11-30', prices: 3_000, cod: 0 }] })
  const proposed = await head?.call('POST', '/api/post/settlements', {
    body: {
      agencyId: open?.agencyId, postUnitId: open?.postUnitId, until: '2024-11-30', statedPrices: 3_000, statedCod: 0,
      why: null,
    }, key: randomUUID(),
  })
  expect(proposed?.status).toBe(201)
  expect((await read<OpenSettlements>('open-settlements')).items).toEqual([])
  expect((await read<SettlementPage>('settlements')).items).toMatchObject([{ prices: 3_000, state: 'proposed', side: 'agency' }])
  // One that was proposed before the merger is the heir's to read, too.
  const ended = http.province.directory.on(BEFORE).find(ENDED)?.id
  await sql`update post.settlement set agency_id = ${ended}`.execute(http.province.database.owner)
  expect((await read<SettlementPage>('settlements')).items).toHaveLength(1)
})
