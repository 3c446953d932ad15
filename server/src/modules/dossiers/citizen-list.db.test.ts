/** Need: whoever has a dossier finds it, also when somebody else hands it in for them, and however many they have. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { type DossierLine, listOwn } from './public.ts'

let province: Province
let desk: Desk
let [acting, authorising]: Person[] = []
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  ;[acting, authorising] = [await province.aPerson(1), await province.aPerson(2)]
})
afterAll(() => province.drop())

async function submit(person: Person | undefined, authoriser: Person | undefined, actorId: bigint): Promise<string> {
  if (!person) throw new Error('nobody')
  const more = { authoriserId: authoriser?.id ?? null, isConfirmedDouble: true }
  return (await desk.submit('khai-sinh', { person, territory: 'xa:18856', more }, { actorId })).publicId
}
const own = async (...[accountId, person]: [accountId: bigint, person: Person | undefined]) =>
  (await listOwn(province.db, { accountId, personId: person?.id ?? null }, undefined, 10)).map(
    ({ publicId }) => publicId,
  )

test('a dossier handed in by authority is of both persons, and of nobody by an account that was not checked', async () => {
  const publicId = await submit(acting, authorising, 901n)
  expect(await own(902n, authorising)).toEqual([publicId])
  expect(await own(903n, acting)).toEqual([publicId])
  expect(await own(901n, undefined)).toEqual([publicId])
  expect(await own(902n, undefined)).toEqual([])
})

test('page by page each comes once, newest first, also those of one moment and those that are own twice over', async () => {
  const made: string[] = []
  for (const [nth, [person, authoriser]] of [
    [authorising, undefined], [acting, authorising], [acting, undefined], [authorising, acting], [acting, authorising],
  ].entries()) {
    if (nth === 3) province.clock.set('2021-06-25T10:00+07:00')
    made.unshift(await submit(person, authoriser, nth === 2 ? 904n : 905n))
  }
  const seen: DossierLine[] = []
  for (;;) {
    const last = seen.at(-1)
    const page = await listOwn(
      province.db, { accountId: 904n, personId: authorising?.id ?? null },
      last && { at: last.submittedAt, id: last.id }, 2,
    )
    seen.push(...page)
    if (page.length < 2) break
  }
  expect(seen.map(({ publicId }) => publicId).slice(0, 5)).toEqual(made)
  expect(seen.length).toBe(6) // and the one of the test before
})

test('each of its three scans is ordered by an index of its own', async () => {
  for (const [column, index] of [
    ['submitted_by', 'dossier_of_sender'], ['applicant_id', 'dossier_of_person'],
    ['authoriser_id', 'dossier_of_authoriser'],
  ] as const) {
    const plan = await province.database.owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return sql<{ 'QUERY PLAN': string }>`explain select id from dossiers.dossier where ${sql.ref(column)} = 1
        and (submitted_at, id) < (now(), 9) order by submitted_at desc, id desc limit 5`.execute(tx)
    })
    expect(plan.rows.map((row) => Object.values(row).join()).join('\n')).toContain(index)
  }
})
