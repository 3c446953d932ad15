/** A page that is one picture: JPEG in the colours of a screen, with its sides in pixels and in points (1/72 inch). */
export interface PicturePage {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly points: { readonly width: number; readonly height: number }
}

const [FIRST_PAGE, EACH] = [3, 3]

/**
 * A PDF whose pages are these pictures and nothing else (ISO 32000-1, 7.5, 8.9.5): whatever the file could do that they
 * were drawn of, this one cannot.
 */
export function pdfOfPictures(pages: readonly PicturePage[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (...pieces: readonly (Buffer | string)[]) => {
    for (const piece of pieces) {
      const part = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
      parts.push(part)
      at += part.length
    }
  }
  const object = (...pieces: readonly (Buffer | string)[]) => {
    places.push(at)
    add(`${String(places.length)} 0 obj\n`, ...pieces, '\nendobj\n')
  }
  const numbers = pages.map((_, n) => FIRST_PAGE + n * EACH)
  object('<</Type/Catalog/Pages 2 0 R>>')
  object(`<</Type/Pages/Kids[${numbers.map((one) => `${String(one)} 0 R`).join(' ')}]/Count ${String(pages.length)}>>`)
  for (const [n, { jpeg, width, height, points }] of pages.entries()) {
    const first = FIRST_PAGE + n * EACH
    const [wide, high] = [points.width.toFixed(2), points.height.toFixed(2)]
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${String(first + 1)} 0 R`,
      `/Resources<</XObject<</P ${String(first + 2)} 0 R>>>>>>`,
    )
    const drawn = `${wide} 0 0 ${high} 0 0 cm /P Do`
    object(`<</Length ${String(drawn.length)}>>\nstream\n${drawn}\nendstream`)
    object(
      `<</Type/XObject/Subtype/Image/Width ${String(width)}/Height ${String(height)}/ColorSpace/DeviceRGB`,
      `/BitsPerComponent 8/Filter/DCTDecode/Length ${String(jpeg.length)}>>\nstream\n`, jpeg, '\nendstream',
    )
  }
  const table = at
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(places.length + 1)
  add(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows}`,
    `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(table)}\n%%EOF\n`,
  )
  return Buffer.concat(parts)
}
