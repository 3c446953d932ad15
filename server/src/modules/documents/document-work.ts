import { checkDocument } from './check-document.ts'
import type { DocumentOrder, ReaderAnswer } from './open-document-reader.ts'
import { redrawInk } from './redraw-ink.ts'

/** What the process for files of others does (`openDocumentReader`). What cannot be read is thrown as its code. */
export async function work(order: DocumentOrder): Promise<ReaderAnswer> {
  if ('drawing' in order) return { ink: await redrawInk(Buffer.from(order.drawing)) }
  try {
    return { check: await checkDocument(order.path, order.limits) }
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}
