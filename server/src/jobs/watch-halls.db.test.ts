/** Need (part C7): whoever runs a hall hears once a spell that the target will be missed, however many look. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../test/hall-desk.ts'
import { hallPoller } from './watch-halls.ts'

let desk: HallDesk

beforeAll(async () => {
  desk = await openHallDesk()
})
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await sql`truncate queue.alarm`.execute(desk.province.database.owner)
})

const look = () => hallPoller(desk.province).run()
const at = (time: string) => { desk.province.clock.set(`2021-06-25T${time}+07:00`) }
const eventsOf = async () => (await sql<{ type: string; data: object }>`select type, data from audit.event
  where type like 'hall.%' order by id`.execute(desk.province.db)).rows
const types = async () => (await eventsOf()).map(({ type }) => type)
const come = async (count: number) => {
  for (let nth = 0; nth < count; nth += 1) await desk.take(['dat-dai'])
}

describe('a hall', () => {
  // Land takes 15 minutes; the target of 2021 is 30. One counter of it is open: 3 ahead and half of one are 53 minutes.
  test('is told of once while people will wait too long, and again in another spell', async () => {
    await desk.sit(desk.an, 4)
    await come(3)
    await Promise.all([look(), look()])
    await look()
    expect(await eventsOf()).toEqual([{ type: 'hall.alarm-raised', data: { service: 'dat-dai', minutes: 53 } }])
    // One less: 38 minutes are still over it; then 23, within four fifths of it.
    const first = await desk.next(desk.an)
    await look()
    expect(await types()).toEqual(['hall.alarm-raised'])
    const second = await desk.next(desk.an, first)
    await look()
    expect(await types()).toEqual(['hall.alarm-raised', 'hall.alarm-ended'])
    await come(2)
    await look()
    expect(await types()).toEqual(['hall.alarm-raised', 'hall.alarm-ended', 'hall.alarm-raised'])
    await desk.work(desk.an, second, 'end')
  })

  test('is told of when somebody has waited too long already, or no counter is open for what they want', async () => {
    await come(1)
    await look()
    expect(await eventsOf()).toEqual([{ type: 'hall.alarm-raised', data: { service: 'dat-dai' } }])
    await desk.sit(desk.an, 4)
    await look()
    expect(await types()).toEqual(['hall.alarm-raised', 'hall.alarm-ended'])
    at('09:31')
    await look()
    expect((await eventsOf()).at(-1)).toEqual({ type: 'hall.alarm-raised', data: { service: 'dat-dai', minutes: 31 } })
  })

  test('is quiet before the doors open and on a day of rest, and an alarm ends with its day', async () => {
    at('06:30')
    await come(1)
    await look()
    expect(await types()).toEqual([])
    at('09:00')
    await look()
    expect(await types()).toEqual(['hall.alarm-raised'])
    desk.province.clock.set('2021-06-26T09:00+07:00')
    await look()
    expect(await types()).toEqual(['hall.alarm-raised', 'hall.alarm-ended'])
    await come(5)
    await look()
    expect(await types()).toHaveLength(2)
  })
})
