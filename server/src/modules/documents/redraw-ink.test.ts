/** Need: a signature drawn on a screen is printed on the declaration, and no picture somebody sends can spoil it. */
import { inflateSync, crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPng } from './domain/picture-structure.ts'
import { redrawInk } from './redraw-ink.ts'

/** A PNG of `width` by `height` in red, green, blue and cover, by another way than the code: one filter a row. */
function png(width: number, height: number, pixelAt: (x: number, y: number) => readonly number[], filter = 0): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: width }, (_pixel, x) => pixelAt(x, y)).flat()
    // Filter 1 writes what a byte is more than the one a pixel before it.
    return [
      filter, ...row.map((value, at) => filter === 0 || at < 4 ? value : (value - (row[at - 4] ?? 0) + 256) % 256),
    ]
  })
  const part = (type: string, content: Buffer) => {
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    const named = Buffer.concat([Buffer.from(type), content])
    length.writeUInt32BE(content.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), part('IHDR', head), part('tEXt', Buffer.from('Author\0somebody')),
    part('IDAT', deflateSync(Buffer.from(rows.flat()))), part('IEND', Buffer.alloc(0)),
  ])
}
const [WHITE, INK, CLEAR] = [[255, 255, 255, 255], [10, 20, 60, 255], [0, 0, 0, 0]] as const
const inBox = (x: number, y: number) => x >= 100 && x < 140 && y >= 30 && y < 50

test.each([0, 1])('only the ink is left, with a white edge, whatever the filter (%i)', async (filter) => {
  const made = await redrawInk(png(300, 100, (x, y) => inBox(x, y) ? INK : WHITE, filter))
  expect(readPng(made ?? Buffer.alloc(0))).toEqual({ width: 40 + 2 * 6, height: 20 + 2 * 6 })
  expect(made?.includes('Author')).toBe(false)
  const at = made?.indexOf('IDAT') ?? 0
  const pixels = inflateSync(made?.subarray(at + 4) ?? Buffer.alloc(0))
  expect([pixels[0], pixels[1], pixels[(52 + 1) * 16 + 26]]).toEqual([
    0, 255, Math.round(10 * 0.299 + 20 * 0.587 + 60 * 0.114),
  ])
})

test('what is clear is white, and an empty pad or a touch by mistake is no signature', async () => {
  expect(await redrawInk(png(300, 100, (x, y) => inBox(x, y) ? INK : CLEAR))).toBeDefined()
  expect(await redrawInk(png(300, 100, () => WHITE))).toBeUndefined()
  expect(await redrawInk(png(300, 100, () => CLEAR))).toBeUndefined()
  expect(await redrawInk(png(300, 100, (x, y) => x < 5 && y < 5 ? INK : WHITE))).toBeUndefined()
})

test('ink that covers half is half as dark as on white paper', async () => {
  const made = await redrawInk(png(60, 40, (x, y) => x >= 10 && x < 50 && y >= 10 && y < 30 ? [0, 0, 0, 128] : CLEAR))
  const pixels = inflateSync(made?.subarray(made.indexOf('IDAT') + 4) ?? Buffer.alloc(0))
  expect(pixels[(52 + 1) * 16 + 26]).toBe(127)
})

test('what the pad makes is the largest that is looked at', async () => {
  const strip = (_x: number, y: number) => y > 4 && y < 9 ? INK : WHITE
  expect(await redrawInk(png(600, 300, strip))).toBeDefined()
  expect(await redrawInk(png(601, 20, strip))).toBeUndefined()
  expect(await redrawInk(png(30, 301, strip))).toBeUndefined()
})

test('others are answered while a drawing is opened', async () => {
  let answered = 0
  let isDone = false
  const answer = () => { if (!isDone) { answered += 1; setImmediate(answer) } }
  const drawing = png(600, 300, (x, y) => inBox(x, y) ? INK : WHITE)
  const made = redrawInk(drawing)
  setImmediate(answer)
  expect(await made).toBeDefined()
  isDone = true
  expect(answered).toBeGreaterThanOrEqual(Math.floor(300 / 64))
})

test('what is no drawing, is cut off or absurdly large is none', async () => {
  const whole = png(300, 100, (x, y) => inBox(x, y) ? INK : WHITE)
  const few = Buffer.from(whole)
  few.writeUInt32BE(90_000, 16)
  const deep = Buffer.from(whole)
  deep[24] = 16
  const taller = Buffer.from(whole)
  taller.writeUInt32BE(400, 20)
  const spoilt = Buffer.from(whole)
  spoilt.fill(0xff, whole.indexOf('IDAT') + 4, whole.indexOf('IDAT') + 24)
  for (const bytes of [Buffer.from('xin chào'), Buffer.alloc(0), whole.subarray(0, 60), few, deep, taller, spoilt]) {
    expect(await redrawInk(bytes)).toBeUndefined()
  }
})
