import { type Language, languageOf, sayIn } from '@motcua/contracts/texts.ts'

/** The language that the page is written in. */
export const LANGUAGE: Language = languageOf(document.documentElement.lang)

/** Says a text of a catalogue in that language. */
export const say = sayIn(LANGUAGE)
