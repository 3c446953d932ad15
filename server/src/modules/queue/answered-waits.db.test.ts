/**
 * Need (part C7; KH 1107 II.6.5, ADR 0083): waiting is held against the target until the call from which somebody was
 * really served, so that calling and putting aside improves nothing. The minutes are counted by hand in each history.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../../test/hall-desk.ts'
import { closeDays, findHallNews, listHallFigures, listInHall, listOpenWaits, listWaits } from './public.ts'
import { countNextDay } from './count-waits.ts'

const DAY = '2021-06-25'
const TARGET = { minutes: 30, recallMinutes: 5 }
let desk: HallDesk

beforeAll(async () => {
  desk = await openHallDesk()
})
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await desk.sit(desk.an, 1)
})

const at = (time: string) => desk.province.clock.set(`${DAY}T${time}+07:00`)
const moment = (time: string) => new Date(`${DAY}T${time}+07:00`)
const inHall = () => listInHall(desk.province.db, [desk.unitId], DAY, TARGET.recallMinutes)
const openWaits = () => listOpenWaits(desk.province.db, [desk.unitId], [{ day: DAY, ...TARGET }])
const news = () => findHallNews(
  desk.province.db, [{ unitId: desk.unitId, hall: desk.hall, isOpen: true }], TARGET, desk.province.clock.now())
const figures = async () => (await listHallFigures(desk.province.db, [desk.unitId], DAY, {
  targetSeconds: TARGET.minutes * 60, recallMinutes: TARGET.recallMinutes,
})).find((one) => one.by === 'all')

async function work(...deeds: readonly (readonly [string, Parameters<HallDesk['work']>[2], string | null])[]) {
  for (const [time, deed, turn] of deeds) {
    at(time)
    await desk.work(desk.an, turn, deed)
  }
}

async function next(time: string): Promise<string | null> {
  at(time)
  return desk.next(desk.an)
}

/**
 * Four numbers, at 9:00, 9:05, 9:06 and 9:07. The first is called at 9:10, nobody comes, and served from the call of
 * 9:42: 10 and 42 minutes. The second is served from 9:20: 15 and 15. The third is called once, at 9:27, and put aside
 * for ever: 21 minutes to the first call, and served never. The fourth is called at 9:28 and at 9:36, and comes to
 * neither: 21 minutes to the first call, gone after 29.
 */
async function aMorning(until = '24:00'): Promise<void> {
  for (const time of ['09:00', '09:05', '09:06', '09:07']) {
    at(time)
    await desk.take(['nop-ho-so'])
  }
  const first = await next('09:10')
  await work(['09:11', 'miss', first])
  const second = await next('09:20')
  await work(['09:21', 'start', second], ['09:25', 'end', second])
  const third = await next('09:27')
  await work(['09:27', 'hold', third])
  const fourth = await next('09:28')
  await work(['09:29', 'miss', fourth])
  if (until <= '09:30') return
  await work(['09:36', 'call', fourth], ['09:37', 'miss', fourth])
  if (until <= '09:40') return
  await work(['09:42', 'call', first], ['09:43', 'start', first], ['09:50', 'end', first])
}

test('the mean to the first call stands as it is; what is held against the target goes on until somebody was served', async () => {
  await aMorning()
  // (10 + 15 + 21 + 21) : 4 = 16.75 minutes; (42 + 15) : 2 = 28.5. Two are not over yet, of two one took over 30.
  const open = {
    visits: 4, called: 4, waitSeconds: 67 * 60, served: 2, servedSeconds: 57 * 60, measured: 2, over: 1, neverServed: 0,
  }
  expect(await openWaits()).toMatchObject([open])
  expect(await figures()).toMatchObject({
    served: 2, wait: 1_005, untilServed: 1_710, measured: 2, over: 1, neverCalled: 0, neverServed: 0,
  })
})

