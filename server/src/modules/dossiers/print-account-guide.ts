import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'

/** What stands on it, in Vietnamese. */
export interface AccountGuide {
  readonly title: string
  /** The section that hands it out. */
  readonly section: string
  readonly steps: readonly string[]
  readonly foot: string
  readonly at: Date
}

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** The steps of registering on paper, to be taken home, as a PDF at 14 pt; nobody is named in it. */
export async function printAccountGuide({ at, ...data }: AccountGuide): Promise<Uint8Array> {
  return compilePaper({ templates, main: 'account-guide.typ', at, data })
}
