import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { listTasks } from '../workflow/public.ts'
import type { OnDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { findDossier } from './store/dossier-store.ts'
import {
  type KeptOpinion, type OpinionFields, type OpinionPlace, deleteOpinion, findOpinion, findOpinionBefore, saveOpinion,
} from './store/opinion-store.ts'
import { type Viewer, isWithinReach, mayDoStep } from './viewer.ts'

type OnOpinion = Pick<OnDossier, 'publicId' | 'viewer'> & { readonly deed: string }

export interface KeepOpinion extends OnOpinion {
  readonly fields: OpinionFields
  /** That was read; 0 where there was none. */
  readonly revision: number
}

export type OpinionRefusal = { readonly code: 'dossier-unknown' } | { readonly code: 'opinion-changed' }

/**
 * Keeps what an officer is typing for a deed (ý kiến đang soạn): theirs alone, of this step, found again anywhere.
 * Refuses `opinion-changed` if another window saved since it was read: then both have what they have, and the person
 * decides. Leaves no event, since nothing was said to anybody.
 */
export async function keepOpinion(
  ctx: Ctx, rooms: DossierRooms, { fields, revision, ...on }: KeepOpinion,
): Promise<Result<{ readonly revision: number; readonly savedAt: Date }, OpinionRefusal>> {
  const place = await placeOf(ctx.tx, rooms, on, ctx.now)
  if (!place) return refuse({ code: 'dossier-unknown' })
  const kept = await saveOpinion(ctx, place, fields, revision)
  return kept === undefined ? refuse({ code: 'opinion-changed' }) : ok({ revision: kept, savedAt: ctx.now })
}

/** What the officer has typed for a deed at this step, and at the same step before; undefined out of reach. */
export async function findKeptOpinion(
  db: Db, rooms: DossierRooms, on: OnOpinion, now: Date,
): Promise<{ readonly kept: KeptOpinion | undefined; readonly before: OpinionFields | undefined } | undefined> {
  const place = await placeOf(db, rooms, on, now)
  if (!place) return undefined
  const [kept, before] = await Promise.all([findOpinion(db, place), findOpinionBefore(db, place)])
  return { kept, before }
}

/**
 * Forgets what the officer typed for a deed that has been done and is not taken back: at a step that is open still, it
 * would be offered for the next one. What was typed at a step that the deed ended stays for when the dossier comes
 * back.
 */
export async function clearOpinion(ctx: Ctx, rooms: DossierRooms, on: OnOpinion): Promise<void> {
  const place = await placeOf(ctx.tx, rooms, on, ctx.now)
  if (place) await deleteOpinion(ctx.tx, place)
}

async function placeOf(
  db: Db | Tx, rooms: DossierRooms, { publicId, viewer, deed }: OnOpinion, now: Date,
): Promise<OpinionPlace | undefined> {
  const dossier = await findDossier(db, publicId)
  const tasks = await listTasks(db, dossier?.id ?? NO_ROW)
  if (!dossier || !isWithinReach(rooms.directory.on(dayOf(now)), viewer, dossier, tasks)) return undefined
  const task = stepAt(viewer, tasks)
  return {
    dossierId: dossier.id, accountId: viewer.accountId, deed, taskId: task?.id ?? null, nodeId: task?.nodeId ?? '',
  }
}

/** The open step of the officer; of whoever has none, such as a head, the one that is open. */
function stepAt<T extends Parameters<typeof mayDoStep>[1] & { readonly doneAt: Date | null }>(
  viewer: Viewer, tasks: readonly T[],
): T | undefined {
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  return open.find((task) => mayDoStep(viewer, task)) ?? open[0]
}
