/** Need: a dossier received by the program of before goes on by the one of now, where it stands, and nobody notices. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import type { Person } from '../modules/identity/public.ts'
import { runlessPoller } from './begin-runless.ts'

const OFFICER = ['officer', 'cq:ubnd-xa-18856'] as const
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

const birth = async () => (await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], {
  person, territory: 'xa:18856',
})).publicId
const runOf = async (publicId: string) => (await sql<{ state: string; standing: string }>`
  select state, (select string_agg(node_id || ' ' || at, ' ') from workflow.token where instance_id = i.id) as standing
  from workflow.instance i where case_id = ${(await desk.dossier(publicId)).id}`.execute(province.database.owner)).rows

/** As an older program left it. */
async function withoutRun(publicId: string): Promise<void> {
  const { id } = await desk.dossier(publicId)
  const { owner } = province.database
  await sql`update workflow.task set instance_id = null, token_id = null where case_id = ${id}`.execute(owner)
  await sql`delete from workflow.token using workflow.instance i where instance_id = i.id and case_id = ${id}`
    .execute(owner)
  await sql`delete from workflow.instance where case_id = ${id}`.execute(owner)
}

test('the run begins with the next deed', async () => {
  const publicId = await birth()
  const before = await runOf(publicId)
  await withoutRun(publicId)
  await desk.act('take', publicId, OFFICER)
  expect(await runOf(publicId)).toEqual(before)
  await desk.act('propose', publicId, OFFICER)
  expect(await runOf(publicId)).toEqual([{ state: 'running', standing: 'step-3 user' }])
})

test('or when the worker comes by: each once, however many workers', async () => {
  const ids = [await birth(), await birth(), await birth()]
  for (const id of ids) await withoutRun(id)
  await Promise.all([runlessPoller(province).run(), runlessPoller(province).run()])
  await runlessPoller(province).run()
  for (const id of ids) expect(await runOf(id)).toEqual([{ state: 'running', standing: 'step-2 user' }])
  for (const id of ids) {
    await desk.act('take', id, OFFICER)
    await desk.act('propose', id, OFFICER)
  }
})

test('what no process has, such as the telling of an unsettled return, stands by no token and stays so', async () => {
  const publicId = await birth()
  await desk.act('take', publicId, OFFICER)
  const head = [{ reach: 'province', unitId: null }] as const
  const viewer = { ...await province.viewerAs(...OFFICER, 'dossier.work'), reaches: head, heads: head }
  await desk.act('return-unsettled', publicId, viewer)
  await runlessPoller(province).run()
  expect((await desk.standing(publicId)).tasks.map(({ tokenId }) => tokenId)).toEqual([null])
  expect((await runOf(publicId)).map(({ state }) => state)).toEqual(['terminated'])
})
