import { PAGES, packedPdfOf, pdfOf } from './sample-pdf.ts'

/** The end of an archive without entries (APPNOTE 4.3.16): 22 bytes. */
const ARCHIVE = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])

/** Files with what becomes of them and why, by the policy of the program: name, content, verdict, reasons. */
export const JUDGED_FILES: readonly [string, Buffer | string, 'accepted' | 'inert' | 'refused', readonly string[]][] = [
  ['plain.pdf', pdfOf(PAGES), 'accepted', []],
  ['packed.pdf', packedPdfOf(PAGES), 'accepted', []],
  ['script.pdf', pdfOf([...PAGES, '<</S/JavaScript/JS(1)>>']), 'inert', ['javascript']],
  ['carries.pdf', packedPdfOf([...PAGES, '<</Type/Filespec/EF<<>>>>']), 'inert', ['embedded-file']],
  ['starts.pdf', pdfOf([...PAGES, '<</S/Launch>>']), 'refused', ['launch']],
  ['locked.pdf', pdfOf(PAGES, '/Encrypt<<>>'), 'refused', ['file-password-protected']],
  ['cut.pdf', pdfOf(PAGES).subarray(0, 90), 'refused', ['file-broken']],
  ['no-page.pdf', pdfOf(['<</Pages 2 0 R>>', '<</Kids[]/Count 0>>']), 'refused', ['file-broken']],
  ['archive.pdf', Buffer.concat([pdfOf(PAGES), ARCHIVE]), 'refused', ['several-kinds']],
  [
    'page.pdf', Buffer.concat([Buffer.from('<html><!--\n'), pdfOf(PAGES)]), 'refused',
    ['file-kind-not-allowed', 'several-kinds'],
  ],
  ['named.pdf', 'xin chào', 'refused', ['file-kind-not-allowed']],
  ['empty.pdf', '', 'refused', ['file-empty']],
]
