import type { DifferenceKind } from './difference.ts'

/** What a difference is of: a dossier, a message of ours, or what the partner alone has a number for. */
interface Found {
  readonly dossierId: bigint | null
  readonly messageId?: bigint
  readonly number: string
  readonly kind: DifferenceKind
}

/** Those that say more than others, the first the most: what is said otherwise is no less so for being unconfirmed. */
const TELLING: readonly DifferenceKind[] = ['said-otherwise', 'held-here', 'taken-elsewhere', 'not-taken', 'missing-here']

/**
 * One difference of each dossier, message or number, the most telling, in the order in which they were found: of a
 * number that two lists name there is one line, with one deed that mends it (difference_once_a_number).
 */
export function onceEach<D extends Found>(differences: readonly D[]): D[] {
  const found = new Map<string, D>()
  for (const one of differences) {
    const before = found.get(nameOf(one))
    if (!before || rankOf(one) < rankOf(before)) found.set(nameOf(one), one)
  }
  return [...found.values()]
}

function nameOf({ dossierId, messageId, number }: Found): string {
  if (messageId !== undefined) return `message ${messageId}`
  return dossierId === null ? `number ${number}` : `dossier ${dossierId}`
}

function rankOf({ kind }: Found): number {
  const rank = TELLING.indexOf(kind)
  return rank < 0 ? TELLING.length : rank
}
