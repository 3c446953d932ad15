import type { Package } from '@motcua/contracts/packages.ts'
import type { PackagePart } from '../designers/package-editor.tsx'
import { partOfPointer } from './part-of-pointer.ts'

export type JoinedPart = PackagePart | 'general'

export interface Joined {
  /** What the other changed since the revision from which both began, by the parts of the screen. */
  readonly theirs: readonly JoinedPart[]
  readonly mine: readonly JoinedPart[]
  /** Parts in which both changed the same thing otherwise: there mine stands in what is joined. */
  readonly both: readonly JoinedPart[]
  /** Theirs with mine in it. */
  readonly package: Package
}

/**
 * What two people wrote into one package at once, joined: of each piece what one of them changed, and of what both
 * changed, mine. Pieces are those of the contract; steps and drawing of a process are one.
 */
export function joinPackages(base: Package, mine: Package, theirs: Package): Joined {
  const [before, here, there] = [piecesOf(base), piecesOf(mine), piecesOf(theirs)]
  const changedIn = (other: Pieces) => new Set([...before.keys(), ...other.keys()]
    .filter((key) => !isSame(before.get(key), other.get(key))).map(wholeOf))
  const [byMe, byThem] = [changedIn(here), changedIn(there)]
  const joined = new Map(there)
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    if (!byMe.has(wholeOf(key))) continue
    if (here.has(key)) joined.set(key, here.get(key))
    else joined.delete(key)
  }
  const both = [...byMe].filter((key) => byThem.has(key)
    && [...here.keys(), ...there.keys()].some((one) => wholeOf(one) === key && !isSame(here.get(one), there.get(one))))
  return { theirs: partsOf(byThem), mine: partsOf(byMe), both: partsOf(both), package: packageOf(joined) }
}

/** By pointer: the members of the content each, and all else of a package each. */
type Pieces = ReadonlyMap<string, unknown>

function piecesOf({ content, ...rest }: Package): Pieces {
  return new Map<string, unknown>([
    ...Object.entries(content).map(([key, value]) => [`/content/${key}`, value] as const),
    ...Object.entries(rest).map(([key, value]) => [`/${key}`, value] as const),
  ])
}

function packageOf(pieces: Pieces): Package {
  const isOfContent = (key: string) => key.startsWith('/content/')
  const of = (isWanted: (key: string) => boolean) => Object.fromEntries([...pieces].filter(([key]) => isWanted(key))
    .map(([key, value]) => [key.slice(key.lastIndexOf('/') + 1), value]))
  // Each piece is a piece of a package, and none is missing: the compiler cannot count that.
  return { ...of((key) => !isOfContent(key)), content: of(isOfContent) } as unknown as Package
}

/** A drawing and its steps say the same thing: one without the other would be neither's process. */
function wholeOf(key: string): string {
  return key === '/content/steps' ? '/process' : key
}

function partsOf(keys: Iterable<string>): JoinedPart[] {
  return [...new Set([...keys].map(partOfPointer))]
}

/** What the server gives back has its keys in another order than what was sent. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return Array.isArray(one) === Array.isArray(other) && [...keys].every((key) =>
    isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
}
