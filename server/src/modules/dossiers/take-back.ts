import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { type NotTakenBack, whyNotTakenBack } from './domain/sector-state.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { ensureSectorCase, listSectorCases, noteTakenBack } from './store/sector-store.ts'
import { isHeadOver } from './viewer.ts'

export interface TakeBack extends OnDossier {
  readonly reason: string
  /** Whether the system that decides it was told of it: who tells it knows. */
  readonly isTold: boolean
}

export type TakeBackRefusal = OpenRefusal | { readonly code: NotTakenBack } | { readonly code: 'reason-needed' }

/** What the deed left, and from which system the dossier was taken back. */
export interface TakenBack { readonly acted: Acted; readonly system: string; readonly dossierId: bigint }

/**
 * Takes a dossier back from the ministry's system that decides it and does not say how (lấy hồ sơ về giải quyết tại
 * đây): by the head of the agency that settles it, with a reason. It goes on here as it stands, with its own people,
 * steps and clocks, and its result is issued here; what that system says of it later is held (`hearSector`). Refuses
 * with `not-in-sector-system` where it was never there or is taken back already, `sector-has-decided` where that system
 * gave its result or refused it, `not-your-step` of whoever is not the head, and `reason-needed`. Leaves
 * `dossier.taken-back`.
 */
export async function takeBack(
  ctx: Ctx, rooms: DossierRooms, { reason: raw, isTold, ...on }: TakeBack,
): Promise<Result<TakenBack, TakeBackRefusal>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const opened = await openDossier(ctx, rooms, on, 'take-back')
  if (!opened.ok) return opened
  const { dossier, directory, tasks, content: { settledAt } } = opened.value
  if (!isHeadOver(directory, on.viewer, dossier, tasks)) return refuse({ code: 'not-your-step' })
  if (settledAt?.where !== 'ministry' || settledAt.system === undefined) return refuse({ code: 'not-in-sector-system' })
  const of = { dossierId: dossier.id, system: settledAt.system }
  const known = (await listSectorCases(ctx.tx, dossier.id)).find(({ system }) => system === of.system)
  const code = whyNotTakenBack(known, isTold)
  if (code) return refuse({ code })
  await ensureSectorCase(ctx.tx, of)
  await noteTakenBack(ctx.tx, of, ctx.now)
  const acted = await closeDeed(ctx, opened.value, 'dossier.taken-back', {}, {
    data: { system: of.system, sectorState: known?.state ?? 'sent' }, words: { reason },
  })
  return ok({ acted, ...of })
}
