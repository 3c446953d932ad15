import { create } from 'qrcode'

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const QUIET = 4

/** A row of dark modules, from the left and the top, quiet zone included. */
export interface DarkRun { readonly x: number; readonly y: number; readonly length: number }

/**
 * The dark runs of a QR code, a unit a module, and how wide it is with its quiet zone; about 15 % of it may be smudged
 * (level M). Throws RangeError on an empty text or one too long for any code (2,331 bytes).
 */
export function qrRuns(text: string): { readonly side: number; readonly runs: readonly DarkRun[] } {
  if (text === '' || Buffer.byteLength(text) > 2331) throw new RangeError('no QR code holds this text')
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const runs: DarkRun[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x
      while (x < size && data[y * size + x]) x += 1
      if (x > start) runs.push({ x: start + QUIET, y: y + QUIET, length: x - start })
    }
  }
  return { side: size + 2 * QUIET, runs }
}

/** The same as SVG: one path of the dark runs. */
export function qrSvg(text: string): string {
  const { side, runs } = qrRuns(text)
  const path = runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`
}
