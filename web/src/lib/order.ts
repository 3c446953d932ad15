/** Letters as a Vietnamese dictionary has them: a, ă, â … d, đ, e, ê; tones after the letters; numbers by value. */
const collator = new Intl.Collator('vi', { numeric: true })

/** Sorts what is shown by the name that is read; whatever the language of the desk, the names are Vietnamese. */
export function inOrder<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => collator.compare(nameOf(a), nameOf(b)))
}
