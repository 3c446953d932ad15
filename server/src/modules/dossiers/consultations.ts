import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ConsultationRule } from '../catalogue/public.ts'
import { type Directory, type Unit, withPast } from '../organisation/public.ts'
import type { Task } from '../workflow/public.ts'
import { isAnswerable } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { stepOrHead } from './advance.ts'
import type { CasePlaces } from './case-facts.ts'
import type { HeldDossier } from './open-dossier.ts'
import { agencyAbove, isPartOf } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import { type Consultation, findConsultation, getConsultation } from './store/consultation-store.ts'
import { type Dossier, lockDossierById } from './store/dossier-store.ts'
import { type Viewer, isUnitWithin, isWithinReach } from './viewer.ts'

/** A rule of a version, and whose opinion it means for one dossier; none where the province has no such unit. */
export interface RuleOfDossier { readonly rule: ConsultationRule; readonly unit: Unit | undefined }

/** The rules of a version by which opinions on a dossier are asked, each with its agency. */
export function consultationRulesOf(
  directory: Directory, { receivesAtId, competentUnitId, territoryId }: Omit<CasePlaces, 'caseId' | 'directory'>,
  rules: readonly ConsultationRule[] = [],
): RuleOfDossier[] {
  const section = directory.byId(receivesAtId)
  const commune = territoryId ?? (section ? agencyAbove(directory, section).territoryId ?? undefined : undefined)
  const places = { commune, receiving: receivesAtId, competent: competentUnitId }
  return rules.map((rule) => ({ rule, unit: directory.resolve(rule.unit, places) }))
}

/**
 * The rules of a version that can be asked for on a dossier: whose agency exists, and neither has the dossier now nor
 * settles it. What nobody could ask is owed by nobody.
 */
export function rulesToAsk(
  directory: Directory, dossier: Pick<Dossier, 'receivesAtId' | 'competentUnitId' | 'territoryId'>,
  tasks: readonly Pick<Task, 'unitId'>[], rules?: readonly ConsultationRule[],
): (RuleOfDossier & { readonly unit: Unit })[] {
  const asking = [askingUnitOf(dossier, tasks), dossier.competentUnitId]
  return consultationRulesOf(directory, dossier, rules).flatMap(({ rule, unit }) =>
    unit && asking.every((id) => isOtherAgency(directory, unit, id)) ? [{ rule, unit }] : [])
}

/** For which unit an opinion is asked: whose step it is, or who settles. */
export function askingUnitOf(
  { competentUnitId }: Pick<Dossier, 'competentUnitId'>, tasks: readonly Pick<Task, 'unitId'>[],
): bigint {
  return tasks[0]?.unitId ?? competentUnitId
}

/**
 * Whether an opinion may be asked of a unit: an agency other than the one that asks, or a division of one. Agencies
 * that are one body talk (`talkAboutDossier`), and a territory has no opinion.
 */
export function isOtherAgency(directory: Directory, unit: Unit, fromUnitId: bigint): boolean {
  const from = directory.byId(fromUnitId)
  return (unit.kind === 'agency' || unit.kind === 'division') && from !== undefined
    && agencyAbove(directory, unit).id !== agencyAbove(directory, from).id
}

/** Whether the viewer may ask opinions on a dossier now, or withdraw them: by whoever has the step, or the head. */
export function mayConsult(
  held: Pick<HeldDossier, 'dossier' | 'tasks' | 'directory'>, viewer: Viewer,
): boolean {
  const { dossier, tasks, directory } = held
  return isUnderWay(dossier.state) && isWithinReach(directory, viewer, dossier, tasks) && stepOrHead(held, viewer).ok
}

/**
 * Whether the viewer answers for a unit that is asked: within their reach, or an agency as a whole of which theirs is a
 * part; whoever of it takes the question has it.
 */
export function isAsked(directory: Directory, { reaches }: Pick<Viewer, 'reaches'>, unitId: bigint): boolean {
  return reaches.some((scope) => isUnitWithin(directory, scope, unitId)
    || scope.reach === 'unit' && scope.unitId !== null && isPartOf(directory, scope.unitId, unitId))
}

/** The units whose questions the viewer answers; undefined for all. What a unit that ended was asked is its heir's. */
export function unitsAsked(directory: Directory, viewer: Pick<Viewer, 'reaches'>): bigint[] | undefined {
  if (viewer.reaches.some(({ reach }) => reach === 'province')) return undefined
  const ids = directory.units.map(({ id }) => id).filter((id) => isAsked(directory, viewer, id))
  return [...new Set(withPast(directory, ids))]
}

export type ConsultationRefusal =
  | { readonly code: 'consultation-unknown' } | { readonly code: 'consultation-over' }

/** A question that may still be answered, in hand: its dossier is locked, as in every deed. */
export interface HeldConsultation {
  readonly consultation: Consultation
  readonly dossier: Dossier
  readonly directory: Directory
}

/** Which question, and who answers it. */
export interface OnConsultation { readonly publicId: string; readonly viewer: Viewer }

/**
 * Takes a question in hand for whoever is asked. Refuses `consultation-unknown` (none, or asked of others: the same
 * words) and `consultation-over` where it was answered or withdrawn, or the dossier is settled.
 */
export async function holdConsultation(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, { publicId, viewer }: OnConsultation,
): Promise<Result<HeldConsultation, ConsultationRefusal>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const found = await findConsultation(ctx.tx, publicId)
  if (!found || !isAsked(directory, viewer, found.unitId)) return refuse({ code: 'consultation-unknown' })
  const held = await lockConsultation(ctx, directory, found)
  const isOpen = isAnswerable(held.consultation) && isUnderWay(held.dossier.state)
  return isOpen ? ok(held) : refuse({ code: 'consultation-over' })
}

/** A question in hand as it is now, whoever asks for it: its dossier is locked, as in every deed. */
export async function lockConsultation(
  ctx: Ctx, directory: Directory, { id, dossierId, publicId }: Pick<Consultation, 'id' | 'dossierId' | 'publicId'>,
): Promise<HeldConsultation> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (!dossier) throw new Error(`consultation ${publicId} is of no dossier`)
  return { consultation: await getConsultation(ctx.tx, id), dossier, directory }
}

/** Leaves the event of a deed on a question: ids, codes and moments, and none of the words. */
export async function tellOfConsultation(
  ctx: Ctx, type: `dossier.consultation-${string}`,
  { consultation: { publicId, dossierId, unitId }, dossier, directory }: {
    readonly consultation: Pick<Consultation, 'publicId' | 'dossierId' | 'unitId'>
    readonly dossier: Pick<Dossier, 'publicId' | 'number' | 'state'>
    readonly directory: Directory
  },
  more: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  const askedUnit = directory.lastKnown(unitId)?.publicId
  await recordEvent(ctx, {
    type, subjectKind: 'dossier', subjectId: dossierId, dossierId,
    data: {
      dossier: dossier.publicId, number: dossier.number, state: dossier.state, consultation: publicId,
      ...askedUnit === undefined ? {} : { askedUnit }, ...more,
    },
  })
}
