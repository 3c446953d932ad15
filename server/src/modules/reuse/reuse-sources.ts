import { type EarlierReading, earlierSource } from './earlier-source.ts'
import { khoSource } from './kho-source.ts'
import type { ReuseSource } from './reuse-source.ts'

/**
 * Where is looked, in the order of domain 7.1: registers come before the Kho as soon as there are some, then what was
 * declared in earlier dossiers where fields are asked for (`earlier`), the Kho of the nation after it.
 */
export function reuseSources(earlier?: EarlierReading): readonly ReuseSource[] {
  return earlier === undefined ? SOURCES : [...SOURCES, earlierSource(earlier)]
}

const SOURCES: readonly ReuseSource[] = [khoSource()]
