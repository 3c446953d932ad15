/** Need: whoever uses `motcua report` wrongly is told so before anything is counted, and no terminal shows a file. */
import { expect, test } from 'vitest'
import { readReportUse } from './report-command.ts'

const DAYS = ['II.06a', '--from', '2021-06-15', '--to', '2021-09-14']
const FILE = { bytes: () => undefined }

test.each([
  [['--from', '2021-06-15', '--to', '2021-09-14'], 'Cần: motcua report II.06a'],
  [['II.06b', ...DAYS.slice(1)], 'Cần: motcua report II.06a'],
  [[...DAYS, '--format', 'xls'], '--format phải là json, csv, xlsx, docx hoặc pdf'],
  [[...DAYS, '--out', ''], '--out phải là tên tệp'],
  [['II.06a', '--from', '2021-06-15'], '--from và --to'],
  [[...DAYS, '--to-whom', 'x'], 'Không có lựa chọn --to-whom'],
])('%j is used wrongly', (args, text) => {
  expect(readReportUse(args, FILE)).toContain(text)
})

test.each(['xlsx', 'docx', 'pdf'])('%s goes to a file or a pipe, never onto a terminal', (format) => {
  expect(readReportUse([...DAYS, '--format', format])).toContain(`--out bao-cao.${format}`)
  expect(readReportUse([...DAYS, '--format', format, '--out', 'a'])).toMatchObject({ format, out: 'a' })
  expect(readReportUse([...DAYS, '--format', format], FILE)).toMatchObject({ format, out: undefined })
})

test('text stands on a terminal: CSV unless JSON is asked for', () => {
  expect(readReportUse(DAYS)).toMatchObject({ format: 'csv', isJson: false })
  expect(readReportUse([...DAYS, '--json'])).toMatchObject({ format: 'json', isJson: true })
  expect(readReportUse([...DAYS, '--format', 'json'])).toMatchObject({ format: 'json', isJson: true })
  expect(readReportUse([...DAYS, '--format', 'csv', '--json'])).toMatchObject({ format: 'csv', isJson: true })
})
