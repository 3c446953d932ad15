/**
 * Need: whoever asks why a date is what it is sees the count that made it, from the moment from which it was counted
 * (A7, R5).
 */
import { sayIn } from '@motcua/contracts/texts.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { explainClocks } from './explain-clocks.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(() => province.drop())

test('what is handed over after the cut-off is explained from the opening of the agency, to the date that stands', async () => {
  province.clock.set('2021-06-25T15:30+07:00') // Friday, after 15:00: the department has it on Monday 07:30
  const desk = openDesk(province)
  const { publicId } = await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], {
    person: await province.aPerson(1),
  })
  const { id } = await desk.dossier(publicId)
  const clocks = await explainClocks(province.db, province.directory, id, province.clock.now(), sayIn('vi'))
  const agency = clocks.filter(({ kind }) => kind === 'agency').at(-1)
  expect(agency?.startedAt).toEqual(new Date('2021-06-28T07:30+07:00'))
  // 76 accounting hours are nine and a half working days: the last of them is Friday 9 July, 3.75 hours after its
  // opening.
  expect(agency?.dueAt).toEqual(new Date('2021-07-09T11:15+07:00'))
  expect([agency?.trace[0]?.day, agency?.trace.at(-1)?.day, agency?.trace.at(-1)?.left]).toEqual([
    '2021-06-28', '2021-07-09', 0,
  ])
  // Friday is not counted; 28 June to 9 July are ten working days.
  expect([agency?.workingDaysLeft, agency?.workingHoursLeft]).toEqual([10, null])
})
