/** Need: lists show papers small; to look at a list changes nothing, the worker draws (ASVS 5.0: 3.5.3). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { drawThumbnails } from './drawn.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, handIn } from './walked.ts'

let http: HttpServer
let clerk: Caller
let things: Things
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  things = await handIn(http, commune, 1)
  clerk = await asRole(http, 'reception', commune.name)
})
afterAll(async () => http.stop())

const look = async (caller = clerk) => caller.call('GET', `/api/papers/${things.paper}/thumbnail`)
const drawn = async () => (await sql`select of_sha256 from documents.rendition`.execute(http.province.database.owner)).rows.length

test('before the worker has drawn it there is nothing, and asking draws nothing', async () => {
  expect([(await look()).status, await drawn()]).toEqual([204, 0])
})

test('what the worker has drawn is shown to whoever may open the paper, and to nobody else', async () => {
  await drawThumbnails(http)
  const count = await drawn()
  const { status } = await look()
  expect([status, await drawn()]).toEqual([200, count])
  expect((await look(await asRole(http, 'reception', 'other-commune'))).status).toBe(404)
})
