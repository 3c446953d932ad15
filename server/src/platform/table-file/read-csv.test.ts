/**
 * Need: tables as offices save them (RFC 4180 and what spreadsheets make of it here: semicolons, tabs, marks at the
 * head).
 */
import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

test.each([
  ['a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]], ['a;b,c\nd;e', [['a', 'b,c'], ['d', 'e']]], ['a\tb\n', [['a', 'b']]],
  ['\ufeffSố,Ngày\n1,2', [['Số', 'Ngày'], ['1', '2']]], ['"a ""x""",b', [['a "x"', 'b']]],
  ['"a,\nb",c\n', [['a,\nb', 'c']]], ['a,,\n', [['a', '', '']]], ['a\rb', [['a'], ['b']]], ['', []], ['"a', [['a']]],
])('%j', (text, rows) => expect(readCsv(text, 100)).toEqual(rows))

test('no more rows than asked for', () => expect(readCsv('a\nb\nc', 2)).toEqual([['a'], ['b']]))
