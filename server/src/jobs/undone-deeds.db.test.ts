/**
 * Need: a deed taken back within its ten seconds is heard of by nobody, whatever listens; one that stands is, after
 * them.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readCursor, readEventFigures } from '../modules/audit/public.ts'
import { undoDeed } from '../modules/dossiers/public.ts'
import { systemClock } from '../platform/clock.ts'
import { migrateWorkQueue } from '../platform/work-queue/migrate-work-queue.ts'
import { DISPATCHER, dispatch } from './dispatch.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
beforeAll(async () => {
  province = await createProvince()
  await migrateWorkQueue(province.database.ownerUrl)
})
afterAll(() => province.drop())

/** What any listener would have heard, in its order. */
async function heard(): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select payload ->> 'type' as type from graphile_worker._private_jobs order by run_at, id`
    .execute(province.database.owner)
  return rows.map(({ type }) => type).filter((type) => type.startsWith('dossier.'))
}

async function waiting(): Promise<number> {
  return (await readEventFigures(province.db, await readCursor(province.db, DISPATCHER), systemClock.now()))
    .eventsWaiting
}

test('taken by mistake and taken back: nobody hears of either; proposed in earnest: everybody does, ten seconds later', async () => {
  const desk = openDesk(province)
  const listeners = () => ['listen-to-all']
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  const officer = await province.viewerAs('officer', COMMUNE, 'dossier.work')
  await desk.act('take', publicId, officer)
  await province.inOneGo((ctx) => undoDeed(ctx, province, { publicId, viewer: officer }), {
    actorId: officer.accountId,
  })
  await desk.act('take', publicId, officer)
  await desk.act('propose', publicId, officer)

  await expect
    .poll(async () => {
      await dispatch(province, listeners)
      return waiting()
    })
    .toBe(2)
  expect(await heard()).toEqual(['dossier.accepted'])
  province.clock.set('2021-06-25T09:00:10+07:00')
  await expect
    .poll(async () => {
      await dispatch(province, listeners)
      return waiting()
    })
    .toBe(0)
  expect(await heard()).toEqual(['dossier.accepted', 'dossier.taken', 'dossier.proposed'])
})
