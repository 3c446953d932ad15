import type { Figure } from './figure.ts'

/** Each group of figures in a file of its own, loaded when it runs; `documents-GROUP` measures it alone. */
export const DOCUMENT_GROUPS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  'documents-sign': async () => (await import('./documents-sign.ts')).benchSigning(),
  'documents-ocr': async () => (await import('./documents-ocr.ts')).benchReading(),
  'documents-store': async () => (await import('./documents-store.ts')).benchStore(),
}

/** What is asked of the work with documents: all groups, one after another. */
export async function benchDocuments(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const measure of Object.values(DOCUMENT_GROUPS)) figures.push(...await measure())
  return figures
}
