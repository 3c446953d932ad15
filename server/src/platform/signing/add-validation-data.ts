import { deflateSync } from 'node:zlib'
import { appendToPdf, nextNumber, refTo } from '../pdf-file/append-to-pdf.ts'
import { dictionaryIn, listIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault, PdfName, PdfRef, PdfStream, type PdfValue, isDictionary } from '../pdf-file/values.ts'

/** What whoever checks in twenty years must know, when no authority answers any more; all in DER. */
export interface ValidationData {
  readonly certificates: readonly Buffer[]
  readonly lists: readonly Buffer[]
  readonly answers: readonly Buffer[]
}

/**
 * The same PDF with what helps to check its signatures written behind it (EN 319 142-1, 5.4.2): of B-T that makes B-LT.
 * What an earlier one kept stays. Throws `PdfFault` for what is no sound PDF.
 */
export function addValidationData(bytes: Buffer, data: ValidationData): Buffer {
  const file = openPdfFile(bytes)
  const rootRef = file.trailer.get('Root')
  const root = file.follow(rootRef)
  if (!(rootRef instanceof PdfRef) || !isDictionary(root)) throw new PdfFault('no catalogue')
  const changes = new Map<number, PdfValue>()
  let next = nextNumber(file)
  const store = dictionaryIn(file, root.get('DSS'))
  const kept = (key: string, added: readonly Buffer[]): readonly [string, PdfValue][] => {
    const refs: PdfValue[] = [...listIn(file, store.get(key))]
    for (const one of added) {
      changes.set(next, new PdfStream(new Map([['Filter', new PdfName('FlateDecode')]]), deflateSync(one)))
      refs.push(refTo(next))
      next += 1
    }
    return refs.length === 0 ? [] : [[key, refs]]
  }
  const newStore = new Map<string, PdfValue>([
    ['Type', new PdfName('DSS')], ...kept('Certs', data.certificates), ...kept('CRLs', data.lists),
    ...kept('OCSPs', data.answers),
  ])
  changes.set(rootRef.number, new Map<string, PdfValue>([...root, ['DSS', newStore]]))
  return Buffer.concat([bytes, appendToPdf(file, changes)])
}
