import { createHash } from 'node:crypto'

export interface NameLists {
  readonly family: readonly string[]
  readonly female: { readonly middle: readonly string[]; readonly given: readonly string[] }
  readonly male: { readonly middle: readonly string[]; readonly given: readonly string[] }
}

/** The invented name that goes with a seed text: always the same one, whoever else is invented before or after. */
export function inventName(lists: NameLists, seed: string): string {
  const bytes = createHash('sha256').update(seed).digest()
  const draw = (list: readonly string[], at: number) => list[bytes.readUInt16BE(at) % list.length] ?? ''
  const { middle, given } = (bytes[0] ?? 0) % 2 === 0 ? lists.female : lists.male
  const second = draw(middle, 4)
  return [draw(lists.family, 2), second, draw(given.filter((name) => !second.endsWith(name)), 6)].join(' ')
}
