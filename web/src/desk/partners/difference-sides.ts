import type { DifferenceLine } from '@motcua/contracts/partners.ts'
import { say } from '../../lib/language.ts'
import { DIFFERENCE, DOSSIER_SIDES, PACKAGE_SIDES } from './difference-texts.ts'
import { wordsOfFault } from './partner-words.ts'

type Told = Pick<DifferenceLine, 'message' | 'kind' | 'ours'>

const KINDS: ReadonlySet<string> = new Set<DifferenceLine['kind']>(['not-taken', 'taken-elsewhere', 'not-confirmed'])
const PAYMENT_SIDES: ReadonlySet<string> = new Set(['kept', 'held'])

/** Whether a line is of a package that goes or came, or of a payment, and not of a dossier. */
export function isOfPackage({ message, kind, ours }: Told): boolean {
  return message !== null || KINDS.has(kind) || ours !== null && PAYMENT_SIDES.has(ours)
}

/**
 * One side of a difference in words: what is known of a package or a dossier, or what is wrong with the answer about
 * it. A code of a state stands as it is.
 */
export function wordsOfSide(line: Told, side: string | null): string {
  if (side === null) return say(DIFFERENCE.nothing)
  const ofDossier = isOfPackage(line) ? {} : DOSSIER_SIDES
  if (Object.hasOwn(ofDossier, side)) return say(DOSSIER_SIDES[side as keyof typeof DOSSIER_SIDES])
  if (Object.hasOwn(PACKAGE_SIDES, side)) return say(PACKAGE_SIDES[side as keyof typeof PACKAGE_SIDES])
  return /^(?:answer|error)-/.test(side) ? wordsOfFault(side) : side
}
