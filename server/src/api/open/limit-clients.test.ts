/** Need: a program knows beforehand how much it may ask, and when it may again; one takes nothing from another. */
import { expect, test } from 'vitest'
import { headersOfAllowance, limitClients } from './limit-clients.ts'

const at = (seconds: number) => new Date(1_764_489_600_000 + seconds * 1_000)

test('three in a minute are three; then it waits for the end of the minute, and another does not', () => {
  const limits = limitClients()
  expect([0, 10, 20, 30].map((second) => limits.take('a', 3, at(second)))).toEqual([
    { limit: 3, remaining: 2, reset: 60, isOver: false }, { limit: 3, remaining: 1, reset: 50, isOver: false },
    { limit: 3, remaining: 0, reset: 40, isOver: false }, { limit: 3, remaining: 0, reset: 30, isOver: true },
  ])
  expect(limits.take('b', 3, at(30)).isOver).toBe(false)
  expect(limits.take('a', 3, at(59.9))).toMatchObject({ isOver: true, reset: 1 })
  expect(limits.take('a', 3, at(60))).toEqual({ limit: 3, remaining: 2, reset: 60, isOver: false })
})

test('a clock that is set back lets nobody wait longer than a minute', () => {
  const limits = limitClients()
  limits.take('a', 1, at(100))
  expect(limits.take('a', 1, at(0))).toMatchObject({ isOver: false, reset: 60 })
})

test('the headers say it', () => {
  expect(headersOfAllowance({ limit: 3, remaining: 0, reset: 30, isOver: true })).toEqual({
    'ratelimit-limit': '3', 'ratelimit-remaining': '0', 'ratelimit-reset': '30', 'ratelimit-policy': '3;w=60', 'retry-after': '30',
  })
  expect(headersOfAllowance({ limit: 3, remaining: 1, reset: 30, isOver: false })).not.toHaveProperty('retry-after')
})
