/** Need (part C5; KH 1107 II.6): a deed of the post has one price, whatever the post chooses. */
import { randomUUID } from 'node:crypto'
import type { DelegationChoices, DelegationPage } from '@motcua/contracts/delegations.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let head: Caller
let choices: DelegationChoices
let birth: string
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  head = await asRole(http, 'agency_head', 'commune')
  choices = (await head.call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  birth = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.procedurePublicId ?? ''
})
afterAll(() => http.stop())
/** Each test begins with nothing that stands. */
beforeEach(async () => {
  const { items } = (await head.call('GET', '/api/post/delegations')).body as unknown as DelegationPage
  for (const { id, state } of items) if (state === 'standing' || state === 'coming')
    await head.call('POST', `/api/post/delegations/${id}/revocation`, { body: { why: 'Thôi ủy quyền' }, key: randomUUID() })
})

const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const give = (more: object = {}) => head.call('POST', '/api/post/delegations', {
  body: {
    agencyId: choices.agencies[0]?.id, postUnitId: choices.postUnits[0]?.id, procedureIds: [birth],
    prices: { receive: 15_000, digitise: 2_000 }, decision: '12/QĐ-UBND', validFrom: '2021-06-25',
    validTo: '2021-06-30', ...more,
  }, key: randomUUID(),
})
const given = async (more: object) => expect((await give(more)).status).toBe(201)

test('a task of a procedure that the post has on one of the days is not delegated again, nor twice at once', async () => {
  await given({ prices: { guide: 0 } })
  expect(codeOf(await give({ prices: { guide: 100_000_000 }, validFrom: '2021-06-30', validTo: '2021-07-30' })))
    .toEqual([409, 'delegation-overlaps'])
  await given({ prices: { guide: 5_000 }, validFrom: '2021-07-01', validTo: '2021-07-30' })
  const other = choices.agencies[0]?.procedures.find(({ id, isByPost }) => isByPost && id !== birth)?.id
  await given({ procedureIds: [other], prices: { guide: 0 } })
  const both = await Promise.all([give(), give({ prices: { digitise: 3_000 } })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('a procedure that is not handed in by post is not delegated to be received, and told apart', async () => {
  const closed = choices.agencies[0]?.procedures.find(({ isByPost }) => !isByPost)?.id
  const { content } = http.province.catalogue.on('2021-06-25').byPublicId(closed ?? '') ?? {}
  expect(content?.channels).not.toContain('post')
  expect(codeOf(await give({ procedureIds: [birth, closed] }))).toEqual([422, 'delegation-channel-closed'])
  await given({ procedureIds: [birth, closed], prices: { guide: 0, return: 9_000 } })
})
