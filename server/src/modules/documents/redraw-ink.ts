import { crc32, deflateSync } from 'node:zlib'
import { readPng } from './domain/picture-structure.ts'
import { CHANNELS, rowsOf, unfiltered } from './shades-of-png.ts'

/** The pad makes 600 by 300 on every screen (signature-field.tsx), and sends as many; more is no drawing of it. */
const MOST = { width: 600, height: 300 }
/** Darker than this is ink, of 255. */
const INK = 200
/** Pixels left white around it. */
const EDGE = 6
/** Less is a touch by mistake. */
const LEAST_SIDE = 12

/**
 * The ink of a PNG that was drawn on a screen, as a grey picture made anew that ends where the ink ends: nothing else
 * of what somebody sent is kept, and whatever prints it later can open it. Undefined where nothing is drawn, or it is
 * no such picture (8 bits, not interlaced, within 600 by 300 pixels).
 */
export async function redrawInk(bytes: Buffer): Promise<Buffer | undefined> {
  const size = readPng(bytes)
  const [depth, colour, , , isLaced] = bytes.subarray(24, 29)
  const channels = CHANNELS[colour ?? -1]
  if (!size || depth !== 8 || channels === undefined || isLaced !== 0) return undefined
  if (size.width > MOST.width || size.height > MOST.height) return undefined
  const rows: Uint8Array[] = []
  try {
    let above = new Uint8Array(size.width * channels)
    for await (const row of rowsOf(bytes, above.length + 1)) {
      above = unfiltered(row, above, channels)
      if (rows.push(greys(above, size.width, channels)) === size.height) break
    }
  } catch {
    return undefined // its pixels cannot be opened
  }
  return rows.length < size.height ? undefined : encode(cutToInk(rows))
}

/** Light as it looks on white paper. */
function greys(row: Uint8Array, width: number, channels: number): Uint8Array {
  const [hasColour, hasCover] = [channels > 2, channels % 2 === 0]
  const made = new Uint8Array(width)
  for (let at = 0, from = 0; at < width; at += 1, from += channels) {
    const red = row[from] ?? 0
    const light = hasColour ? red * 0.299 + (row[from + 1] ?? 0) * 0.587 + (row[from + 2] ?? 0) * 0.114 : red
    const cover = hasCover ? (row[from + channels - 1] ?? 255) / 255 : 1
    made[at] = Math.round(255 + (light - 255) * cover)
  }
  return made
}

function cutToInk(rows: readonly Uint8Array[]): readonly Uint8Array[] {
  const inked = rows.flatMap((row, y) => row.some((value) => value < INK) ? [y] : [])
  const [top, bottom] = [inked[0], inked.at(-1)]
  if (top === undefined || bottom === undefined) return []
  const lefts = inked.map((y) => rows[y]?.findIndex((value) => value < INK) ?? 0)
  const rights = inked.map((y) => rows[y]?.findLastIndex((value) => value < INK) ?? 0)
  const [left, right] = [Math.min(...lefts), Math.max(...rights)]
  if (Math.max(right - left, bottom - top) < LEAST_SIDE) return []
  const [from, until] = [Math.max(0, left - EDGE), right + EDGE + 1]
  return rows.slice(Math.max(0, top - EDGE), bottom + EDGE + 1).map((row) => row.subarray(from, until))
}

function encode(rows: readonly Uint8Array[]): Buffer | undefined {
  const width = rows[0]?.length ?? 0
  if (width === 0) return undefined
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, 0, 0, 0, 0], 8) // 8 bits of grey, not interlaced
  const pixels = Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row]))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
