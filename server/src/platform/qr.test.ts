/** Need: a code that any phone reads and whose edges no reader misses (ISO/IEC 18004). */
import { expect, test } from 'vitest'
import { qrSvg } from './qr.ts'

/** The modules an SVG of ours paints, without the quiet zone. */
function modulesOf(svg: string) {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const painted = new Set<string>()
  for (const [, x, y, length, back] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length)
    for (let n = 0; n < Number(length); n += 1) painted.add(`${Number(x) + n},${y}`)
  }
  return { side, isDark: (x: number, y: number) => painted.has(`${x},${y}`) }
}

test('has a finder in three corners and four light modules all around', () => {
  const { side, isDark } = modulesOf(qrSvg('https://motcua.example.vn/tra-cuu/H99.12-210625-0001'))
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
  for (const [left, top] of [[4, 4], [side - 11, 4], [4, side - 11]] as const) {
    finder.forEach((row, y) => {
      expect(Array.from(row, (_, x) => isDark(left + x, top + y) ? '1' : '0').join('')).toBe(row)
    })
  }
  const edge = [0, 1, 2, 3, side - 4, side - 3, side - 2, side - 1]
  for (const near of edge) {
    for (let far = 0; far < side; far += 1) expect(isDark(near, far) || isDark(far, near)).toBe(false)
  }
})

test('grows with its text: 26 bytes fill version 2, 27 need version 3 (table 7, level M)', () => {
  expect(modulesOf(qrSvg('x'.repeat(26))).side).toBe(25 + 8)
  expect(modulesOf(qrSvg('x'.repeat(27))).side).toBe(29 + 8)
})

test('refuses what no code can hold', () => {
  expect(() => qrSvg('')).toThrow(RangeError)
  expect(() => qrSvg('ế'.repeat(1000))).toThrow(RangeError)
})
