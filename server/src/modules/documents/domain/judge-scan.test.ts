/** Need: whoever scans is told at once which page cannot be read and why, before the person has left the counter. */
import { expect, test } from 'vitest'
import { type MeasuredPage, judgeScan, scanLimitsOf } from './judge-scan.ts'

const limits = scanLimitsOf({ dpi: 200, fineDpi: 300, photoDpi: 130, blur: 2, skew: 3, ink: 0.0003 })
const good: MeasuredPage = { page: 1, foundDpi: 200, isGuessed: false, ink: 0.08, blur: 0.7, skew: 0.4 }
const codes = (...args: Parameters<typeof judgeScan>) => judgeScan(...args).map(({ code }) => code)

test.each([
  ['a good scan', {}, []],
  ['a drawing, which is as fine as one likes', { foundDpi: null }, []],
  ['199.6 dots to an inch, which a scanner calls 200', { foundDpi: 199.6 }, []],
  ['150 dots to an inch', { foundDpi: 150 }, ['resolution-low']],
  ['a photograph of a sheet with 150', { foundDpi: 150, isGuessed: true }, []],
  ['a photograph of a sheet with 120', { foundDpi: 120, isGuessed: true }, ['resolution-low']],
  ['smeared by 3 dots', { blur: 3 }, ['page-blurred']],
  ['so smeared that nothing has an edge', { blur: null }, ['page-blurred']],
  ['askew to the left', { skew: -3.2 }, ['page-skewed']],
  ['upside down', { turn: 180 }, ['page-turned']],
  ['upside down and askew', { turn: 180, skew: 4 }, ['page-skewed', 'page-turned']],
  ['on its side, where lines of nobody were measured', { turn: 90, skew: 5 }, ['page-turned']],
  ['a blank page, and nothing else about it', { ink: 0.0001, blur: null, foundDpi: 100 }, ['page-blank']],
  ['everything at once', { blur: 5, skew: 5, foundDpi: 72 }, ['page-blurred', 'page-skewed', 'resolution-low']],
] as const)('%s', (_, page, expected) => {
  expect(codes([{ ...good, ...page }], {}, limits)).toEqual(expected)
})

test('a page that looks like a photograph is judged as one only where whoever brings it says so', () => {
  const photo = { ...good, foundDpi: 164, mayBePhoto: true } // 1920 by 1080 over 11.69 inches
  expect(codes([photo], { hasPhotos: true }, limits)).toEqual([])
  expect(codes([photo], {}, limits)).toEqual(['resolution-low'])
  expect(codes([{ ...photo, mayBePhoto: false }], { hasPhotos: true }, limits)).toEqual(['resolution-low'])
  expect(judgeScan([{ ...photo, foundDpi: 109 }], { hasPhotos: true }, limits)[0]?.limit).toBe(130)
})

test('how a page must be turned is told', () => {
  expect(judgeScan([{ ...good, turn: 270 }], {}, limits)).toEqual([{ code: 'page-turned', page: 1, found: 270, limit: 0 }])
})

test('small print asks for 300', () => {
  expect(judgeScan([good], { isFine: true }, limits)).toEqual([{ code: 'resolution-low', page: 1, found: 200, limit: 300 }])
})

test('pages are counted against the checklist, blank ones not', () => {
  const pages = [good, { ...good, page: 2, ink: 0 }, { ...good, page: 3 }]
  expect(judgeScan(pages, { pages: 3 }, limits)).toEqual([
    { code: 'page-blank', page: 2, found: 0, limit: 0.0003 }, { code: 'pages-missing', found: 2, limit: 3 },
  ])
  expect(codes(pages, { pages: 2 }, limits)).toEqual(['page-blank'])
})

test('a policy without its words is told when it is read', () => {
  expect(() => scanLimitsOf({ dpi: 200 })).toThrow('scan-quality')
})
