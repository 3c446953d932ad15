/** Need: a table of others that is a bomb ends its own reading and nobody else's (issue 6, bad input). */
import { afterAll, expect, test } from 'vitest'
import { sampleXlsx } from '../../../test/sample-xlsx.ts'
import { tableReader } from './open-table-reader.ts'

/** Milliseconds: a process begins, and may take its 20 seconds, on a machine that has other work. */
const PATIENCE = 240_000
afterAll(() => { tableReader.close() })
const read = (content: Buffer) => tableReader.ask({ content, mostRows: 10, mostColumns: 5 })

test('a spreadsheet of 300 kB that is 300 MB within is refused, and the next honest one is read', async () => {
  const bomb = sampleXlsx([['a']], 300_000_000)
  expect(bomb.length).toBeLessThan(400_000)
  expect(await read(bomb)).toHaveProperty('code')
  expect(await read(sampleXlsx([['Số', 'Ngày'], ['12/2019', { day: 43_500 }]]))).toMatchObject({
    rows: [['Số', 'Ngày'], ['12/2019', expect.stringMatching(/^2019-02-\d\d$/) as string]],
  })
}, PATIENCE)

test('what is no table is told, by the same process', async () => {
  expect(await read(Buffer.from('PK\u0003\u0004 nothing behind it', 'latin1'))).toEqual({ code: 'table-unreadable' })
  expect(await read(Buffer.from([0xff, 0xfe, 0x00]))).toEqual({ code: 'table-unreadable' })
  expect(await read(Buffer.from('a;b\n'.repeat(12)))).toEqual({ code: 'table-too-large' })
}, PATIENCE)
