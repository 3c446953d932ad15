/** Need: everybody in the hall hears who is called to which counter, twice, and nobody is called who was not (II.6). */
import { expect, test } from 'vitest'
import { openAnnouncer } from './announce-calls.ts'
import { clipsOf } from './call-clips.ts'

const call = (number: number, counter: number, key = `${String(number)}-${String(counter)}`) => ({ number, counter, key })
const turns = async () => new Promise((done) => setTimeout(done))

test('the chime, then number and counter digit by digit, twice', () => {
  const once = ['moi-so', '1', '0', '2', '3', 'den-quay-so', '4']
  expect(clipsOf(call(1023, 4))).toEqual(['chuong', ...once, ...once])
  expect(clipsOf(call(20010, 12)).slice(1, 10)).toEqual(['moi-so', '2', '0', '0', '1', '0', 'den-quay-so', '1', '2'])
})

/** An announcer whose clips end when the test says so. */
function anAnnouncer() {
  const said: string[] = []
  const ends: (() => void)[] = []
  const announcer = openAnnouncer(async (clips) => {
    said.push(clips.slice(2, 6).join(''))
    await new Promise<void>((done) => ends.push(done))
  })
  return { said, ends, announcer }
}

test('what was called before the board looked is not said; what comes together is said one after the other', async () => {
  const { said, ends, announcer } = anAnnouncer()
  announcer.tell([call(1001, 1)])
  announcer.tell([call(2003, 3), call(1002, 2), call(1001, 1)])
  await turns()
  expect(said).toEqual(['1002'])
  ends.shift()?.()
  await turns()
  expect(said).toEqual(['1002', '2003'])
})

test('told again a call is not said again; called again it is', async () => {
  const { said, ends, announcer } = anAnnouncer()
  announcer.tell([])
  for (let n = 0; n < 3; n += 1) announcer.tell([call(1001, 1)])
  ends.shift()?.()
  await turns()
  expect(said).toEqual(['1001'])
  announcer.tell([call(1001, 1, 'once more'), call(1001, 1)])
  await turns()
  expect(said).toEqual(['1001', '1001'])
})

test('a clip that fails keeps nobody after it from being called, and what waits is bounded', async () => {
  let said = 0
  const failing = openAnnouncer(async () => {
    said += 1
    throw new Error('no sound')
  })
  failing.tell([])
  failing.tell(Array.from({ length: 40 }, (_, n) => call(1000 + n, 1)))
  await turns()
  expect(said).toBe(12)
})
