const NO_BREAK = '\u00a0'

/** The same words on one line: a date, an amount, a name of a place is not torn at the edge of a narrow screen. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', NO_BREAK)
}

/**
 * Ties the last word to the one before it, so that a name of a place such as `xã Đồng Lúa` leaves no syllable alone
 * on a line.
 */
export function tied(name: string): string {
  return name.replace(/ (?=\S{1,7}$)/u, NO_BREAK)
}
