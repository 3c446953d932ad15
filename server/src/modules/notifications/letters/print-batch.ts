import { fileURLToPath } from 'node:url'
import { type Day, dayInFigures } from '../../../kernel/civil-day.ts'
import { compilePaper, readTemplates } from '../../../platform/pdf/typst.ts'

const templates = readTemplates(fileURLToPath(new URL('../slips', import.meta.url)))

/** So many are printed while somebody waits. */
const FEW = 5

/** A letter in words: who writes, to whom, what about. */
export interface LetterWords {
  readonly agency: string
  readonly section: string
  readonly addressee: string
  readonly address: string
  readonly day: Day
  readonly number: string
  readonly subject: string
  readonly text: string
  /** What is asked for, where something is: whoever is written to cannot look it up. */
  readonly items: readonly { readonly what: string; readonly reason: string }[]
  /** To ask further. */
  readonly phone: string | null
}

/**
 * Letters as one PDF of A4, each on sheets of its own, the address where a window envelope shows it: 20 mm from the
 * left and 45 mm from the top, 85 by 45 mm (DIN 5008 form B, which envelopes DL with a window follow).
 */
export async function printBatch(letters: readonly LetterWords[], at: Date): Promise<Uint8Array> {
  const shown = letters.map(({ day, text, ...rest }) =>
    ({ ...rest, lines: text.split('\n'), date: `ngày ${dayInFigures(day)}` }))
  return compilePaper({ templates, main: 'letter.typ', at, isBook: letters.length > FEW, data: { letters: shown } })
}
