import { filledText } from '@motcua/contracts/texts.ts'
import type { Exception } from '../modules/sections/public.ts'
import { faultAt, problemOf } from './problems.ts'
import { EXCEPTED } from './section-problem-texts.ts'

/** That a section does not receive a procedure, with the decision and the reason that it was listed with. */
export function exceptedProblem({ decisionNumber, reason }: Pick<Exception, 'decisionNumber' | 'reason'>) {
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`
  return problemOf('excepted-at-section', [faultAt('/procedureId', 'excepted-at-section')],
    filledText(EXCEPTED.byDecision, { decision: decisionNumber, reason: sentence }))
}
