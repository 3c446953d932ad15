import type { Territory } from './list-units.ts'

export type Place = Pick<Territory, 'id' | 'name' | 'parentName'> & Partial<Pick<Territory, 'former'>>

/** The old name by which a place was found, where its own does not have what was typed. */
export function formerMeant({ name, parentName, former = [] }: Place, typed: string) {
  const sought = fold(typed)
  if (sought === '' || hasWord(name, sought) || hasWord(parentName ?? '', sought)) return undefined
  return former.find((one) => hasWord(one.name, sought))
}

const hasWord = (text: string, sought: string) => ` ${fold(text)}`.includes(` ${sought}`)

/** Small letters without marks, as a hurried clerk types them. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').trim().replace(/\s+/g, ' ')
}

/**
 * Places whose name, or that of the unit above, has what was typed at the beginning of a word: so the kind before a
 * name (“Phường …”) need not be typed, and may be. Names that end with it stand first, then those that have it behind
 * their first word, which is the kind; among equals those in `first` in their order, then as the list has them. A place
 * is found by the names of those that became it, too.
 */
export function matchPlaces<P extends Place>(
  places: readonly P[], typed: string, first: readonly string[] = [],
): readonly P[] {
  const sought = fold(typed)
  const rank = ({ id, name }: Place) => {
    const folded = ` ${fold(name)}`
    const fits = sought === '' || folded.endsWith(` ${sought}`) ? 0 : folded.lastIndexOf(` ${sought}`) > 0 ? 1 : 2
    const place = first.indexOf(id)
    return fits * 1_000 + (place < 0 ? 500 : place)
  }
  return places
    .filter((place) => sought === '' || hasWord(place.name, sought) || hasWord(place.parentName ?? '', sought)
      || formerMeant(place, typed) !== undefined)
    .map((place, nth) => ({ place, rank: rank(place), nth }))
    .sort((a, b) => a.rank - b.rank || a.nth - b.nth)
    .map(({ place }) => place)
}
