import type { FormDefinition } from '@motcua/forms/model.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { Draft } from '../modules/dossiers/public.ts'
import { type Mandate, reaches } from '../modules/identity/public.ts'
import { organisationOf } from './acting.ts'
import { type Visit, mandatesOf } from './visit.ts'

/** A draft on its way, as far as it is told for whom. */
export interface OnItsWay {
  readonly visit: Visit
  readonly draft: Draft
  readonly form: FormDefinition | undefined
  readonly version: ProcedureVersion
}

/** By what somebody acts for the organisation of a draft today; none where that is over, or does not reach so far. */
export function mandateOf(journey: OnItsWay): Mandate | undefined {
  const { visit: { today, actor }, version: { procedureId } } = journey
  const id = organisationOf(journey)
  return id === undefined ? undefined : mandatesOf(today, actor).find((one) =>
    one.organisationId === id && reaches(one, procedureId))
}
