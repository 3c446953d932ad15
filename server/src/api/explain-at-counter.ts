import type { ChangePhoneRefusal, OpenAccountRefusal, RaiseRefusal } from '../modules/identity/public.ts'
import type { DelegationRefusal } from '../modules/post/public.ts'
import type { RequestReused } from '../platform/db.ts'
import { FACT } from './check-facts-texts.ts'
import { type UnsaidProblem, faultAt, problemOf } from './problems.ts'

type AtCounter = OpenAccountRefusal | RaiseRefusal | ChangePhoneRefusal | DelegationRefusal | RequestReused
/** Said of an account that is opened for an intake, or whose number is on record. */
export interface SaidAtIntake { readonly code: 'account-name-differs' | 'sheet-of-others' | 'intakes-at-limit' }

/** A refusal about an account at the counter, said at the field that it is about. */
export function explainAtCounter({ code }: AtCounter | SaidAtIntake): UnsaidProblem {
  switch (code) {
    case 'number-missing':
      return problemOf('body-invalid', [{ pointer: '/number', code, text: FACT.numberMissing }])
    case 'number-differs':
    case 'kind-differs':
      return problemOf(code, [faultAt('/number', code)])
    case 'name-missing':
    case 'account-name-differs':
      return problemOf(code, [faultAt('/fullName', code)])
    case 'phone-differs':
      return problemOf(code, [faultAt('/phone', code)])
    case 'code-wrong':
    case 'code-expired':
      return problemOf(code, [faultAt('/code', code)])
    case 'procedure-not-delegated':
      return problemOf(code, [faultAt('/intake/procedureId', code)])
    case 'delegation-missing':
    case 'delegation-revoked':
    case 'delegation-not-begun':
    case 'delegation-over':
    case 'task-not-delegated':
    case 'account-unknown':
    case 'level-too-low':
    case 'account-exists':
    case 'sheet-of-others':
    case 'intakes-at-limit':
    case 'request-reused':
      return problemOf(code)
  }
}
