/** Need: a dossier is handed over within a year and kept as long as the rule says (Luật Lưu trữ 2011 Đ.11, Đ.17). */
import { describe, expect, test } from 'vitest'
import { type FoundFile, archiveDueOn, faultsOf, retainUntil } from './archive-rules.ts'

const at = (text: string) => new Date(`${text}+07:00`)

test('due a year after the day of closing in Viet Nam, and on the last day of a shorter month', () => {
  expect(archiveDueOn(at('2021-06-25T23:30'), { months: 12 })).toBe('2022-06-25')
  expect(archiveDueOn(at('2024-02-29T08:00'), { months: 12 })).toBe('2025-02-28')
})

test('years of keeping begin with the next year; some are kept for ever', () => {
  // Closed in 2021: 2022 is the first year, 2031 the tenth.
  expect(retainUntil(at('2021-06-25T09:00'), { years: 10 })).toBe('2031-12-31')
  // An hour after midnight of 1 January in Viet Nam is still December in UTC.
  expect(retainUntil(at('2022-01-01T01:00'), { years: 10 })).toBe('2032-12-31')
  expect(retainUntil(at('2021-06-25T09:00'), { years: null })).toBeNull()
})

describe('what stands in the way', () => {
  const file = (more: Partial<FoundFile>): FoundFile => ({ component: 'to-khai', isResult: false, state: 'there', ...more })
  const result = (verdict: FoundFile['verdict']) => file({ component: '', isResult: true, verdict })
  test.each<[string, FoundFile, without: string[], withReason: string[]]>([
    ['a picture', file({}), [], []],
    ['a paper without signatures', file({ verdict: 'none' }), [], []],
    ['a good signature', file({ verdict: 'valid' }), [], []],
    ['one of which nothing can be proved', file({ verdict: 'indeterminate' }), [], []],
    ['a broken one', file({ verdict: 'invalid' }), ['signature-invalid'], []],
    ['a paper that cannot be read', file({ verdict: 'unreadable' }), ['file-unreadable'], []],
    ['a good copy that an officer signed', file({ isSignedCopy: true, verdict: 'valid' }), [], []],
    ['a broken one', file({ isSignedCopy: true, verdict: 'invalid' }), ['signature-invalid'], []],
    ['one in which there is no signature', file({ isSignedCopy: true, verdict: 'none' }), ['signature-invalid'], []],
    ['a lost file', file({ state: 'lost' }), ['file-lost'], ['file-lost']],
    ['one that is kept aside', file({ state: 'aside' }), ['file-aside'], ['file-aside']],
    ['a sound result', result('valid'), [], []],
    ['a result of which nothing can be proved', result('indeterminate'), ['result-unsound'], []],
    ['a broken result', result('invalid'), ['result-unsound'], ['result-unsound']],
    ['a result that nobody signed', result('none'), ['result-unsound'], ['result-unsound']],
    ['a lost result', file({ isResult: true, state: 'lost' }), ['file-lost'], ['file-lost']],
  ])('%s', (_, found, without, withReason) => {
    const codes = (hasReason: boolean) => faultsOf([found], { hasReason }).map(({ code }) => code)
    expect([codes(false), codes(true)]).toEqual([without, withReason])
  })
})
