import { createInflate } from 'node:zlib'
import type { Shades } from './domain/jpeg-shades.ts'

/** Bytes of a pixel by the colour type of its picture; palettes have none. */
export const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const HEAD = 33

/**
 * How far the shades of a PNG lie apart (ISO/IEC 15948), by each byte of a pixel; stops at `enough`, so that only what
 * is all but blank is opened to its end. Undefined for palettes, interlaced ones and other depths than 8 bits, which
 * are not looked into. Throws if its pixels cannot be opened.
 */
export async function shadesOfPng(bytes: Buffer, enough: number): Promise<Shades | undefined> {
  const [depth, colour, , , isLaced] = bytes.subarray(24, 29)
  const channels = CHANNELS[colour ?? -1]
  if (depth !== 8 || channels === undefined || isLaced !== 0) return undefined
  const width = bytes.readUInt32BE(16) * channels
  const rows = rowsOf(bytes, width + 1)
  const [least, most] = [Array<number>(channels).fill(255), Array<number>(channels).fill(0)]
  let above = new Uint8Array(width)
  for await (const row of rows) {
    const plain = unfiltered(row, above, channels)
    for (const [at, value] of plain.entries()) {
      const channel = at % channels
      if (value < (least[channel] ?? 0)) least[channel] = value
      if (value > (most[channel] ?? 255)) most[channel] = value
    }
    const range = Math.max(...most.map((value, channel) => value - (least[channel] ?? 0)))
    if (range > enough) return { range }
    above = plain
  }
  return { range: Math.max(...most.map((value, channel) => value - (least[channel] ?? 0))) }
}

/** Whole rows of a PNG, each with its filter in front. */
export async function* rowsOf(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  const inflate = createInflate()
  const feed = () => {
    for (let at = HEAD; at + 12 <= bytes.length;) {
      const size = bytes.readUInt32BE(at)
      const type = bytes.toString('latin1', at + 4, at + 8)
      if (type === 'IEND') break
      if (type === 'IDAT') inflate.write(bytes.subarray(at + 8, at + 8 + size))
      at += size + 12
    }
    inflate.end()
  }
  feed()
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of inflate) { // ending the loop early ends the stream, too
    rest = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : part as Buffer
    let at = 0
    for (; at + length <= rest.length; at += length) yield rest.subarray(at, at + length)
    rest = rest.subarray(at)
  }
}

/** A row as it was before it was filtered (clause 9). */
export function unfiltered(row: Buffer, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(row.length - 1)
  const filter = row[0]
  for (let at = 0; at < plain.length; at += 1) {
    const [left = 0, up = 0, corner = 0] = [plain[at - step], above[at], above[at - step]]
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? left + up >> 1 : filter === 4
      ? nearest(left, up, corner)
      : 0
    plain[at] = (row[at + 1] ?? 0) + guess
  }
  return plain
}

/** The one of the three that a straight plane through them would lie closest to (Paeth). */
function nearest(left: number, up: number, corner: number): number {
  const plane = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(plane - left), Math.abs(plane - up), Math.abs(plane - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
