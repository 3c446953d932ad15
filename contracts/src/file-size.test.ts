/** Need: a size beside a file and the limit above it are told in one unit: nobody is refused what reads as fitting. */
import { expect, test } from 'vitest'
import { sayMegabytes, sayTooLarge } from './file-faults.ts'
import { MEGABYTE, saySize } from './file-size.ts'

test.each([
  [1, '1 kB', '1 kB'], [1_536, '2 kB', '2 kB'], [1_048_063, '1023 kB', '1023 kB'], [1_048_064, '1 MB', '1 MB'],
  [1_310_719, '1,2 MB', '1.2 MB'], [10 * MEGABYTE, '10 MB', '10 MB'],
])('%i bytes', (bytes, vi, en) => {
  expect([saySize('vi', bytes), saySize('en', bytes)]).toEqual([vi, en])
})

test('what just fits reads like the limit, and what just does not reads larger', () => {
  const most = 10 * MEGABYTE
  expect([saySize('vi', most), sayMegabytes('vi', most), sayMegabytes('vi', most + 1)]).toEqual(['10 MB', '10 MB', '10,1 MB'])
  expect(sayTooLarge('vi', most + 1, most)).toContain('Tệp nặng 10,1 MB; tối đa 10 MB.')
})
