/** Need: another province, or the two levels after 2025, is another folder of data and no line of code. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { provinceFinder, sourceFiles, wordsOf } from './province-words.ts'

const root = resolve(import.meta.dirname, '../..')

describe.each(['data', 'data-sets/lam-giang'])('of the province in %s', (folder) => {
  const words = wordsOf(join(root, folder))

  test('something is known to look for', () => {
    expect(words.names.size).toBeGreaterThan(10)
    expect(words.prefixes.size).toBeGreaterThan(3)
    expect(words.codes.size).toBeGreaterThan(10)
  })

  test('nothing stands in the source', () => {
    const files = sourceFiles(root)
    expect(files.length).toBeGreaterThan(50)
    const find = provinceFinder(words)
    expect(files.flatMap((file) => find(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})

describe('the search', () => {
  const find = provinceFinder(wordsOf(join(root, 'data')))

  test.each([
    ['a name', "const TITLE = 'Ủy ban nhân dân phường Đồng Phú'", 'ủy ban nhân dân phường đồng phú'],
    ['a name of a commune in other letters', '// as in XÃ QUANG PHÚ', 'xã quang phú'],
    ['the bare name of the province', '<h1>Trang của Quảng Bình</h1>', 'quảng bình'],
    ['the bare name of a district', "if (name === 'Lệ Thủy') return", 'lệ thủy'],
    ['a decomposed name', "'Đồng Hới'".normalize('NFD'), 'đồng hới'],
    ['a department', "unit: 'Sở Tư pháp'", 'sở tư pháp'],
    ['the id of an agency', "directory.find('cq:so-tu-phap')", 'cq:so-tu-phap'],
    ['the id of a section', "'cq:ubnd-dong-hoi:bpmc'", 'cq:ubnd-dong-hoi:bpmc'],
    ['an id that is not in the data, either', "'xa:12345'", 'xa:12345'],
    ['an agency code', "const code = 'H46.31.02'", 'H46.31.02'],
    ['the code of the province, in a number', '`H46-${day}`', 'H46'],
    ['a code of before 2020', "'000.00.31.H46'", '000.00.31.H46'],
    ['a code of the statistics office', 'if (gso === 18856) return', '18856'],
    ['the code of a procedure', "find('1.001193')", '1.001193'],
    ['a code of a procedure that is guessed', "find('GT.DEMO.101')", 'GT.DEMO.101'],
    ['the number of a district', "if (code === '450') return", '450'],
    ['a commune that comes later', "'Xã Hạ Mỹ'", 'xã hạ mỹ'],
    ['the number of one', 'const next = 19123', '19123'],
    ['the bare name of a commune', '// as at Quang Phú', 'quang phú'],
    ['what the province calls itself', "'Hành chính phục vụ'", 'hành chính phục vụ'],
  ])('finds %s, with its line', (_, line, what) => {
    expect(find('web/src/a.ts', `// first\n${line}\n`)).toEqual([`web/src/a.ts:2 ${what}`])
  })

  test.each([
    "import { a } from './xa.ts'", 'const ratio = 1.5, many = 18000', "'commune/one-stop'", 'H4611', "{ cq: 'x' }",
    "'Z99.12'", "'Bộ phận Một cửa'", "'Văn phòng'", 'const huyen: string = name', 'status === 450', 'wait(45)',
  ])('lets pass what is of no province: %s', (line) => {
    expect(find('web/src/a.ts', line)).toEqual([])
  })
})
