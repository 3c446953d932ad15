/** Need: what came while somebody worked or rested is done at once, and nobody is kept from ending. */
import { expect, test } from 'vitest'
import { openWake } from './wake.ts'

const LONG = 3_600_000
const NEVER = new AbortController().signal

test('who rests is woken', async () => {
  const wake = openWake()
  const rested = wake.rest(LONG, NEVER)
  wake.now()
  await expect(rested).resolves.toBeUndefined()
})

test('who is woken at work does not rest afterwards, but then does', async () => {
  const wake = openWake()
  wake.now()
  await expect(wake.rest(LONG, NEVER)).resolves.toBeUndefined()
  let isOver = false
  const rested = wake.rest(LONG, NEVER).then(() => { isOver = true })
  await new Promise((done) => { setImmediate(done) })
  expect(isOver).toBe(false)
  wake.now()
  await rested
})

test('the end ends the rest, also one that begins after it', async () => {
  const wake = openWake()
  const ending = new AbortController()
  const rested = wake.rest(LONG, ending.signal)
  ending.abort()
  await expect(rested).resolves.toBeUndefined()
  await expect(wake.rest(LONG, ending.signal)).resolves.toBeUndefined()
})
