import type { ActionBody, ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import type { Result } from '../kernel/result.ts'
import type { Acted, MadeOpinion, MadeResult, OnDossier, SignedResultDraft } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import type { Ctx, Sender } from '../platform/db.ts'
import type { Tellable } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** What is made before a deed, and kept by it. */
type MadeBefore<N extends ActionNoun> = N extends 'result' ? MadeResult
  : N extends 'result-signature' ? SignedResultDraft : MadeOpinion

/** A deed on a dossier as its address does it. */
export interface Deed<N extends ActionNoun> {
  readonly permission: Permission
  readonly summary: string
  readonly run: (
    ctx: Ctx, rooms: ApiRooms, on: OnDossier, body: ActionBody<N>, made?: MadeBefore<N>,
  ) => Promise<Result<Acted, Tellable>>
  /** What takes longer than a transaction may, and is done before it; what it makes goes to `run`. */
  readonly before?: (
    rooms: ApiRooms, sender: Sender, on: OnDossier, body: ActionBody<N>,
  ) => Promise<Result<MadeBefore<N> | undefined, Tellable>>
  readonly task?: 'return' // that the post may do under a delegation; no other
}
