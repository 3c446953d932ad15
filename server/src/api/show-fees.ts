import type { DossierFees, FeePreview, FeeQuestions } from '@motcua/contracts/fees.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import { type FeeRules, type FeesOfDossier, feeQuestions } from '../modules/dossiers/public.ts'
import type { Charge } from '../modules/payments/public.ts'

/** What a case would cost, and what is to be asked so that it is known. */
export function showFees(questions: FeeQuestions, fees: readonly FeesOfDossier[]): FeePreview {
  const items = fees.flatMap(({ moment, fees: all }) =>
    all.map(({ name, kind, amount, why }) => ({ name, kind, moment, amount, why })))
  return {
    questions, items,
    total: items.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    isWhole: items.every(({ amount }) => amount !== null),
  }
}

/** What was asked for a dossier. What was taken back is shown, and counts nowhere. */
export function showCharges(
  questions: FeeQuestions, charges: readonly Charge[],
): Pick<DossierFees, 'questions' | 'charges' | 'owed' | 'isWhole'> {
  return {
    questions,
    charges: charges.map(({ publicId, name, kind, moment, amount, why, source, state }) =>
      ({ id: publicId, name, kind, moment, amount, why, source, state })),
    owed: charges.reduce((sum, { state, amount }) => sum + (state === 'owed' ? amount ?? 0 : 0), 0),
    isWhole: charges.every(({ state }) => state !== 'unknown'),
  }
}

/** What is to be asked of a case so that the fees of a version are known on a day. */
export function questionsOf(
  rooms: { readonly fees: FeeRules }, content: Pick<ProcedureContent, 'feeRules'>, day: string,
): FeeQuestions {
  const { numbers, papers, subjects } = feeQuestions(rooms, content, day)
  return {
    numbers: [...numbers], papers,
    subjects: subjects.map(({ code, name, proof }) => ({ code, name, proof: proof ?? null })),
  }
}
