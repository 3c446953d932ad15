import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import { findRolloutInForce } from '../documents/public.ts'
import type { Filed } from './domain/check-components.ts'
import { type UndigitisedComponent, type UndigitisedReason, undigitisedOf } from './domain/undigitised.ts'
import type { OpenDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { getAnswers, listComponents } from './store/dossier-store.ts'
import { insertUndigitised, listUndigitised } from './store/undigitised-store.ts'
import type { NewDossierInput } from './store-new-dossier.ts'

/** Why papers go on without being digitised, for all of them at once. `other` needs its note. */
export interface Undigitised { readonly reason: UndigitisedReason; readonly note?: string | undefined }

export type NotDigitised =
  | { readonly code: 'not-digitised'; readonly components: readonly UndigitisedComponent[] }
  | { readonly code: 'undigitised-reason-needed' }

/** What goes on without a digital paper, and why. */
export interface LetThrough extends Undigitised { readonly components: readonly string[] }

type Rooms = Pick<DossierRooms, 'catalogue'>

/**
 * Whether what is handed in at a counter may go on to whoever settles it: where digitisation is in force at the
 * section, every paper that law wants digitised has a digital one, or the clerk says why not. Refuses `not-digitised`
 * with every paper that has none, and `undigitised-reason-needed` for another reason without words. Answers what to
 * keep of it.
 */
export async function keepDigitisedAtCounter(
  ctx: Ctx, rooms: Rooms, content: ProcedureContent, sectionId: bigint,
  { filed, answers, writtenKeys = [], undigitised }:
  Pick<NewDossierInput, 'filed' | 'answers' | 'writtenKeys'> & { readonly undigitised?: Undigitised | undefined },
): Promise<Result<LetThrough | undefined, NotDigitised>> {
  const typed = Object.keys(answers ?? {}).some((key) => !writtenKeys.includes(key))
  const missing = undigitisedOf(content.components, filed.map(handedOf), {
    isOnline: false, isDeclared: typed, isSecret: secretBy(rooms),
  })
  return judge(ctx, sectionId, missing, undigitised)
}

/**
 * The same when a section hands on what it accepted before: of papers of which nothing was said yet. What came online
 * is digital. A step of another unit is nobody's to stop here.
 */
export async function keepDigitisedAtHandOver(
  ctx: Ctx, rooms: Rooms, { dossier, content, directory }: OpenDossier, unitId: bigint,
  undigitised: Undigitised | undefined,
): Promise<Result<LetThrough | undefined, NotDigitised>> {
  if (dossier.channel === 'online' || directory.byId(unitId)?.isOneStop !== true) return ok(undefined)
  const [handed, answers, said] = [
    await listComponents(ctx.tx, dossier.id), await getAnswers(ctx.tx, dossier.id),
    new Set((await listUndigitised(ctx.tx, dossier.id)).map(({ component }) => component)),
  ]
  const missing = undigitisedOf(
    content.components,
    handed.map(({ component, how, paperIds }) => ({ component, how, files: paperIds.length })),
    { isOnline: false, isDeclared: Object.keys(answers ?? {}).length > 0, isSecret: secretBy(rooms) },
  )
  return judge(ctx, unitId, missing.filter(({ component }) => !said.has(component)), undigitised)
}

/** Keeps why papers went on without being digitised. Leaves `dossier.undigitised`. */
export async function keepLetThrough(
  ctx: Ctx, dossier: { readonly id: bigint; readonly publicId: string }, through: LetThrough | undefined,
): Promise<void> {
  if (!through) return
  const { components, reason, note } = through
  await insertUndigitised(ctx.tx, {
    dossierId: dossier.id, components, reason, note: note?.trim() ?? null, at: ctx.now, by: ctx.actorId,
  })
  await recordEvent(ctx, {
    type: 'dossier.undigitised', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: { dossier: dossier.publicId, reason, papers: components.length },
  })
}

async function judge(
  ctx: Ctx, sectionId: bigint, missing: readonly UndigitisedComponent[], undigitised: Undigitised | undefined,
): Promise<Result<LetThrough | undefined, NotDigitised>> {
  // Most dossiers have every paper, and then nobody asks whether the section must.
  if (missing.length === 0 || !await findRolloutInForce(ctx.tx, sectionId, dayOf(ctx.now))) return ok(undefined)
  if (!undigitised) return refuse({ code: 'not-digitised', components: missing })
  if (undigitised.reason === 'other' && !undigitised.note?.trim()) return refuse({ code: 'undigitised-reason-needed' })
  return ok({ ...undigitised, components: missing.map(({ component }) => component) })
}

function handedOf({ component, how, uploads, papers = [] }: Filed) {
  return { component, how, files: uploads.length + papers.length }
}

function secretBy({ catalogue }: Rooms): (documentType: string) => boolean {
  return (documentType) => catalogue.documentType(documentType)?.isSecret ?? false
}
