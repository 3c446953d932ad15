import { type PdfFile, dictionaryIn } from '../pdf-file/open-pdf-file.ts'
import { differing } from './same-values.ts'

/** What whoever writes on a file says of that: when, and by which program. Readers show the rest as the paper's own. */
const OF_WRITING = new Set(['ModDate', 'Producer'])

/** What of the words about a document (14.3.3) is other than it was signed; in words for whoever mends programs. */
export function compareInfo(signed: PdfFile, file: PdfFile): string | undefined {
  const [was, is] = [signed, file].map((one) => dictionaryIn(one, one.trailer.get('Info')))
  if (!was || !is) return undefined
  const key = differing(was, is).find((one) => !OF_WRITING.has(one))
  return key === undefined ? undefined : `/${key} of the document is another`
}
