import { setImmediate as nextTurn } from 'node:timers/promises'
import { createInflate } from 'node:zlib'
import type { Shades } from './domain/jpeg-shades.ts'

/** Bytes of a pixel by the colour type of its picture; palettes have none. */
export const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const HEAD = 33

/**
 * Bytes of pixels that are looked at: a photograph of twelve megapixels, whole. What is still blank after so many is
 * not judged, for a small file may hold a hundred times of it, and would keep this process busy for minutes.
 */
const MOST_LOOKED_AT = 48 * 1_048_576
/**
 * Bytes that are gone through before others have their turn: tenths of a millisecond. What is inflated already does not
 * wait by itself.
 */
const AT_A_TIME = 16_384

/**
 * How far the shades of a PNG lie apart (ISO/IEC 15948), by each byte of a pixel; stops at `enough`, so that only what
 * is all but blank is opened to its end. Undefined for palettes, interlaced ones and other depths than 8 bits, which
 * are not looked into, and for what is too much to look at. Throws if its pixels cannot be opened.
 */
export async function shadesOfPng(bytes: Buffer, enough: number): Promise<Shades | undefined> {
  const [depth, colour, , , isLaced] = bytes.subarray(24, 29)
  const channels = CHANNELS[colour ?? -1]
  if (depth !== 8 || channels === undefined || isLaced !== 0) return undefined
  const width = bytes.readUInt32BE(16) * channels
  if (width * bytes.readUInt32BE(20) > MOST_LOOKED_AT) return await isAnyOf(bytes, width, channels, enough)
  return await rangeOf(bytes, width, channels, enough)
}

/** Of the first rows of a picture that is too much to look at whole: its range, if that is enough already. */
async function isAnyOf(bytes: Buffer, width: number, channels: number, enough: number): Promise<Shades | undefined> {
  const found = await rangeOf(bytes, width, channels, enough, Math.floor(MOST_LOOKED_AT / width))
  return found.range > enough ? found : undefined
}

async function rangeOf(
  bytes: Buffer, width: number, channels: number, enough: number, most = Infinity,
): Promise<Shades> {
  const [darkest, lightest] = [new Uint8Array(channels).fill(255), new Uint8Array(channels)]
  let above = new Uint8Array(width)
  let range = 0
  let [seen, since] = [0, 0]
  for await (const row of rowsOf(bytes, width + 1)) {
    since += row.length
    if (since > AT_A_TIME) {
      since = 0
      await nextTurn()
    }
    above = unfiltered(row, above, channels)
    range = widened(above, darkest, lightest)
    seen += 1
    if (range > enough || seen >= most) break
  }
  return { range }
}

/** Takes the shades of a row into the darkest and the lightest of each channel; answers how far the widest reaches. */
function widened(row: Uint8Array, darkest: Uint8Array, lightest: Uint8Array): number {
  for (let at = 0, channel = 0; at < row.length; at += 1) {
    const value = row[at] ?? 0
    if (value < (darkest[channel] ?? 0)) darkest[channel] = value
    if (value > (lightest[channel] ?? 255)) lightest[channel] = value
    channel = channel + 1 === darkest.length ? 0 : channel + 1
  }
  return Math.max(...lightest.map((value, channel) => Math.max(0, value - (darkest[channel] ?? 0))))
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
  let row = Buffer.alloc(length)
  let filled = 0
  for await (const part of inflate as AsyncIterable<Buffer>) { // ending the loop early ends the stream, too
    for (let at = 0; at < part.length;) {
      const copied = part.copy(row, filled, at, at + length - filled)
      at += copied
      filled += copied
      if (filled < length) break
      yield row
      ;[row, filled] = [Buffer.alloc(length), 0]
    }
  }
}

/** A row as it was before it was filtered (clause 9). */
export function unfiltered(row: Buffer, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(row.length - 1)
  const filter = row[0]
  for (let at = 0; at < plain.length; at += 1) {
    const left = at < step ? 0 : plain[at - step] ?? 0
    const up = above[at] ?? 0
    const corner = at < step ? 0 : above[at - step] ?? 0
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
