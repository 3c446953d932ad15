import type { FieldRefusal } from '@motcua/forms/check-answers.ts'
import { type ShownPage, shownFields } from '@motcua/forms/shown.ts'
import { namesIn } from '@motcua/forms/steps-of.ts'

/**
 * The faults of a page that somebody can put right now. What is needed only in some cases is not asked for while the
 * question that decides the case is itself unanswered on this page: that one is told, and answering it tells the rest.
 */
export function faultsToShow(
  page: ShownPage, faults: readonly FieldRefusal[], answers: Readonly<Record<string, unknown>>,
): readonly FieldRefusal[] {
  const fields = shownFields([page])
  const unanswered = new Set(faults.filter(({ reason }) => reason === 'required').map(({ field }) => field))
  const hangs = ({ field: key, reason }: FieldRefusal) => {
    const field = fields.find((one) => one.key === key)
    if (reason !== 'required' || field?.required !== 'when') return false
    const deciding = namesIn(field.when ?? null).filter((name) => name !== key)
    return deciding.some((name) => unanswered.has(name)) && deciding.every((name) => isEmpty(answers[name]))
  }
  const now = faults.filter((fault) => !hangs(fault))
  return now.length > 0 ? now : faults // two that wait for each other are both told
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
