import type { Figure } from './figure.ts'

/** What somebody may ask of a group besides its name. */
export interface DocumentOptions {
  /** Papers in the tables while the Kho is looked into. */
  readonly papers?: number
}

/** As it is promised. */
const PAPERS = 10_000_000

/** Each group of figures in a file of its own, loaded when it runs; `documents-GROUP` measures it alone. */
export const DOCUMENT_GROUPS: Readonly<Record<string, (options: DocumentOptions) => Promise<readonly Figure[]>>> = {
  'documents-sign': async () => (await import('./documents-sign.ts')).benchSigning(),
  'documents-ocr': async () => (await import('./documents-ocr.ts')).benchReading(),
  'documents-qr': async () => (await import('./documents-qr.ts')).benchQr(),
  'documents-store': async () => (await import('./documents-store.ts')).benchStore(),
  'documents-kho': async ({ papers = PAPERS }) => (await import('./documents-kho.ts')).benchKho(papers),
}

/** What is asked of the work with documents: all groups, one after another. */
export async function benchDocuments(options: DocumentOptions = {}): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const measure of Object.values(DOCUMENT_GROUPS)) figures.push(...await measure(options))
  return figures
}
