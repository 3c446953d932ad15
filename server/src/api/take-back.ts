import type { ActionBody } from '@motcua/contracts/dossier-actions.ts'
import { type Result, ok } from '../kernel/result.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import {
  type Acted, type Dossier, type OnDossier, type TakeBackRefusal, findDossier, listSectorCases, takeBack,
  whyNotTakenBack,
} from '../modules/dossiers/public.ts'
import { dropTakenBack, wasToldOf } from '../modules/integration/public.ts'
import type { Ctx, Db, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * Takes a dossier back from the ministry's system that decides it (`takeBack`); what still waits to go there about it
 * is dropped in the same transaction.
 */
export async function takeBackHere(
  ctx: Ctx, rooms: ApiRooms, on: OnDossier, { reason }: ActionBody<'take-back'>,
): Promise<Result<Acted, TakeBackRefusal>> {
  const dossier = await findDossier(ctx.tx, on.publicId)
  const isTold = dossier !== undefined
    && await isToldThere(ctx.tx, { dossier, content: rooms.catalogue.version(dossier.procedureVersionId).content })
  const taken = await takeBack(ctx, rooms, { ...on, reason, isTold })
  if (!taken.ok) return taken
  await dropTakenBack(ctx, taken.value)
  return ok(taken.value.acted)
}

interface Standing { readonly dossier: Pick<Dossier, 'id'>; readonly content: Pick<ProcedureContent, 'settledAt'> }

/** Whether a dossier waits for a ministry's system from which it may be taken back. */
export async function waitsForSector(db: Db, standing: Standing): Promise<boolean> {
  const { dossier, content: { settledAt } } = standing
  if (settledAt?.where !== 'ministry') return false
  const known = (await listSectorCases(db, dossier.id)).find(({ system }) => system === settledAt.system)
  return whyNotTakenBack(known, await isToldThere(db, standing)) === undefined
}

/** Whether the ministry's system that decides it was told of it. */
async function isToldThere(db: Db | Tx, { dossier, content: { settledAt } }: Standing): Promise<boolean> {
  return settledAt?.where === 'ministry' && settledAt.system !== undefined
    && wasToldOf(db, settledAt.system, dossier.id)
}
