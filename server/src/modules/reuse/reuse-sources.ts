import { type EarlierReading, earlierSource } from './earlier-source.ts'
import { khoSource, nationalSource } from './kho-source.ts'
import { type RegisterReading, registerSource } from './register-source.ts'
import type { ReuseSource } from './reuse-source.ts'

/**
 * Where is looked, in the order of domain 7.1: what registers said and then the Kho, then what was taken over from the
 * Kho of the nation, then what was declared in earlier dossiers; registers and declarations where fields are asked for.
 */
export function reuseSources(earlier?: EarlierReading, registers?: RegisterReading): readonly ReuseSource[] {
  const first = registers === undefined ? SOURCES : [registerSource(registers), ...SOURCES]
  return earlier === undefined ? first : [...first, earlierSource(earlier)]
}

const SOURCES: readonly ReuseSource[] = [khoSource(), nationalSource()]
