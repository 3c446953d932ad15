/** A page that was photographed: a JPEG in colour as it came from the camera, with its size in pixels. */
export interface PicturedPage {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

/** The long side of a sheet of A4 in points (ISO 216): a camera does not say how large the paper was. */
const LONG = 841.89

/**
 * One PDF of photographs, a page each, in their order. The pictures are put in as they are, byte for byte: nothing is
 * drawn anew, so nothing is lost.
 */
export function pagesToPdf(pages: readonly PicturedPage[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const places: number[] = []
  let length = 0
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(bytes)
    length += bytes.byteLength
  }
  const object = (number: number, ...content: readonly (string | Uint8Array)[]) => {
    places[number] = length
    add(`${number} 0 obj\n`)
    content.forEach(add)
    add('\nendobj\n')
  }
  // 1: the catalogue, 2: the list of pages, then of each page itself, what is drawn on it, and its picture.
  const first = (nth: number) => 3 + nth * 3
  add('%PDF-1.7\n')
  add(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)) // so that programs see that it is no text
  object(1, '<</Type/Catalog/Pages 2 0 R>>')
  const kids = pages.map((_, nth) => `${first(nth)} 0 R`).join(' ')
  object(2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)
  pages.forEach(({ jpeg, width, height }, nth) => {
    const scale = LONG / Math.max(width, height)
    const [wide, high] = [(width * scale).toFixed(2), (height * scale).toFixed(2)]
    const [page, drawn, picture] = [first(nth), first(nth) + 1, first(nth) + 2]
    const drawing = `q ${wide} 0 0 ${high} 0 0 cm /P Do Q`
    object(page, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${drawn} 0 R`
      + `/Resources<</XObject<</P ${picture} 0 R>>>>>>`)
    object(drawn, `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`)
    object(
      picture, `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB`
        + `/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.byteLength}>>stream\n`, jpeg, '\nendstream')
  })
  const table = length
  add(`xref\n0 ${places.length}\n0000000000 65535 f \n`)
  for (const place of places.slice(1)) add(`${String(place).padStart(10, '0')} 00000 n \n`)
  add(`trailer\n<</Size ${places.length}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.byteLength
  }
  return whole
}
