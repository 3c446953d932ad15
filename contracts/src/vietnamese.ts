const VIETNAMESE = /[ăâđêôơư\u0300-\u0309\u0323]/iu
/** A sentence of ours with a name in it has fewer; running Vietnamese has marks on two syllables of three. */
const LEAST = 0.4

/** Whether a text is Vietnamese rather than names it: by the part of its words that bear a mark of its letters. */
export function isVietnamese(text: string): boolean {
  const words = text.normalize('NFD').match(/[\p{L}\p{M}]+/gu) ?? []
  const marked = words.filter((word) => VIETNAMESE.test(word))
  return words.length > 0 && marked.length / words.length >= LEAST
}
