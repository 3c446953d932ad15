import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { ARCHIVED_STATES } from './domain/archive-rules.ts'
import { type UndigitisedComponent, undigitisedOf } from './domain/undigitised.ts'
import type { DossierRooms } from './rooms.ts'
import { insertPackage } from './store/archive-store.ts'
import { getAnswers, listComponents, lockDossier } from './store/dossier-store.ts'
import { findResult } from './store/result-store.ts'
import { listUndigitised } from './store/undigitised-store.ts'

export interface CloseIntoArchive {
  /** Of the dossier. */
  readonly publicId: string
  /** Units of whose dossiers whoever closes has the right, those that ended among them. */
  readonly unitIds: readonly bigint[]
  /** Why it goes there although something is not digital, or not sound. */
  readonly reason: string | null
}

export type CloseIntoArchiveRefusal =
  | { readonly code: 'dossier-unknown' } | { readonly code: 'dossier-not-over' } | { readonly code: 'archived-before' }
  | { readonly code: 'retention-unset' } | { readonly code: 'archived-without-result' }
  | { readonly code: 'archive-incomplete'; readonly components: readonly UndigitisedComponent[] }

/**
 * Closes a dossier that is over into the archive of its agency (lập hồ sơ, TT 13/2023/TT-BNV Đ.3; Luật Lưu trữ 2011
 * Đ.9): every component is digital, used again or exempt, or somebody said why not, and what was returned has its
 * result. A worker makes the package then, and judges the signatures. Refuses with `archive-incomplete` and all
 * components that are not digital where no reason is given. Leaves `archive.closed`.
 */
export async function closeIntoArchive(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>, { publicId, unitIds, reason }: CloseIntoArchive,
): Promise<Result<{ readonly publicId: string }, CloseIntoArchiveRefusal>> {
  const dossier = await lockDossier(ctx.tx, publicId)
  if (!dossier || !unitIds.includes(dossier.competentUnitId)) return refuse({ code: 'dossier-unknown' })
  if (dossier.closedAt === null || dossier.receivedAt === null || !ARCHIVED_STATES.includes(dossier.state))
    return refuse({ code: 'dossier-not-over' })
  const directory = rooms.directory.on(dayOf(ctx.now))
  const { procedure, content } = rooms.catalogue.version(dossier.procedureVersionId)
  if (!directory.policy('archive-retention', procedure)) return refuse({ code: 'retention-unset' })
  const missing = await undigitisedIn(ctx, rooms, dossier)
  if (missing.length > 0 && reason === null) return refuse({ code: 'archive-incomplete', components: missing })
  if (dossier.state === 'returned' && !await findResult(ctx.tx, dossier.id)) return refuse({ code: 'archived-without-result' })
  const unit = directory.heirOf(dossier.competentUnitId)
  const agency = unit && directory.agencyOf(unit.id)
  if (!agency) throw new Error(`nobody keeps the archive of unit ${String(dossier.competentUnitId)}`)
  const made = await insertPackage(ctx.tx, {
    dossierId: dossier.id, unitId: agency.id, reason, closedAt: dossier.closedAt, at: ctx.now, by: ctx.actorId,
  })
  if (!made) return refuse({ code: 'archived-before' })
  await recordEvent(ctx, {
    type: 'archive.closed', subjectKind: 'archive-package', subjectId: made.id, dossierId: dossier.id,
    data: { dossier: publicId, package: made.publicId, procedure: content.name, hasReason: reason !== null },
  })
  return ok(made)
}

/** Components of which there is nothing digital, and of which nobody said why when they went on. */
async function undigitisedIn(
  ctx: Ctx, { catalogue }: Pick<DossierRooms, 'catalogue'>,
  dossier: { readonly id: bigint; readonly channel: string; readonly procedureVersionId: bigint },
): Promise<UndigitisedComponent[]> {
  const said = new Set((await listUndigitised(ctx.tx, dossier.id)).map(({ component }) => component))
  const [handed, answers] = [await listComponents(ctx.tx, dossier.id), await getAnswers(ctx.tx, dossier.id)]
  const { content } = catalogue.version(dossier.procedureVersionId)
  return undigitisedOf(
    content.components,
    handed.map(({ component, how, paperIds }) => ({ component, how, files: paperIds.length })),
    {
      isOnline: dossier.channel === 'online', isDeclared: Object.keys(answers ?? {}).length > 0,
      isSecret: (type) => catalogue.documentType(type)?.isSecret ?? false,
    },
  ).filter(({ component }) => !said.has(component))
}
