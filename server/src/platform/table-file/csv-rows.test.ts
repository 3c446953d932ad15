/** Need: a file of any size is read piece by piece, and says the same as if it were read whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { readCsv } from './read-csv.ts'
import { textOf, textOfFile } from './text-of-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'csv-rows-'))
afterAll(() => { rmSync(folder, { recursive: true }) })
const cellsOf = (pieces: Iterable<string>) => [...csvRows(pieces)].map(({ cells }) => cells)

test('a file with Vietnamese letters, quotes and line ends of all systems may be cut at any byte', () => {
  const bytes = Buffer.from('\ufeffMã;Việc;"Ghi; chú"\r\n1;Tiếp nhận;"hai\r\ndòng, ""ngoặc"" kép"\r2;Trả;ổn\n\n3;"";\n')
  const rows = [
    ['Mã', 'Việc', 'Ghi; chú'], ['1', 'Tiếp nhận', 'hai\r\ndòng, "ngoặc" kép'], ['2', 'Trả', 'ổn'], [''], ['3', '', ''],
  ]
  for (let at = 0; at <= bytes.length; at += 1)
    expect(cellsOf(textOf([bytes.subarray(0, at), bytes.subarray(at)]))).toEqual(rows)
  expect(cellsOf(textOf(Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual(rows)
})

test('however a text is cut, its rows are those of the whole', () => {
  const signs = fc.constantFrom('"', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'a', 'ữ', '\ufeff')
  fc.assert(fc.property(fc.array(fc.array(signs).map((some) => some.join(''))), (pieces) => {
    expect([...csvRows(pieces)]).toEqual([...csvRows([pieces.join('')])])
    expect(cellsOf(pieces)).toEqual(readCsv(pieces.join(''), Infinity))
  }))
})

test('a row says on which line it begins, whatever ends lines and wherever they end', () => {
  const lines = (text: string) => [...csvRows(text)].map(({ line, cells }) => [line, cells[0]])
  expect(lines('a\nb\nc')).toEqual([[1, 'a'], [2, 'b'], [3, 'c']])
  expect(lines('a\r\n"b\r\nb\rb\n"\r\n\r\nc')).toEqual([[1, 'a'], [2, 'b\r\nb\rb\n'], [6, ''], [7, 'c']])
  expect(lines('a\r\rb')).toEqual([[1, 'a'], [2, ''], [3, 'b']])
})

test('a quote that nobody closes is told, and ends a row that is too long', () => {
  expect([...csvRows(['a,b\n1,"x\n2,y\n'])].at(-1)).toEqual({ line: 2, cells: ['1', 'x\n2,y\n'], fault: 'quote-open' })
  const endless = function* () {
    yield 'a,b\n1,"'
    for (let nth = 0; nth < 100; nth += 1) yield 'xxxxxxxxxx'
    throw new Error('read on')
  }
  const rows = [...csvRows(endless(), 30)]
  expect(rows.map(({ line, fault }) => [line, fault])).toEqual([[1, undefined], [2, 'too-long']])
  const lineless = function* () {
    for (let nth = 0; nth < 100; nth += 1) yield 'xxxxxxxxxx'
    throw new Error('read on')
  }
  expect([...csvRows(lineless(), 30)]).toMatchObject([{ line: 1, fault: 'too-long' }])
})

test('only what is asked for is read', () => {
  const pieces = function* () {
    yield 'a\nb\n'
    throw new Error('read on')
  }
  const asked = csvRows(pieces())
  expect([asked.next(), asked.next()]).toMatchObject([{ value: { cells: ['a'] } }, { value: { cells: ['b'] } }])
})

test('a file of several pieces is its text, letters on the seams too', () => {
  const text = 'ữ'.repeat(300_000) // three bytes each, and no piece is so many bytes that three divide it
  writeFileSync(join(folder, 'long'), text)
  const pieces = [...textOfFile(join(folder, 'long'))]
  expect(pieces.length).toBeGreaterThan(3)
  expect(pieces.join('')).toBe(text)
})

test.each([['UTF-16', Buffer.from('\ufeffa,b', 'utf16le')], ['half a letter', Buffer.from('ữ').subarray(0, 2)]])(
  '%s is no UTF-8', (_, bytes) => {
    expect(() => [...textOf([bytes])]).toThrow(expect.objectContaining({ code: 'ERR_ENCODING_INVALID_ENCODED_DATA' }))
  })
