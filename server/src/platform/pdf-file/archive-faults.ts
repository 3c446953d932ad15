import { lookIntoPdf } from './look-into-pdf.ts'
import { type PdfFile, dictionaryIn, listIn } from './open-pdf-file.ts'
import { PdfRef, PdfStream, type PdfValue, isDictionary, nameAt } from './values.ts'
import { unpackStream } from './unpack-stream.ts'

/**
 * What keeps a PDF from being PDF/A-2b (ISO 19005-2), as far as its structure tells: encrypted (6.1.3), no identifier
 * (6.1.3), no metadata or others than it should have (6.6), no output intent with a profile (6.2.3), a font without its
 * program (6.2.11.4), what acts or embeds (6.5, 6.8). Not a certificate: colours and glyphs are not looked at.
 */
export type ArchiveFault =
  | 'encrypted' | 'no-identifier' | 'no-metadata' | 'not-declared' | 'no-output-intent' | 'font-not-embedded' | 'active'

/** The faults of a PDF as an archive copy; none is what one hopes for. */
export function archiveFaults(file: PdfFile): ArchiveFault[] {
  const { isEncrypted, activeContent } = lookIntoPdf(file)
  if (isEncrypted) return ['encrypted']
  const root = dictionaryIn(file, file.trailer.get('Root'))
  const metadata = metadataOf(file)
  const faults: (ArchiveFault | false)[] = [
    listIn(file, file.trailer.get('ID')).length !== 2 && 'no-identifier',
    metadata === undefined && 'no-metadata',
    metadata !== undefined && !isDeclared(metadata) && 'not-declared',
    !listIn(file, root.get('OutputIntents')).some((one) => isIntent(file, one)) && 'no-output-intent',
    file.numbers().some((number) => isBareFont(file, file.follow(new PdfRef(number, 0)))) && 'font-not-embedded',
    activeContent.length > 0 && 'active',
  ]
  return faults.filter((one) => one !== false)
}

/** The metadata of a PDF (XMP) as text; undefined where it has none. */
export function metadataOf(file: PdfFile): string | undefined {
  const stream = file.follow(dictionaryIn(file, file.trailer.get('Root')).get('Metadata'))
  return stream instanceof PdfStream ? unpackStream(stream)?.toString('utf8') : undefined
}

function isDeclared(metadata: string): boolean {
  return /pdfaid:part(>|=["'])2\b/.test(metadata) && /pdfaid:conformance(>|=["'])[BUA]\b/.test(metadata)
}

function isIntent(file: PdfFile, value: PdfValue): boolean {
  const intent = dictionaryIn(file, value)
  return nameAt(intent, 'S') === 'GTS_PDFA1' && file.follow(intent.get('DestOutputProfile')) instanceof PdfStream
}

/** What describes a font, without the program that draws it. */
function isBareFont(file: PdfFile, value: PdfValue): boolean {
  if (!isDictionary(value) || nameAt(value, 'Type') !== 'FontDescriptor') return false
  return !['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.follow(value.get(key)) instanceof PdfStream)
}
