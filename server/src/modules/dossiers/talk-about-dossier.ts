import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { listTasks } from '../workflow/public.ts'
import { doneFor } from './done-for.ts'
import type { OnDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, findDossier } from './store/dossier-store.ts'
import { type Circle, countOfApplicant, insertTalk } from './store/talk-store.ts'
import { actsForApplicant, isOwn, isWithinReach } from './viewer.ts'

const DAY = 24 * 3_600_000
/** More than that of one applicant on one dossier within a day is no talk any more, and would bury the rest. */
const MOST_OF_APPLICANT = 30

export interface TalkAboutDossier extends Omit<OnDossier, 'version'> {
  readonly circle: Circle
  readonly text: string
}

export type TalkRefusal = { readonly code: 'dossier-unknown' } | { readonly code: 'nothing-said' }

/**
 * An official writes to the applicant of a dossier, or to the other units that work on it, who alone read that. The
 * dossier itself is as it was: no clock, no step, no version moves. Leaves `dossier.applicant-told` or
 * `dossier.units-consulted`, which hold none of the words. Answers the public id of the line.
 */
export async function talkAboutDossier(
  ctx: Ctx, rooms: DossierRooms, { publicId, viewer, circle, text }: TalkAboutDossier,
): Promise<Result<string, TalkRefusal>> {
  const dossier = await findDossier(ctx.tx, publicId)
  const directory = rooms.directory.on(dayOf(ctx.now))
  const tasks = await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  if (!dossier || !isWithinReach(directory, viewer, dossier, tasks))
    return refuse({ code: 'dossier-unknown' })
  const said = cleanLines(text)
  if (said === '') return refuse({ code: 'nothing-said' })
  const unitId = viewer.reaches.find((scope) => scope.unitId !== null)?.unitId ?? ctx.unitId ?? dossier.receivesAtId
  const id = await insertTalk(ctx, dossier.id, { circle, isFromApplicant: false, unitId, text: said })
  const type = circle === 'applicant' ? 'dossier.applicant-told' as const : 'dossier.units-consulted' as const
  await recordEvent(ctx, {
    type, subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data: about(dossier),
  })
  return ok(id)
}

export type WriteRefusal = TalkRefusal | { readonly code: 'talked-too-much' }

/**
 * The applicant, or whoever sent the dossier for them, writes to the office. Leaves `dossier.applicant-wrote`. Answers
 * the public id of the line. Refuses `talked-too-much` beyond so many a day.
 */
export async function writeToOffice(
  ctx: Ctx, { publicId, viewer, text }: Omit<TalkAboutDossier, 'circle'>,
): Promise<Result<string, WriteRefusal>> {
  const dossier = await findDossier(ctx.tx, publicId)
  if (!dossier || !isOwn(viewer, dossier)) return refuse({ code: 'dossier-unknown' })
  const said = cleanLines(text)
  if (said === '') return refuse({ code: 'nothing-said' })
  const since = new Date(ctx.now.getTime() - DAY)
  if (await countOfApplicant(ctx.tx, dossier.id, since) >= MOST_OF_APPLICANT) return refuse({ code: 'talked-too-much' })
  const id = await insertTalk(ctx, dossier.id, { circle: 'applicant', isFromApplicant: true, unitId: null, text: said })
  const actsFor = actsForApplicant(viewer, dossier) ? dossier.applicantId : undefined
  const acting = doneFor(ctx, 'dossier.applicant-wrote', dossier, actsFor)
  await recordEvent(acting, {
    type: 'dossier.applicant-wrote', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: about(dossier),
  })
  return ok(id)
}

function about({ publicId, number, state }: Dossier) {
  return { dossier: publicId, number, state }
}
