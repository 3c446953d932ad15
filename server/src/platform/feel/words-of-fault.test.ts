/** Need: whoever wrote an expression reads what is wrong in Vietnamese, not what a library or a machine says. */
import { expect, test } from 'vitest'
import { readDmn } from '../dmn/read-dmn.ts'
import { openEndedThread } from '../ended-thread.ts'
import { askFeel } from './ask-feel.ts'

const NOW = new Date('2021-06-25T08:00:00+07:00')

test.each([
  ['số bản > 2', 'không có “số bản”'], ['"5" + 1', 'không cộng được'], ['"5" * 2', 'không nhân được'],
  ['[1] - 2', 'không trừ được'], ['tính thuế(1)', 'không có “tính thuế”'],
  ['date(2021, 13)', 'hàm không nhận các giá trị này'], ['floor(1, 2, 3)', 'hàm'],
  ['matches("a", "(")', 'hàm không nhận các giá trị này'],
])('%s: %s', (expression, words) => {
  const answer = askFeel(expression, {}, NOW)
  expect(answer).toEqual({ ok: false, text: expect.stringContaining(`${expression}: ${words}`) as string })
  expect(JSON.stringify(answer)).not.toMatch(/not found|Can't|Cannot|Invalid|expects|must be|does not/)
})

const dmn = (text: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
  <decision id="a" name="a"><variable name="a"/><literalExpression><text>${text}</text></literalExpression></decision>
  </definitions>`

test('whatever ends the thread is told in Vietnamese', async () => {
  const ended = async (order: string, megabytes = 16) => {
    const thread = openEndedThread<string, string>({
      module: new URL('../../../test/thread-that-ends.ts', import.meta.url), megabytes, longest: () => 60_000,
      givenUp: (why) => why,
    })
    const answer = await thread.ask(order)
    await thread.close()
    return answer
  }
  expect(await ended('memory')).toBe('cần hơn 16 MB bộ nhớ')
  expect(await ended('throw')).toBe('phép tính làm luồng tính toán dừng giữa chừng')
  expect(await ended('exit')).toBe('luồng tính toán đã dừng')
})

test.each([
  ['x', 'tệp trống, hoặc có nội dung nằm ngoài phần tử gốc'], ['<a', 'tệp bị cắt giữa chừng'], ['<a></b>', 'thẻ mở và thẻ đóng không khớp'],
  ['<definitions/>', 'phần tử gốc không phải definitions của DMN'], [dmn('1').slice(0, -20), 'tệp bị cắt giữa chừng'],
  ['', 'dòng 1: tệp trống'],
])('XML %j: %s', async (xml, words) => {
  expect(await readDmn(xml)).toEqual({ ok: false, text: expect.stringContaining(words) as string })
})
