import { type Draft, findDraft, listDraftsOf } from '../modules/dossiers/public.ts'
import { type ProxyRow, findProxies, findProxy, holdsOn } from '../modules/identity/public.ts'
import { type Visit, holderOf } from './visit.ts'

/**
 * The draft at this token, as far as it opens to the visitor. One that is for somebody whom they help as a member of a
 * community digital team is closed with the mandate.
 */
export async function findDraftHere(visit: Visit, token: string): Promise<Draft | undefined> {
  const { rooms: { db } } = visit
  const draft = await findDraft(db, token, holderOf(visit))
  if (draft?.authoriser.proxy === undefined) return draft
  return isHelpOver(visit, await findProxy(db, draft.authoriser.proxy)) ? undefined : draft
}

/** The visitor's drafts that open, as `findDraftHere` finds them: the latest saved first, of the latest `most`. */
export async function listDraftsHere(visit: Visit, most: number): Promise<readonly Draft[]> {
  const { rooms: { db } } = visit
  const drafts = await listDraftsOf(db, holderOf(visit), most)
  const asked = drafts.flatMap(({ authoriser: { proxy } }) => proxy ?? [])
  const over = (await findProxies(db, [...new Set(asked)])).filter((one) => isHelpOver(visit, one))
  const closed = new Set(over.map(({ publicId }) => publicId))
  return drafts.filter(({ authoriser: { proxy } }) => proxy === undefined || !closed.has(proxy))
}

function isHelpOver({ today }: Pick<Visit, 'today'>, proxy: ProxyRow | undefined): boolean {
  return proxy !== undefined && proxy.memberId !== null && (proxy.endedAt !== null || !holdsOn(proxy, today))
}