test('who was never served is in no mean, and over the target unless gone after two calls in time', async () => {
  await aMorning()
  desk.province.clock.set('2021-06-26T00:05+07:00')
  await desk.province.inOneGo((ctx) => closeDays(ctx, 10))
  // The third waited until the day was over; the fourth 29 minutes, until the last call: of four two are over.
  const over = {
    visits: 4, called: 4, waitSeconds: 67 * 60, served: 2, servedSeconds: 57 * 60, measured: 4, over: 2, neverServed: 2,
  }
  expect(await openWaits()).toMatchObject([over])
  expect(await figures()).toMatchObject({ untilServed: 1_710, measured: 4, over: 2, neverServed: 2 })
  await desk.province.inOneGo((ctx) => countNextDay(ctx, DAY, {
    unitsOn: () => [desk.unitId], targetOn: () => TARGET,
  }))
  expect(await listWaits(desk.province.db, [desk.unitId], DAY, DAY)).toMatchObject([over])
})

test('a number put aside stands among those who wait, until it is gone', async () => {
  await aMorning('09:30')
  at('09:30')
  expect(await inHall()).toMatchObject([{ service: 'nop-ho-so', count: 3, aside: 3, since: moment('09:00') }])
  await desk.empty()
  await desk.sit(desk.an, 1)
  await aMorning('09:40')
  at('09:40')
  expect(await inHall()).toMatchObject([{ count: 2, aside: 2, since: moment('09:00') }])
  await desk.empty()
  await desk.sit(desk.an, 1)
  await aMorning()
  expect(await inHall()).toMatchObject([{ count: 1, aside: 1, since: moment('09:06') }])
})

test('the alarm is raised for who is put aside, and not before the target is missed', async () => {
  await desk.take(['nop-ho-so'])
  const turn = await next('09:10')
  await work(['09:11', 'miss', turn])
  at('09:30')
  expect((await news()).raise).toEqual([])
  // Since 9:00 are 31 minutes.
  at('09:31')
  expect((await news()).raise).toEqual([{ unitId: desk.unitId, service: 'nop-ho-so', minutes: 31 }])
  await work(['09:32', 'call', turn], ['09:32', 'start', turn])
  expect((await news()).raise).toEqual([])
})

test('passing on who was only called shortens no wait; who was served waits anew', async () => {
  await desk.sit(desk.binh, 2)
  await desk.take(['nop-ho-so'])
  const turn = await next('09:10')
  await desk.pass(desk.an, turn, { counter: 2 })
  expect(await inHall()).toMatchObject([{ count: 1, aside: 0, since: moment('09:00') }])
  at('09:40')
  const passed = await desk.next(desk.binh)
  await desk.work(desk.binh, passed, 'start')
  expect(await openWaits()).toMatchObject([{ waitSeconds: 600, served: 1, servedSeconds: 2_400, over: 1 }])
  at('09:45')
  await desk.pass(desk.binh, passed, { counter: 1 })
  expect(await inHall()).toMatchObject([{ count: 1, since: moment('09:45') }])
})

test('who was served and is put aside, to fill in a form, waits since then, and their wait is that of the first start', async () => {
  await desk.take(['nop-ho-so'])
  const turn = await next('09:10')
  await work(['09:11', 'start', turn], ['09:15', 'hold', turn])
  expect(await inHall()).toMatchObject([{ count: 1, aside: 1, since: moment('09:15') }])
  await work(['09:50', 'call', turn], ['09:51', 'start', turn], ['09:55', 'end', turn])
  expect(await openWaits()).toMatchObject([{ served: 1, servedSeconds: 600, over: 0 }])
})

test('who was served, put aside and called in vain once is not gone, and waits since then; after two calls in time they are', async () => {
  await desk.take(['nop-ho-so'])
  const turn = await next('09:10')
  await work(['09:11', 'start', turn], ['09:15', 'hold', turn], ['09:50', 'call', turn], ['09:51', 'miss', turn])
  expect(await inHall()).toMatchObject([{ count: 1, aside: 1, since: moment('09:15') }])
  await work(['09:54', 'call', turn], ['09:55', 'miss', turn])
  expect(await inHall()).toMatchObject([{ count: 1, aside: 1, since: moment('09:15') }])
  await work(['09:56', 'call', turn], ['09:57', 'miss', turn])
  expect(await inHall()).toEqual([])
})

test('a call to which nobody came answers nothing, however often it is repeated at once', async () => {
  await desk.take(['nop-ho-so'])
  const turn = await next('09:10')
  await work(['09:11', 'recall', turn], ['09:12', 'recall', turn], ['09:13', 'miss', turn])
  // Three calls within two minutes are one chance to come: the number is not gone.
  expect(await inHall()).toMatchObject([{ count: 1, aside: 1, since: moment('09:00') }])
})
