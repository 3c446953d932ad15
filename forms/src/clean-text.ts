/** Marks that turn the direction of writing and so can make a name read as another. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/
const HALF_LETTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
/** Left behind by copying out of Word or Zalo; nobody typed them and nobody sees them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
/** `a < b` and `cao <5 m` are text; a tag, a comment or an entity is not. */
const MARKUP = /<[a-z/!?]|&(?:#\w+|[a-z]+\d*);/i

const REFUSED = [DIRECTION, CONTROL, HALF_LETTER, MARKUP]

/** Nearly all that people write: nothing in it to put in order, nothing to refuse. */
const PLAIN = /^[\wÀ-ʯḀ-ỹ.,;:/()'"+-]+(?: [\wÀ-ʯḀ-ỹ.,;:/()'"+-]+)*$/

/**
 * Text as it is kept: NFC, single spaces, none at the ends; lines survive only where there is room for several. What
 * is not text (control signs, half letters) or could be taken for markup or turns the direction answers `markup`.
 */
export function cleanText(text: string, isMultiline: boolean): { readonly text: string; readonly isMarkup: boolean } {
  if (PLAIN.test(text) && text === text.normalize('NFC')) return { text, isMarkup: false }
  const plain = text.normalize('NFC').replace(INVISIBLE, '').replace(/\r\n?|[\u2028\u2029]/g, '\n')
  const lines = plain.split('\n').map((line) => line.replace(/[\t\p{Zs}]+/gu, ' ').trim())
  const cleaned = isMultiline ? lines.join('\n').replace(/\n{3,}/g, '\n\n') : lines.join(' ').replace(/ {2,}/g, ' ')
  return { text: cleaned.trim(), isMarkup: REFUSED.some((pattern) => pattern.test(plain)) }
}
