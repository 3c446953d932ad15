/** Need: a name that somebody chose runs no formula in the office of whoever opens the list. */
import { expect, test } from 'vitest'
import { csvRow } from './csv-row.ts'

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`], ['+1', `'+1`], ['-1+2', `'-1+2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`], [' =1', `' =1`], ['-12', '-12'], ['Công ty Mẫu', 'Công ty Mẫu'], ['a,b', '"a,b"'],
  ['"a"', '"""a"""'], ['a\nb', '"a\nb"'], ['', ''],
])('%j is written as %j', (text, cell) => {
  expect(csvRow([text, 'x'])).toBe(`${cell},x\r\n`)
})
