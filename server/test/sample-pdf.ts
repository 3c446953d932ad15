import { deflateSync } from 'node:zlib'

/** Objects of a document of one empty page, numbered from 1. */
export const PAGES = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R>>']

/** Objects of a document of so many empty pages. */
export function pagesOf(count: number): string[] {
  const kids = Array.from({ length: count }, (_, n) => `${String(n + 3)} 0 R`).join(' ')
  return [
    '<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${String(count)}>>`,
    ...Array<string>(count).fill('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
  ]
}

/** A PDF with a table, as the standard shows it (ISO 32000-1, H.2), of these objects, numbered from 1. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, n) => {
    const at = text.length
    text += `${String(n + 1)} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${rows}`
    + `trailer\n<</Size ${String(objects.length + 1)}/Root 1 0 R${trailer}>>\nstartxref\n${String(text.length)}\n%%EOF\n`, 'latin1')
}

/** The same, with its objects packed in a stream and its table as a stream (7.5.7, 7.5.8). */
export function packedPdfOf(objects: readonly string[]): Buffer {
  const first = objects.map((_, n) => `${String(n + 1)} ${String(objects.slice(0, n).join(' ').length + (n > 0 ? 1 : 0))}`).join(' ') + ' '
  const packed = deflateSync(Buffer.from(first + objects.join(' '), 'latin1'))
  const number = objects.length + 1
  const head = Buffer.from(`%PDF-1.7\n${String(number)} 0 obj\n<</Type/ObjStm/N ${String(objects.length)}`
    + `/First ${String(first.length)}/Filter/FlateDecode/Length ${String(packed.length)}>>\nstream\n`, 'latin1')
  const body = Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\n')])
  const rows = Buffer.from([
    [0, 0, 0], ...objects.map((_, n) => [2, number, n]), [1, 9, 0], [1, body.length, 0],
  ].flatMap(([kind = 0, second = 0, third = 0]) => [kind, second >> 8, second & 0xff, third]))
  const table = `${String(number + 1)} 0 obj\n<</Type/XRef/Size ${String(number + 2)}/W[1 2 1]/Root 1 0 R/Length `
  return Buffer.concat([
    body, Buffer.from(`${table}${String(rows.length)}>>\nstream\n`, 'latin1'), rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${String(body.length)}\n%%EOF`, 'latin1'),
  ])
}
