import type { AskedConsultation } from '@motcua/contracts/consultations.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { NOT_SENT, OUTSIDE_STANDING, STANDING } from './consultation-texts.ts'

/**
 * Where a question stands, in one word for whoever asked: that it has not left goes before all; of one that nobody took
 * here, what came from the agency outside. Pure.
 */
export function headingOf(
  { notSent, standing, heldAnswers, outside }: Pick<AskedConsultation, 'notSent' | 'standing' | 'heldAnswers' | 'outside'>,
): Text {
  if (notSent) return NOT_SENT[notSent.state]
  if (standing !== 'waiting') return STANDING[standing]
  if (heldAnswers.some(({ state }) => state === 'held')) return OUTSIDE_STANDING.held
  return outside ? OUTSIDE_STANDING[outside.state] : STANDING.waiting
}
