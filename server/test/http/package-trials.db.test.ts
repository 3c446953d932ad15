/**
 * Need: whoever tries a package sees what a citizen would pay, hand in and wait, by its tables or as it says itself
 * (issue 5, B2; ADR 0045).
 */
import type { PackageTried } from '@motcua/contracts/package-deeds.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let keeper: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'department'))
  keeper = await asRole(http, 'system_admin', 'department')
})
afterAll(async () => http.stop())

async function begun(procedure: string, day: string): Promise<string> {
  const version = http.province.catalogue.on(day).find(procedure)
  if (!version) throw new Error(`no ${procedure} on ${day}`)
  const { body } = await keeper.call('POST', '/api/packages', { body: { from: 'version', versionId: version.publicId } })
  return body.id
}
async function tried(id: string, answers: object) {
  const input = { dossier: { channel: 'online' }, answers }
  const { status, body } = await keeper.call('POST', `/api/packages/${id}/trial`, { body: { input, answers: [] } })
  expect(status).toBe(200)
  const { decided, undecided } = body as unknown as PackageTried
  return { undecided, ...Object.fromEntries(decided.map(({ subject, lines, why }) => [subject, { lines, why }])) }
}

test('by its tables, with the rule; another answer is another fee', async () => {
  const id = await begun('phieu-lltp', '2026-10-12')
  expect(await tried(id, { record: { feeClass: 'sinh-vien' } })).toMatchObject({ fee: {
    lines: [expect.stringContaining('100.000 đ')], why: expect.stringContaining('luật 2') as string,
  } })
  expect(await tried(id, { record: { feeClass: 'thuong' } }))
    .toMatchObject({ fee: { lines: [expect.stringContaining('200.000 đ')] } })
})

test('without tables as the package says: papers, fee and limit', async () => {
  expect(await tried(await begun('khai-sinh', '2021-06-25'), {})).toMatchObject({
    undecided: null, papers: { why: 'Theo nội dung gói; không bảng quyết định nào nói khác.' },
    fee: { lines: expect.arrayContaining([expect.stringContaining('miễn')]) as string[] },
    limit: { lines: expect.arrayContaining([expect.stringContaining('ngày làm việc')]) as string[] },
  })
})
