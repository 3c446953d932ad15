import type { TextCatalogue } from '@motcua/contracts/texts.ts'
import { say } from '../../../lib/language.ts'

/** The codes of a catalogue with their words, for a list to choose from. */
export function choicesOf(words: TextCatalogue): { value: string; label: string }[] {
  return Object.entries(words).map(([value, text]) => ({ value, label: say(text) }))
}
