import { type Draft, findDraft } from '../modules/dossiers/public.ts'
import { findProxy, holdsOn } from '../modules/identity/public.ts'
import { type Visit, holderOf } from './visit.ts'

/**
 * The draft at this token, as far as it opens to the visitor. One that is for somebody whom they help as a member of a
 * community digital team is closed with the mandate.
 */
export async function findDraftHere(visit: Visit, token: string): Promise<Draft | undefined> {
  const { rooms: { db }, today } = visit
  const draft = await findDraft(db, token, holderOf(visit))
  if (draft?.authoriser.proxy === undefined) return draft
  const proxy = await findProxy(db, draft.authoriser.proxy)
  const isHelp = proxy !== undefined && proxy.memberId !== null
  return isHelp && (proxy.endedAt !== null || !holdsOn(proxy, today)) ? undefined : draft
}
