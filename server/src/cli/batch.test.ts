/** Need: 100,000 questions in a file get 100,000 answers, line by line, whatever stands in some of them. */
import { expect, test } from 'vitest'
import { answerLines, hyphened, quoted } from './batch.ts'

async function answersTo(pieces: (string | Uint8Array)[]): Promise<unknown[]> {
  const lines: string[] = []
  async function* stdin() { yield* pieces }
  const io = { stdin: stdin(), stdout: (line: string) => lines.push(line), stderr: () => undefined }
  await answerLines(io, ['name', 'after-pause'], (question) => Object.fromEntries(question))
  return lines.map((line) => JSON.parse(line) as unknown)
}
const codes = (answers: unknown[]) =>
  answers.map((answer) => (answer as { error?: { code: string } }).error?.code ?? 'answered')

test('one line in, one out, in order; what cannot be answered is refused in its place', async () => {
  const lines = ['{"name":1}', 'nonsense', '', '[]', 'null', '"text"', '7', '{"nam":1}', '{"name":1,"name":2}',
    '{"after_pause":1,"afterPause":2}', '{}', '{"__proto__":1}', '{"name":3}']
  expect(codes(await answersTo([lines.join('\n')]))).toEqual(['answered', 'not-json', 'not-json', 'not-an-object',
    'not-an-object', 'not-an-object', 'not-an-object', 'unknown-key', 'repeated-key', 'repeated-key', 'answered',
    'unknown-key', 'answered'])
})

test('it does not matter how the stream is cut, nor how lines end', async () => {
  const bytes = new TextEncoder().encode('{"name":"Đỗ"}\r\n{"name":"Bé 🌾"}\n{"name":"cuối"}')
  const expected = [{ name: 'Đỗ' }, { name: 'Bé 🌾' }, { name: 'cuối' }]
  expect(await answersTo([bytes])).toEqual(expected)
  expect(await answersTo(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected)
  expect(await answersTo([])).toEqual([])
  expect(await answersTo(['\n'])).toHaveLength(1)
})

test('a line without end is refused, and the next one answered', async () => {
  const long = Array.from({ length: 12 }, () => 'x'.repeat(100_000))
  const pieces = ['{"name":1}\n', ...long, '\n{"name":2}\n']
  expect(codes(await answersTo(pieces))).toEqual(['answered', 'line-too-long', 'answered'])
  expect(codes(await answersTo([`${long.join('')}\n{"name":2}`]))).toEqual(['line-too-long', 'answered'])
  expect(codes(await answersTo(long))).toEqual(['line-too-long'])
})

test('words have one spelling', () => {
  expect(['after_pause', 'afterPause', 'After-Pause', 'WORKING_DAY'].map(hyphened)).toEqual(
    ['after-pause', 'after-pause', 'after-pause', 'working-day'])
})

test('what is quoted back is short and whole', () => {
  expect(quoted('a"b\u0000')).toBe(String.raw`"a\"b\u0000"`)
  expect(quoted('x'.repeat(1_000)).length).toBeLessThan(70)
  expect(quoted(undefined)).toBe('undefined')
})
