const NAME = /^\p{L}(?:[\p{L}\p{M} .'’·-]*[\p{L}\p{M}.])?$/u
/** Signs of the longest name. */
export const LONGEST_PERSON_NAME = 100

/**
 * Whether a text can be the name of a person as papers have it: letters of any script with their marks, between them
 * spaces, apostrophes, hyphens and dots; it begins with a letter, so that no table reads it as a formula. Takes a clean
 * text (`cleanText`), out of which signs that nobody sees are gone.
 */
export function isPersonName(text: string): boolean {
  return text.length <= LONGEST_PERSON_NAME && NAME.test(text)
}
