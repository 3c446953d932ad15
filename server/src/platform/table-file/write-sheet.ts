import type { Sheet } from '../../kernel/sheet.ts'

/** Files that a sheet can be, with what each is called on the way. */
export const SHEET_KINDS = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type SheetFormat = keyof typeof SHEET_KINDS

/**
 * A sheet as a file; `at` is when a PDF says that it was made. Each writer is loaded when it is asked for: a library of
 * documents is a megabyte that nothing else needs.
 */
export async function writeSheet(format: SheetFormat, sheet: Sheet, at: Date): Promise<Uint8Array> {
  switch (format) {
    case 'xlsx': return (await import('./write-xlsx.ts')).writeXlsx(sheet)
    case 'docx': return (await import('./write-docx.ts')).writeDocx(sheet)
    case 'pdf': return (await import('./write-sheet-pdf.ts')).writeSheetPdf(sheet, at)
  }
}
