/** What people read on a screen, in both languages side by side, so that neither can be forgotten. */
export type Language = 'vi' | 'en'

/** One text. `{name}` stands for a value that is put in when it is said. */
export interface Text { readonly vi: string; readonly en: string }

/** The texts of a screen or of a room, each by a name in the code. */
export type TextCatalogue = Readonly<Record<string, Text>>

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type Values<T extends Text> = Readonly<Record<NamesIn<T['vi']>, string | number>>
type Given<T extends Text> = [NamesIn<T['vi']>] extends [never] ? [] : [values: Values<T>]

/** Says texts in one language. A value that the text names and that is not given does not compile. */
export type Say = <const T extends Text>(text: T, ...given: Given<T>) => string

/**
 * A catalogue of texts (danh mục lời). It stands in a file of its own, `<screen>-texts.ts`, under a name in capitals;
 * texts.test.ts finds a text that nobody says, and a text that stands outside of a catalogue.
 */
export function texts<const T extends TextCatalogue>(catalogue: T): T {
  return catalogue
}

/** Speaks one language. */
export function sayIn(language: Language): Say {
  return (text, ...given) => {
    const said = fill(text[language], given[0] ?? {})
    return language === 'en' ? counted(said) : said
  }
}

/** A text with its values put in, for whoever does not know yet in which language it will be said. */
export function filledText<const T extends Text>(text: T, ...given: Given<T>): Text {
  return { vi: sayIn('vi')(text, ...given), en: sayIn('en')(text, ...given) }
}

/** What has no language of ours: a name, a number, what somebody wrote. */
export function sameText(text: string): Text {
  return { vi: text, en: text }
}

/** A text in pieces, for whoever puts links or other elements where its names stand: every second piece is a name. */
export function piecesOf(language: Language, text: Text): readonly string[] {
  return text[language].split(/\{(\w+)\}/u)
}

/** `1 working day(s)` is one working day, `2 working day(s)` are two: Vietnamese words have no number. */
function counted(text: string): string {
  return text.replaceAll(/\b(\d[\d.,]*)((?: [a-z]+)+)\(s\)/gu, (_, count: string, noun: string) =>
    `${count}${noun}${count === '1' ? '' : 's'}`)
}

/** Only names of the text are looked up, and each once: a value that looks like a name stays as it is. */
function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole)
}

/** The language that a header, a cookie or a stored choice asks for; Vietnamese where it asks for none of ours. */
export function languageOf(wanted: unknown): Language {
  return typeof wanted === 'string' && /^en\b/iu.test(wanted) ? 'en' : 'vi'
}
