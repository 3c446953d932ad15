/**
 * Need: what one may not see answers like what does not exist (docs/adr/0014), after the same work: another count of
 * statements would tell by the time it takes that it exists.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { type Office, type StaffRole, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, expectedRoutes, handIn } from './walked.ts'
import { sentTo } from './walked-bodies.ts'

let http: HttpServer
let foreign: Things
const MADE_UP = '9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111'

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  foreign = await handIn(http, offices[1] as Office, 1)
})
afterAll(async () => http.stop())

/** Each route with one's own objects in its address, and a role that has some. */
const ROUTES = expectedRoutes().flatMap(({ cells, ...row }) => {
  const role = Object.entries(cells).find(([, cell]) => cell === 'own')?.[0]
  return role === undefined ? [] : [{ ...row, cells, role: role as StaffRole }]
})

test.each(ROUTES)('$role: $method $route', async (row) => {
  const caller = await asRole(http, row.role, 'commune')
  const statementsOf = async (id: string) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    const { status } = await caller.call(row.method, at(row.route, id), sentTo(row))
    expect(status).toBe(404)
    const texts = spy.mock.calls.map(([asked]) => textOf(asked)).filter(
      (text) => !/^(begin|commit|rollback|listen)/i.test(text),
    )
    spy.mockRestore()
    return texts.length
  }
  await statementsOf(MADE_UP) // notes that the session is in use
  expect(await statementsOf(foreign[row.object as keyof Things])).toBe(await statementsOf(MADE_UP))
})

/** The address of the route with the object in it; what else it names is well formed and does not exist. */
function at(route: string, id: string): string {
  return route.replace(':id', id).replace(':number', '1').replace(':letter', MADE_UP)
}

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : (asked as { readonly text?: string }).text ?? ''
}
