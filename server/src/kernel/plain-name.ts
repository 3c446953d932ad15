/** Control characters, marks that turn the direction of writing, and the brackets of markup. */
const NOT_PLAIN = /[<>\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/**
 * Whether a name says no more than it shows: of units and holidays, which stand in lists, slips and messages beside the
 * words of others, nobody writes markup or signs that are not seen. Pure.
 */
export function isPlainName(name: string): boolean {
  return !NOT_PLAIN.test(name)
}
