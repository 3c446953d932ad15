/**
 * Need: whoever tries doors that are not theirs is seen in the log, and nothing of a person with them (ASVS 16.3.2).
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findStaffByUsername } from '../../src/modules/identity/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Citizen, citizenOf } from './people.ts'

let http: HttpServer
let citizen: Citizen
beforeAll(async () => {
  http = await startHttp()
  const [commune] = officesOf(http) as [Office]
  await staffOffices(http, [commune])
  citizen = await citizenOf(http, { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196991160' })
})
afterAll(async () => http.stop())

/** The lines of refusals that a call leaves. */
async function linesOf(caller: Caller, method: string, url: string): Promise<object[]> {
  const before = http.log.length
  await caller.call(method, url, method === 'GET' ? {} : { body: {} })
  return http.log.slice(before).map((line) => JSON.parse(line) as { msg: string }).filter(
    ({ msg }) => msg === 'refused',
  )
}

test.each([
  ['leader_viewer', 'GET', '/api/dossiers?list=unit', '/api/dossiers', 'not-found'],
  ['officer', 'GET', `/api/dossiers/${randomUUID()}`, '/api/dossiers/:id', 'dossier-unknown'],
  ['system_admin', 'POST', `/api/people/${randomUUID()}/showing`, '/api/people/:id/showing', 'not-found'],
] as const)('a refusal to %s leaves one line: who, where and why, %s %s', async (role, method, url, route, code) => {
  const account = (await findStaffByUsername(http.province.db, `only.${role.replaceAll('_', '-')}.commune`))?.publicId
  const lines = await linesOf(await asRole(http, role, 'commune'), method, url)
  expect(lines).toEqual([{
    level: 'info', time: expect.any(String) as string, reqId: expect.any(String) as string, msg: 'refused', account,
    method, route,
    status: 404, code,
  }])
})

test('so does a page of the portal that is somebody else’s', async () => {
  const lines = await linesOf(citizen.portal, 'GET', `/ho-so/${randomUUID()}`)
  expect(lines).toMatchObject([
    { account: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, route: '/ho-so/:id', status: 404 },
  ])
})

test.each([
  ['nobody', () => http.callerWith(''), `/api/dossiers/${randomUUID()}`],
  ['somebody at what is everybody’s', async () =>
    asRole(http, 'officer', 'commune'), `/api/procedures/${randomUUID()}`],
  ['somebody who is let in', async () => asRole(http, 'officer', 'commune'), '/api/dossiers?list=unit'],
] as const)('%s leaves none', async (_, caller, url) => {
  expect(await linesOf(await caller(), 'GET', url)).toEqual([])
})
