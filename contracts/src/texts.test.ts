/** Need: a text is said in the language of whoever reads it, and a value put into it is never taken for part of it. */
import { expect, test } from 'vitest'
import { languageOf, piecesOf, sayIn, texts } from './texts.ts'

const TEXTS = texts({
  hello: { vi: 'Chào {who}', en: 'Hello {who}' },
  page: { vi: 'Trang {nth} trong {all}', en: 'Page {nth} of {all}' },
})

test('each language has its words, and the values stand where their names stood', () => {
  expect(sayIn('vi')(TEXTS.page, { nth: 2, all: 5 })).toBe('Trang 2 trong 5')
  expect(sayIn('en')(TEXTS.page, { nth: 2, all: 5 })).toBe('Page 2 of 5')
})

test('a value with braces is said as it is', () => {
  expect(sayIn('vi')(TEXTS.hello, { who: '{who} {all}' })).toBe('Chào {who} {all}')
})

test('in English a counted word has its number', () => {
  const { left } = texts({ left: { vi: 'còn {days} ngày', en: '{days} working day(s) left' } })
  const said = [0, 1, 2, 11, '1.5'].map((days) => sayIn('en')(left, { days }))
  expect(said).toEqual([
    '0 working days left', '1 working day left', '2 working days left', '11 working days left', '1.5 working days left',
  ])
  expect(sayIn('vi')(left, { days: 1 })).toBe('còn 1 ngày')
})

test('pieces and names take turns', () => {
  expect(piecesOf('en', TEXTS.page)).toEqual(['Page ', 'nth', ' of ', 'all', ''])
})

test.each([
  ['en', 'en'], ['en-GB', 'en'], ['vi', 'vi'], ['fr', 'vi'], ['english?', 'vi'], [undefined, 'vi'], [5, 'vi'],
])(
  '%s asks for %s', (wanted, language) => expect(languageOf(wanted)).toBe(language))
