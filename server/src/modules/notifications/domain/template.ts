import { dayOf, minuteOf } from '../../../kernel/civil-day.ts'

/** What a text may say about the dossier it tells of, as `{word}`; whoever writes a text can use no other word. */
export const WORDS = [
  'number', 'procedure', 'agency', 'section', 'unit', 'acknowledgement', 'due', 'link', 'code', 'minutes', 'actor',
  'whole', 'wholeNumber', 'wholeDue', 'paper', 'scope',
] as const
export type Word = typeof WORDS[number]
/** A moment is said in the language of the text. */
export type Words = { readonly [W in Word]?: string | Date }

/** The language of the law, and of whoever chose no other. */
export const USUAL_LANGUAGE = 'vi'

const PLACE = /\{([^{}]*)\}/g

/** The words of a text that there are not, and braces that belong to nobody: what is wrong with it, or nothing. */
export function faultsOfText(text: string): string[] {
  const unknown = [...text.matchAll(PLACE)].flatMap(([place, word = '']) =>
    (WORDS as readonly string[]).includes(word) ? [] : place,
  )
  return [...unknown, ...text.replace(PLACE, '').match(/[{}]/g) ?? []]
}

/**
 * Puts the words into the text, as they are, moments in its language (ISO 639-1). Throws if one is not given: a message
 * with a hole in it is not sent.
 */
export function fillText(text: string, words: Words, language = USUAL_LANGUAGE): string {
  return text.replace(PLACE, (_, word: Word) => {
    const value = words[word]
    if (value === undefined) throw new Error(`a message says {${word}}, and nobody said what that is`)
    return typeof value === 'string' ? value : momentInWords(value, language)
  })
}

/** `17 giờ 00 ngày 30/06/2021`, in Viet Nam time; `17:00 on 30/06/2021` in any language but Vietnamese. */
function momentInWords(moment: Date, language: string): string {
  const [minute, [year, month, day]] = [minuteOf(moment), dayOf(moment).split('-')]
  const [hour, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')]
  const date = `${String(day)}/${String(month)}/${String(year)}`
  return language === USUAL_LANGUAGE ? `${hour} giờ ${rest} ngày ${date}` : `${hour}:${rest} on ${date}`
}
