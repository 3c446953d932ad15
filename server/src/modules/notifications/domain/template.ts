/** What a text may say about the dossier it tells of, as `{word}`; whoever writes a text can use no other word. */
export const WORDS = [
  'number', 'procedure', 'agency', 'section', 'unit', 'acknowledgement', 'due', 'link', 'code', 'minutes', 'actor',
  'whole', 'wholeNumber', 'wholeDue', 'paper', 'scope',
] as const
export type Word = typeof WORDS[number]
export type Words = { readonly [W in Word]?: string }

const PLACE = /\{([^{}]*)\}/g

/** The words of a text that there are not, and braces that belong to nobody: what is wrong with it, or nothing. */
export function faultsOfText(text: string): string[] {
  const unknown = [...text.matchAll(PLACE)].flatMap(([place, word = '']) =>
    (WORDS as readonly string[]).includes(word) ? [] : place,
  )
  return [...unknown, ...text.replace(PLACE, '').match(/[{}]/g) ?? []]
}

/** Puts the words into the text, as they are. Throws if one is not given: a message with a hole in it is not sent. */
export function fillText(text: string, words: Words): string {
  return text.replace(PLACE, (_, word: Word) => {
    const value = words[word]
    if (value === undefined) throw new Error(`a message says {${word}}, and nobody said what that is`)
    return value
  })
}
