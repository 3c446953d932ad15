import { readFile } from 'node:fs/promises'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { PagePicture } from './pictures.ts'
import { greyOf } from './prepare-page.ts'
import type { Grey } from './skew.ts'

/** What a page says to a machine. */
export interface PageCodes {
  readonly page: number
  /** Texts of its QR codes and Code 128 bars, each once. */
  readonly texts: readonly string[]
  /** It has the two black bars of a separator sheet, whether or not its codes can be read. */
  readonly hasBars: boolean
}

/** Of a row of a bar, so much is black between the rims; a bar has so many such rows, in shares of the page. */
const [BLACK, ROWS] = [0.7, 0.012]
/** In which part of the page, from above and from below, bars stand. */
const WITHIN = 0.16
const MOST_CODES = 20

let prepared: Promise<unknown> | undefined

/** Reads the codes of a page, however it lies. The reader's program comes from its package, never from a network. */
export async function readCodes(picture: PagePicture): Promise<PageCodes> {
  prepared ??= prepareZXingModule({
    overrides: { wasmBinary: await wasm() }, fireImmediately: true,
  })
  await prepared
  const grey = await greyOf(picture, 0.6)
  const found = await readBarcodes(imageOf(grey), {
    formats: ['QRCode', 'Code128'], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: MOST_CODES,
  })
  const texts = [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text))]
  return { page: picture.page, texts, hasBars: hasBars(grey) }
}

async function wasm(): Promise<ArrayBuffer> {
  const bytes = await readFile(new URL('../../reader/zxing_reader.wasm', import.meta.resolve('zxing-wasm/reader')))
  return Uint8Array.from(bytes).buffer
}

function imageOf({ width, height, pixels }: Grey): ImageData {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let n = 0; n < pixels.length; n += 1) data.fill(pixels[n] ?? 255, 4 * n, 4 * n + 3)
  for (let n = 3; n < data.length; n += 4) data[n] = 255
  return { data, width, height, colorSpace: 'srgb' }
}

/** A bar across the page near its upper edge and one near its lower, or left and right where it lay turned. */
function hasBars({ width, height, pixels }: Grey): boolean {
  const isDark = (x: number, y: number) => (pixels[y * width + x] ?? 255) < 110
  return isBarred(height, width, (y, x) => isDark(x, y)) || isBarred(width, height, isDark)
}

function isBarred(rows: number, columns: number, isDark: (row: number, column: number) => boolean): boolean {
  const [from, to] = [Math.round(columns * 0.1), Math.round(columns * 0.9)]
  const isBlack = (row: number) => {
    let dark = 0
    for (let column = from; column < to; column += 3) if (isDark(row, column)) dark += 1
    return dark > (to - from) / 3 * BLACK
  }
  const blackIn = (first: number, last: number) => {
    let count = 0
    for (let row = Math.round(rows * first); row < rows * last; row += 1) if (isBlack(row)) count += 1
    return count > rows * ROWS
  }
  // between them is paper: a page of black is no separator sheet
  return blackIn(0, WITHIN) && blackIn(1 - WITHIN, 1) && !blackIn(0.25, 0.75)
}
