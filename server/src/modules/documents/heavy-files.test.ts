/**
 * Need: a small file that grows to a thousand times its size costs no more to look at than an honest one, so that two
 * of them do not keep everybody else's files waiting (ASVS 5.0, 5.2.3; found by the drill `uploads`, T13).
 */
import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { shadesOfJpeg } from './domain/jpeg-shades.ts'
import { shadesOfPng } from './shades-of-png.ts'

/** White, of one colour, as large as its head says. */
function blank(width: number, height: number): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(width, 8)
  head.writeUInt32BE(height, 12)
  head.set([8, 0, 0, 0, 0], 16)
  const data = deflateSync(Buffer.alloc((width + 1) * height), { level: 9 })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([
    Buffer.alloc(8), head, length, Buffer.from('IDAT'), data, Buffer.alloc(4), Buffer.from('\0\0\0\0IEND\0\0\0\0'),
  ])
}

test('a blank picture of twelve megapixels is told, one of a hundred is not looked at to its end', async () => {
  expect(await shadesOfPng(blank(4_000, 3_000), 10)).toEqual({ range: 0 })
  expect(await shadesOfPng(blank(10_000, 10_000), 10)).toBeUndefined()
  expect(await shadesOfPng(blank(499_000, 200), 10)).toBeUndefined()
})

test('whoever reads a large blank photograph rests many times', () => {
  const canvas = createCanvas(2_000, 2_000)
  const steps = shadesOfJpeg(canvas.toBuffer('image/jpeg'), 10)
  let rests = 0
  for (let step = steps.next(); !step.done; step = steps.next()) rests += 1
  expect(rests).toBeGreaterThan(10)
})
