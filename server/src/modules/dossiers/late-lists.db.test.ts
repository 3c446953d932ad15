/**
 * Need: nobody learns of a missed term from the applicant (R10): one day before it the section and the unit are told,
 * after it they are shown.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type Scope, foreseeLateness, listScope } from './public.ts'

let province: Province

beforeAll(async () => { province = await createProvince() })
afterAll(() => province.database.drop())

test('section and unit see the drafted apology in time, and the late dossier until form 04 is signed', async () => {
  const desk = openDesk(province)
  const { db, clock } = province
  // Received on Friday 25/06; ten working days: Monday 28 = 1 … Friday 9/7 = 10.
  const receipt = await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], {
    person: await province.aPerson(1),
  })
  expect(receipt.dueAt).toEqual(new Date('2021-07-09T17:00+07:00'))
  const places = [province.unit('cq:tt-hcc-tinh').id, province.unit('cq:so-tu-phap').id]
  const [elsewhere] = [province.unit('cq:so-y-te').id]
  const listed = async (scope: Scope, unit: bigint) => {
    const seat = { accountId: 0n, sections: [unit], units: [unit], now: clock.now(), tonight: clock.now() }
    return (await listScope(db, { scope, seat, filter: {}, sort: 'own', limit: 9 })).map(({ number }) => number)
  }
  const drafted = () =>
    Promise.all(places.map(async (unit) => listed('about-to-be-late', unit)))
  const late = () =>
    Promise.all(places.map(async (unit) => listed('late-without-apology', unit)))
  const foresee = () => province.inOneGo((ctx) => foreseeLateness(ctx, province))

  clock.set('2021-07-08T07:29+07:00') // before the opening of the working day before the last
  expect(await foresee()).toBe(false)
  expect([await drafted(), await late()]).toEqual([[[], []], [[], []]])

  clock.set('2021-07-08T07:30+07:00')
  expect(await foresee()).toBe(true)
  expect(await drafted()).toEqual([[receipt.number], [receipt.number]])
  expect(await listed('about-to-be-late', elsewhere)).toEqual([])

  clock.set('2021-07-09T17:01+07:00')
  expect(await late()).toEqual([[receipt.number], [receipt.number]])
  await desk.act('extend', receipt.publicId, ['agency_head', 'cq:so-tu-phap'], { days: 3 })
  expect([await drafted(), await late()]).toEqual([[[], []], [[], []]])
})
