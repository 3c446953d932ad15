import { khoSource } from './kho-source.ts'
import type { ReuseSource } from './reuse-source.ts'

/**
 * Where is looked, in the order of domain 7.1: registers come before the Kho as soon as there are some, the Kho of the
 * nation after it.
 */
export function reuseSources(): readonly ReuseSource[] {
  return SOURCES
}

const SOURCES: readonly ReuseSource[] = [khoSource()]
