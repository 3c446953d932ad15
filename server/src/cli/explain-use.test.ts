/** Need: whoever mistypes a command is told in Vietnamese which word is wrong. */
import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { explainUse } from './explain-use.ts'

test.each([
  [['--bogus'], 'Không có lựa chọn --bogus.'],
  [['--bogus=1'], 'Không có lựa chọn --bogus.'],
  [['-x'], 'Không có lựa chọn -x.'],
  [['--port'], 'Lựa chọn --port thiếu giá trị.'],
  [['--port', '-1'], 'Lựa chọn --port thiếu giá trị. Giá trị bắt đầu bằng dấu trừ thì viết liền: --port=-….'],
  [['--json=yes'], 'Lựa chọn --json không đi cùng giá trị.'],
  [['abc'], 'Thừa từ "abc": lệnh này chỉ nhận các lựa chọn.'],
])('%j', (args, told) => {
  expect(tell(args)).toContain(told)
})

function tell(args: string[]): string {
  try {
    parseArgs({ args, options: { port: { type: 'string' }, json: { type: 'boolean' } } })
    return 'nothing is wrong'
  } catch (error) {
    return explainUse(error)
  }
}
