/** Width and height of a picture in pixels; undefined if its frame is broken, or it ends before its end. */
export interface PictureSize { readonly width: number; readonly height: number }

const PNG_HEAD = 33 // signature, then the chunk IHDR with its 13 bytes

/** Walks the chunks of a PNG (ISO/IEC 15948) without opening its pixels: header first, data, and an end. */
export function readPng(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < PNG_HEAD || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return undefined
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (size.width === 0 || size.height === 0) return undefined
  let hasData = false
  for (let at = PNG_HEAD; at + 12 <= bytes.length;) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    hasData ||= type === 'IDAT' && length > 0
    if (type === 'IEND') return hasData ? size : undefined
    at += length + 12
  }
  return undefined
}

const START_OF_SCAN = 0xda
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])
/** Markers C0 to CF tell the size, except those of tables (C4, C8, CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the segments of a JPEG (ISO/IEC 10918-1, annex B) up to its scan: a frame, a scan, and an end after it. */
export function readJpeg(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let size: PictureSize | undefined
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) { at += 1; continue } // padding
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return undefined
    if (marker === START_OF_SCAN) return bytes.lastIndexOf(END_OF_IMAGE) > at + length ? size : undefined
    if (isFrame(marker) && at + 9 <= bytes.length) {
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
      if (size.width === 0 || size.height === 0) return undefined
    }
    at += length + 2
  }
  return undefined
}
