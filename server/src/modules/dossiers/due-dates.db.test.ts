/**
 * Need: the date on the receipt is the one law promises. Each is counted here by hand, over the calendar of 2021: 25
 * June is a Friday; 30 April and 3 May are days off, 1 May a Saturday. Open 07:30-11:30 and 13:30-17:00.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'

const SECTION = 'cq:ubnd-xa-18856:one-stop'
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

const at = (iso: string) => new Date(`2021-${iso}+07:00`)

test.each([
  ['one working day', 0, '06-25T09:00', '06-28T17:00', 'Friday is the day of receipt; Monday = 1'],
  ['one working day', 0, '06-25T16:00', '06-28T17:00', 'after 15:00 it starts the same day all the same'],
  ['one working day', 0, '06-26T10:00', '06-29T17:00', 'Saturday counts as handed in on Monday; Tuesday = 1'],
  ['one working day', 0, '06-25T17:00', '06-29T17:00', 'at the closing it is Monday\'s; Tuesday = 1'],
  ['one working day', 0, '04-29T10:00', '05-04T17:00', '30 April, 1, 2, 3 May are off; Tuesday 4 May = 1'],
  ['the same day', 1, '06-25T15:00', '06-25T17:00', 'not after 15:00'],
  ['the same day', 1, '06-25T15:01', '06-28T17:00', 'after 15:00: the next working day (R6)'],
  ['five working days', 2, '06-25T09:00', '07-02T17:00', '28, 29, 30 June = 3, 1 July = 4, 2 July = 5'],
])('%s (case %i) from %s ends on %s: %s', async (_, limitCase, from, until) => {
  province.clock.set(`2021-${from}+07:00`)
  const { dueAt, publicId } = await desk.receive('khai-sinh', ['reception', SECTION], { person, more: { limitCase } })
  expect(dueAt).toEqual(at(until))
  const { clocks } = await desk.standing(publicId)
  expect(clocks.filter(({ kind }) => kind === 'dossier').map((clock) => clock.dueAt)).toEqual([at(until)])
})

test('thirty days count days of rest, and do not end on one', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { dueAt } = await desk.receive('hoa-giai-dat-dai', ['reception', SECTION], { person })
  // 25 June + 30 days = 25 July, a Sunday: Monday 26 July (BLDS Đ.148).
  expect(dueAt).toEqual(at('07-26T17:00'))
})

test.each([
  ['06-25T14:59', '06-25T14:59', 'at once'],
  ['06-25T15:00', '06-25T15:00', 'not after 15:00'],
  ['06-25T15:01', '06-28T07:30', 'after 15:00 at the start of Monday'],
  ['04-29T16:00', '05-04T07:30', 'over the holidays'],
  ['06-25T06:50', '06-25T07:30', 'before the opening, at the opening'],
])('accepted on %s, the competent unit has it on %s: %s (R5)', async (accepted, reaches) => {
  province.clock.set(`2021-${accepted}+07:00`)
  const { publicId } = await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], { person })
  const { tasks: [task], legs } = await desk.standing(publicId)
  const leg = legs.at(-1)
  expect([task?.opensAt, leg?.opensAt, leg?.handedOverAt]).toEqual([at(reaches), at(reaches), at(accepted)])
})

test.each([
  ['06-25T09:00', '06-28T09:00', 'Friday 09:00 and 8 accounting hours, one working day'],
  ['06-25T16:30', '06-28T16:30', 'over the weekend'],
  ['06-26T10:00', '06-28T17:00', 'Saturday: all of Monday'],
  ['04-29T10:00', '05-04T10:00', 'over the holidays'],
])('submitted online on %s, it is acknowledged by %s: %s (R3)', async (submitted, until) => {
  province.clock.set(`2021-${submitted}+07:00`)
  const { publicId, acknowledgeBy } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  expect(acknowledgeBy).toEqual(at(until))
  const { clocks, tasks } = await desk.standing(publicId)
  expect([clocks.map(({ kind, dueAt, stoppedAt }) => [kind, dueAt, stoppedAt]), tasks.map(({ dueAt }) => dueAt)])
    .toEqual([[['acknowledgement', at(until), null]], [at(until)]])
})

test('acknowledging stops those hours and nothing else; a second time changes nothing', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  province.clock.set('2021-06-25T10:00+07:00')
  await desk.act('acknowledge', publicId, ['reception', SECTION])
  province.clock.set('2021-06-25T11:00+07:00')
  const { state, dueAt } = await desk.act('acknowledge', publicId, ['reception', SECTION])
  expect([state, dueAt]).toEqual(['submitted', null])
  expect((await desk.dossier(publicId)).acknowledgedAt).toEqual(at('06-25T10:00'))
  expect((await desk.standing(publicId)).clocks.map(({ stoppedAt }) => stoppedAt)).toEqual([at('06-25T10:00')])
})

test('the clerk picks the case at acceptance, and one that the version lacks is refused', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  await expect(desk.act('accept', publicId, ['reception', SECTION], { limitCase: 7 })).rejects.toThrow(
    'limit-case-unknown',
  )
  const { dueAt } = await desk.act('accept', publicId, ['reception', SECTION], { limitCase: 2 })
  expect(dueAt).toEqual(at('07-02T17:00'))
})

test('papers said to be handed in later than now are refused', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  await expect(
    desk.receive('khai-sinh', ['reception', SECTION], { person, handedInAt: '2021-06-25T09:01+07:00' }),
  ).rejects.toThrow('handed-in-later')
})
