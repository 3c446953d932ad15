import { checkDocument } from './check-document.ts'
import type { DocumentOrder, DocumentAnswer } from './open-document-reader.ts'

/** What the process for files of others does (`openDocumentReader`). What cannot be read is thrown as its code. */
export async function work({ path, limits }: DocumentOrder): Promise<DocumentAnswer> {
  try {
    return { check: await checkDocument(path, limits) }
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}
