import { lookIntoPdf } from './look-into-pdf.ts'
import { type PdfFile, dictionaryIn, listIn } from './open-pdf-file.ts'
import { unpackStream } from './unpack-stream.ts'
import { type PdfDictionary, PdfRef, PdfStream, isDictionary, nameAt } from './values.ts'

/** What keeps a copy from lasting (ISO 19005-2). */
export type ArchiveFault = 'not-marked' | 'no-output-intent' | 'font-not-embedded' | 'active-content' | 'encrypted'

/**
 * Whether a PDF has the structure of PDF/A-2b as far as we look: its marks, its output intent, each font within,
 * nothing that runs, no lock. Not a validation, and never to be called one: what a page draws is not looked at.
 */
export function checkArchiveCopy(file: PdfFile): ArchiveFault[] {
  if (file.trailer.has('Encrypt')) return ['encrypted']
  const faults: ArchiveFault[] = []
  const root = dictionaryIn(file, file.trailer.get('Root'))
  const metadata = file.follow(root.get('Metadata'))
  const xmp = metadata instanceof PdfStream ? unpackStream(metadata)?.toString('utf8') ?? '' : ''
  if (!isMarked(xmp)) faults.push('not-marked')
  const intents = listIn(file, root.get('OutputIntents')).map((one) => dictionaryIn(file, one))
  const holds = (one: PdfDictionary) =>
    nameAt(one, 'S') === 'GTS_PDFA1' && file.follow(one.get('DestOutputProfile')) instanceof PdfStream
  if (!intents.some(holds)) {
    faults.push('no-output-intent')
  }
  const fonts = file.numbers().map((number) => file.follow(new PdfRef(number, 0)))
    .filter((value): value is PdfDictionary => isDictionary(value) && nameAt(value, 'Type') === 'Font')
  if (!fonts.every((font) => isWithin(file, font))) faults.push('font-not-embedded')
  if (lookIntoPdf(file).activeContent.length > 0) faults.push('active-content')
  return faults
}

/** As an attribute in quotation marks of either kind, or as an element: all are written. */
function isMarked(xmp: string): boolean {
  const says = (name: string, value: string) =>
    [`"${value}"`, `'${value}'`].some((quoted) => xmp.includes(`pdfaid:${name}=${quoted}`))
      || xmp.includes(`<pdfaid:${name}>${value}</pdfaid:${name}>`)
  return says('part', '2') && says('conformance', 'B')
}

/** A font of several parts has its file in the part; one whose letters are drawn by the page (type 3) is within. */
function isWithin(file: PdfFile, font: PdfDictionary): boolean {
  const subtype = nameAt(font, 'Subtype')
  if (subtype === 'Type0' || subtype === 'Type3') return true
  const descriptor = dictionaryIn(file, font.get('FontDescriptor'))
  return ['FontFile', 'FontFile2', 'FontFile3'].some((name) => file.follow(descriptor.get(name)) instanceof PdfStream)
}
