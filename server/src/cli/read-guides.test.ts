/** Need: what the data tell people is whole, and leads nowhere else, before any of it is shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plainTextOf } from '@motcua/contracts/markup.ts'
import { defaultDataSet } from './data-set.ts'
import { readGuides } from './read-guides.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-guides-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = (yaml: string) => {
  writeFileSync(join(folder, 'guides.yaml'), yaml)
  return readGuides(folder)
}
const REST = 'staff_guides: []\nterms: []\ncontacts: []\n'

test('the province has a guide for its eight most common procedures, each with an English title', () => {
  const guides = readGuides(defaultDataSet()).filter(({ content }) => content.procedure !== null)
  expect(guides.map(({ content }) => content.procedure).sort()).toEqual(
    ['ct-ban-sao', 'dk-ho-kinh-doanh', 'dk-tam-tru', 'dk-thuong-tru', 'ket-hon', 'khai-sinh', 'khai-tu', 'phieu-lltp'])
  for (const { content } of guides) {
    expect(content.titleEn).not.toBe('')
    expect(plainTextOf(content.body).length).toBeGreaterThan(300)
  }
})

test('a folder without guides uses those of the program, and nobody else’s phones', () => {
  const rows = readGuides(tmpdir())
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['guide', 'term']))
})

test.each([
  ['a foreign link', `guides: [{ key: a, title: A, body: '[x](https://example.org)' }]\n${REST}`, 'link-foreign'],
  ['a key twice', `guides: [{ key: a, title: A, body: b }, { key: a, title: B, body: c }]\n${REST}`, 'khóa này đã dùng'],
  ['a word that there is not', `guides: [{ key: a, title: A, body: b, html: c }]\n${REST}`, 'html'],
])('%s is refused', (_, yaml, said) => expect(() => read(yaml)).toThrow(said))
