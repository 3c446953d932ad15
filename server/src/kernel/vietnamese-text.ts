/** Spaces of all kinds, named one by one, because the database must see the same ones. */
const SPACES = /[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
/** Combining marks: what is left of an accent after decomposition. */
const MARKS = /[\u0300-\u036f]/g
/** Signs that are not seen: joiners, direction marks, soft hyphen, byte order mark. They make equal names differ. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
/** Of these, the marks that turn the direction of writing, and of whatever is written after them. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * The form in which texts are compared and searched: lower case, without diacritics, đ as d, one space between words.
 * `Đăng ký khai sinh` and `dang  ky KHAI SINH` fold to the same. `vietnamese-text.vectors.json` holds examples that the
 * function of the database is held against too.
 */
export function fold(text: string): string {
  // Ð (eth) is another letter, but on old keyboards it was typed for Đ, and nobody can see the difference.
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(MARKS, '').replace(/[đð]/g, 'd')
    .replace(SPACES, ' ').trim()
}

/** One spelling of each letter (Unicode NFC), in which everything is stored; macOS and some keyboards send another. */
export function toNfc(text: string): string {
  return text.normalize('NFC')
}

/**
 * A text without the marks that turn the direction of writing: none is needed in Vietnamese or in a name from abroad,
 * and in a list or a sentence they change how the words of others beside it read. The doors take them out of all that
 * people write (`fieldOf` of the portal, `takeOutUnseen` of the API); answers of a declaration that carry one are
 * refused.
 */
export function withoutTurns(text: string): string {
  return text.replace(TURNS, '')
}

/** A text of one line as it is stored: NFC, one space between words, none around, nothing unseen in it. */
export function cleanText(text: string): string {
  return toNfc(text.replace(SPACES, ' ').replace(CONTROLS, '').replace(UNSEEN, '').replace(LONE_SURROGATES, ''))
    .replace(SPACES, ' ').trim()
}

/** A name as people read it, to be held against another: neither letters in upper case nor spaces make it another. */
export function asRead(name: string): string {
  return cleanText(name).toLocaleLowerCase('vi')
}

/** As `cleanText`, of a text of several lines: they stay, an empty one at most between two. */
export function cleanLines(text: string): string {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map(cleanText).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}
