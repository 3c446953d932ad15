import { create } from 'qrcode'

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const QUIET = 4

/**
 * A QR code as SVG: one path of the dark runs, a unit a module, quiet zone included; about 15 % of it may be smudged
 * (level M). Throws RangeError on an empty text or one too long for any code (2,331 bytes).
 */
export function qrSvg(text: string): string {
  if (text === '' || Buffer.byteLength(text) > 2331) throw new RangeError('no QR code holds this text')
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const side = size + 2 * QUIET
  let runs = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x
      while (x < size && data[y * size + x]) x += 1
      if (x > start) runs += `M${start + QUIET} ${y + QUIET}h${x - start}v1h-${x - start}z`
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${runs}"/></svg>`
}
