/** Need: a score is one of five steps, and whatever else is sent counts as not answered (SIPAS: 1 to 5). */
import { expect, test } from 'vitest'
import { scoreOf } from './survey.ts'

test.each([['1', 1], ['5', 5], ['', null], ['0', null], ['6', null], ['4.5', null], ['05', null], ['năm', null]])(
  '%j is %j', (text, score) => {
    expect(scoreOf(text)).toBe(score)
  })
