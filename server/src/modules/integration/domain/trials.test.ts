import { expect, test } from 'vitest'
import { MOST_TRIALS, type Trials, nextTrial } from './trials.ts'

const at = (time: string) => new Date(`2026-11-30T${time}+07:00`)

test('the first begins the hour; ten are let through in it, the eleventh is not', () => {
  let stands: Trials | undefined = { trialsFrom: null, trials: 0 }
  for (let nth = 1; nth <= 10; nth += 1) {
    stands = nextTrial(stands, at(`08:0${String(nth % 10)}`))
    expect(stands).toEqual({ trialsFrom: at('08:01'), trials: nth })
    if (!stands) throw new Error('refused')
  }
  expect(MOST_TRIALS).toBe(10)
  expect(nextTrial(stands, at('08:59:59.999'))).toBeUndefined()
})

test('an hour after the first the count begins anew', () => {
  const full = { trialsFrom: at('08:01'), trials: 10 }
  expect(nextTrial(full, at('09:00:59.999'))).toBeUndefined()
  expect(nextTrial(full, at('09:01'))).toEqual({ trialsFrom: at('09:01'), trials: 1 })
})
