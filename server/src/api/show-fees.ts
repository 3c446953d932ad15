import type { DossierFees, FeePreview, FeeQuestions } from '@motcua/contracts/fees.ts'
import type { FeeRuleText } from '../modules/catalogue/public.ts'
import type { FeesOfDossier } from '../modules/dossiers/public.ts'
import type { Charge, FeeRule } from '../modules/payments/public.ts'

/** What a case would cost, and what is to be asked so that it is known. */
export function showFees(
  text: FeeRuleText | undefined, rule: FeeRule | undefined, fees: readonly FeesOfDossier[],
): FeePreview {
  const items = fees.flatMap(({ moment, fees: all }) =>
    all.map(({ name, kind, amount, why }) => ({ name, kind, moment, amount, why })))
  return {
    questions: questionsOf(text, rule), items,
    total: items.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    isWhole: items.every(({ amount }) => amount !== null),
  }
}

/** What was asked for a dossier. What was taken back is shown, and counts nowhere. */
export function showCharges(
  text: FeeRuleText | undefined, rule: FeeRule | undefined, charges: readonly Charge[],
): Pick<DossierFees, 'questions' | 'charges' | 'owed' | 'isWhole'> {
  return {
    questions: questionsOf(text, rule),
    charges: charges.map(({ publicId, name, kind, moment, amount, why, state }) =>
      ({ id: publicId, name, kind, moment, amount, why, state })),
    owed: charges.reduce((sum, { state, amount }) => sum + (state === 'owed' ? amount ?? 0 : 0), 0),
    isWhole: charges.every(({ state }) => state !== 'unknown'),
  }
}

function questionsOf(text: FeeRuleText | undefined, rule: FeeRule | undefined): FeeQuestions {
  const needs = new Set<string>(rule?.needs)
  return {
    numbers: (['copies', 'pages', 'quantity'] as const).filter((name) => needs.has(name)),
    subjects: needs.has('subjects') ? (text?.subjects ?? []).map(({ code, name }) => ({ code, name })) : [],
  }
}
