import { fileURLToPath } from 'node:url'
import type { Sheet } from '../../kernel/sheet.ts'
import { compilePaper, readTemplates } from '../pdf/typst.ts'

const templates = readTemplates(fileURLToPath(new URL('templates', import.meta.url)))

/**
 * A sheet as a PDF (PDF/A-2b, tagged), A4 across: the heading of its table stands on each page, and a long name wraps.
 * The same sheet of the same moment is the same file.
 */
export async function writeSheetPdf(sheet: Sheet, at: Date): Promise<Uint8Array> {
  return compilePaper({ templates, main: 'sheet.typ', data: sheet, isBook: true, at })
}
