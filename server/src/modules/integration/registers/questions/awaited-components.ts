import type { Tx } from '../../../../platform/db.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { listQuestionsOf } from './question-store.ts'

export interface RegisterAwaited { readonly code: 'register-awaited'; readonly components: readonly string[] }

/**
 * Whether the applicant may be asked for these papers: none that a register is still asked for (R4, khai thác dữ liệu).
 * Refuses `register-awaited`, naming them.
 */
export async function mayAskApplicant(
  tx: Tx, dossierId: bigint, components: readonly string[],
): Promise<Result<undefined, RegisterAwaited>> {
  const waiting = (await listQuestionsOf(tx, dossierId))
    .filter(({ state, component }) => state === 'waiting' && components.includes(component))
  if (waiting.length === 0) return ok(undefined)
  return refuse({ code: 'register-awaited', components: waiting.map(({ component }) => component) })
}
