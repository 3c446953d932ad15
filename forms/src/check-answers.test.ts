/** Need: all faults at once, in words, and nothing that is right is refused (A6, P1). Expectations come from the data. */
import { describe, expect, test } from 'vitest'
import { goodExamples, wrongExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'

const pairs = (refusals: readonly { field: string; reason: string }[]) =>
  refusals.map(({ field, reason }) => `${field}: ${reason}`).sort()

describe('the 33 good examples pass with exactly their warnings', () => {
  test.each(goodExamples.map((example) => [example.id, example] as const))('%s', (_, { form, answers, occasion, warnings }) => {
    const checked = checkAnswers(form, answers, occasion)
    expect([pairs(checked.refusals), checked.warnings.map(({ rule }) => rule).sort()]).toEqual([[], [...warnings].sort()])
  })
})

describe('the 49 wrong ones are refused for exactly what is wrong', () => {
  test.each(wrongExamples.map((example) => [example.id, example] as const))('%s', (_, { form, answers, occasion, refusals }) => {
    expect(pairs(checkAnswers(form, answers, occasion).refusals)).toEqual(pairs(refusals))
  })
})
