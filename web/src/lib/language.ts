import { type Language, languageOf, sayIn } from '@motcua/contracts/texts.ts'

const KEPT = 'motcua-ngon-ngu'

/** The language of this browser's desk. It holds for the whole page: choosing another loads the page anew. */
export const LANGUAGE: Language = languageOf(typeof localStorage === 'undefined' ? null : localStorage.getItem(KEPT))

/** Says a text of a catalogue in that language. */
export const say = sayIn(LANGUAGE)

/** Keeps the choice and shows the page in it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  location.reload()
}
