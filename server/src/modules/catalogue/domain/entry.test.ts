/** Need: nobody is shown half a guide, and whoever looks for one finds it as they type it. */
import { describe, expect, test } from 'vitest'
import { type EntryKind, type PublishedEntry, entriesOn, entryContentOf, faultsToPublish } from './entry.ts'
import { findEntries } from './find-entries.ts'

const codes = (kind: EntryKind, said: object) => faultsToPublish(kind, entryContentOf(said)).map(({ code }) => code)

describe('what must stand there before it is published', () => {
  test.each<[EntryKind, object, string[]]>([
    ['guide', { title: 'A', body: 'b' }, []], ['guide', { title: ' ', body: '\n' }, ['title-missing', 'body-missing']],
    ['announcement', { title: 'A' }, ['body-missing']],
    [
      'guide', { title: 'A', body: 'b', film: { file: 'x', poster: null, captions: 'c', transcript: ' ' } },
      ['transcript-missing'],
    ],
    ['term', { title: 'A', words: ['a'] }, ['summary-missing']], ['term', { title: 'A', summary: 's' }, []],
    ['contact', { title: 'A', mail: 'a@b' }, ['phone-missing', 'address-missing']],
    ['contact', { title: 'A', phone: '1', address: 'x' }, []],
  ])('%s %j', (kind, said, expected) => expect(codes(kind, said)).toEqual(expected))
})

const entry = (title: string, more: Partial<PublishedEntry> = {}, said: object = {}): PublishedEntry => ({
  publicId: title, key: null, kind: 'guide', unitId: null, validFrom: '2021-06-01', validTo: null,
  content: entryContentOf({ title, ...said }), ...more,
})

test('a day has what has begun and not ended, important first, then the latest', () => {
  const all = [
    entry('cũ', { validTo: '2021-06-24' }), entry('mai', { validFrom: '2021-06-26' }),
    entry('trước', { validFrom: '2021-01-01' }),
    entry('nay', { validTo: '2021-06-25' }), entry('quan trọng', { validFrom: '2020-01-01' }, { isImportant: true }),
  ]
  expect(entriesOn(all, '2021-06-25').map(({ publicId }) => publicId)).toEqual(['quan trọng', 'nay', 'trước'])
})

test.each([
  ['khai sinh', ['Đăng ký khai sinh', 'Giấy tờ']], ['KHAI SINH', ['Đăng ký khai sinh', 'Giấy tờ']],
  ['đăng ký', ['Đăng ký khai sinh']], ['dang ky', ['Đăng ký khai sinh']], ['birth', ['Đăng ký khai sinh']],
  ['khai tử', []], ['', []], ['  . ', []], ['sin', ['Đăng ký khai sinh', 'Giấy tờ']], ['inh', []],
])('%s', (text, expected) => {
  const all = [
    entry('Giấy tờ', {}, { body: 'mang giấy khai sinh' }),
    entry('Đăng ký khai sinh', {}, { titleEn: 'Register a birth' }),
  ]
  expect(findEntries(all, text, ({ content }) => content.body).map(({ publicId }) => publicId)).toEqual(expected)
})
