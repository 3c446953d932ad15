import { fold } from '../../../kernel/vietnamese-text.ts'
import type { Day } from '../../../kernel/civil-day.ts'
import type { DocumentType } from './facts.ts'

export type AliasKind = 'name' | 'old-code' | 'national-code' | 'same-as'

/** What a document type is called, too, or by which code; or that it is the same as another. */
export interface TypeAlias {
  readonly publicId: string
  /** Of the type, by its id in the data. */
  readonly type: string
  readonly kind: AliasKind
  readonly text: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly source: 'data' | 'desk'
  readonly reason: string | null
}

/** Those that hold on a day. */
export function aliasesOn(aliases: readonly TypeAlias[], day: Day): TypeAlias[] {
  return aliases.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
}

/**
 * The type that stands for one on a day: itself, or where it is a double the one that goes on, over as many as it
 * takes.
 */
export function typeMeantOn(aliases: readonly TypeAlias[], day: Day, type: string): string {
  const sameAs = new Map(aliasesOn(aliases, day).filter(({ kind }) => kind === 'same-as').map((one) => [one.type, one.text]))
  const seen = new Set<string>()
  let here = type
  for (let next = sameAs.get(here); next !== undefined && !seen.has(next); next = sameAs.get(here)) {
    seen.add(here)
    here = next
  }
  return here
}

/** All types that mean the same on a day, the one asked for among them: its doubles, and what it is a double of. */
export function sameTypesOn(
  types: readonly Pick<DocumentType, 'idOfData'>[], aliases: readonly TypeAlias[], day: Day, type: string,
): string[] {
  const held = aliasesOn(aliases, day).filter(({ kind }) => kind === 'same-as')
  if (held.length === 0) return [type]
  const meant = typeMeantOn(held, day, type)
  const same = types.map(({ idOfData }) => idOfData).filter((one) => typeMeantOn(held, day, one) === meant)
  return same.includes(type) ? same : [type, ...same]
}

export interface Likeness {
  /** name: called the same. alias: another name of one is a name of the other. code: one code, or an old one. */
  readonly why: 'name' | 'alias' | 'code'
  /** By their ids in the data, sorted; two or more. */
  readonly types: readonly string[]
}

/** Words that say nothing of what a paper is; and what stands in brackets. */
const EMPTY_WORDS = /\b(giay|ban sao|ban chinh|to)\b/g

/** A name as it is compared: folded, without brackets, signs and words that many have. */
export function nameToCompare(name: string): string {
  const plain = fold(name.replaceAll(/\([^)]*\)/g, ' ')).replaceAll(/[^a-z0-9 ]/g, ' ')
  const bare = plain.replaceAll(EMPTY_WORDS, ' ').replaceAll(/ +/g, ' ').trim()
  return bare === '' ? plain.trim() : bare
}

/**
 * Types that may be the same (tìm loại trùng), for somebody to look at: called the same when folded, sharing another
 * name, or a code. One that is known to be a double of another is not told again.
 */
export function likelyDoubles(
  types: readonly Pick<DocumentType, 'idOfData' | 'name' | 'code'>[], aliases: readonly TypeAlias[], day: Day,
): Likeness[] {
  const held = aliasesOn(aliases, day)
  const doubles = new Set(held.filter(({ kind }) => kind === 'same-as').map(({ type }) => type))
  const own = types.filter(({ idOfData }) => !doubles.has(idOfData))
  const isOwn = new Set(own.map(({ idOfData }) => idOfData))
  const others = (kinds: readonly AliasKind[]) =>
    held.filter(({ kind, type }) => kinds.includes(kind) && isOwn.has(type))
  const names = own.map(({ idOfData, name }) => [nameToCompare(name), idOfData] as const)
  const byName = together('name', names)
  const known = new Set(byName.flatMap(({ types: all }) => all.join(' ')))
  const byAlias = together('alias', [
    ...names, ...others(['name']).map(({ text, type }) => [nameToCompare(text), type] as const),
  ]).filter(({ types: all }) => !known.has(all.join(' ')))
  const byCode = together('code', [
    ...own.map(({ idOfData, code }) => [fold(code), idOfData] as const),
    ...others(['old-code', 'national-code']).map(({ text, type }) => [fold(text), type] as const),
  ])
  return [...byName, ...byAlias, ...byCode]
}

function together(why: Likeness['why'], said: readonly (readonly [text: string, type: string])[]): Likeness[] {
  const groups = new Map<string, Set<string>>()
  for (const [text, type] of said) {
    if (text === '') continue
    groups.set(text, (groups.get(text) ?? new Set()).add(type))
  }
  return [...groups.values()].filter((group) => group.size > 1).map((group) => ({ why, types: [...group].sort() }))
}
