import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ConsultationRule, Silence } from '../catalogue/public.ts'
import { listPapers } from '../documents/public.ts'
import type { Unit } from '../organisation/public.ts'
import { momentsOfConsultation } from './consultation-moments.ts'
import { stepOrHead } from './advance.ts'
import { askingUnitOf, isOtherAgency, rulesToAsk, tellOfConsultation } from './consultations.ts'
import { type Moments, isAskedFor } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type HeldDossier, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import { agencyAbove, placeOf } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import {
  type Consultation, type NewConsultation, insertConsultation, listConsultations,
} from './store/consultation-store.ts'
import { listComponents } from './store/dossier-store.ts'

export interface AskConsultation extends OnDossier {
  /** Whose opinion: agencies, or divisions of them, by their public ids. */
  readonly units: readonly string[]
  readonly question: string
  readonly legalBasis: string
  /** Keys of the declaration that are given along, of those that the form has. */
  readonly fields: readonly string[]
  readonly knownFields: readonly string[]
  /** Papers of the dossier that are given along, by their public ids. */
  readonly papers: readonly string[]
}

export type AskConsultationRefusal =
  | HoldRefusal | CalendarMissing
  | {
    readonly code: 'not-your-step' | 'consultation-over' | 'consultation-words-missing' | 'consultation-unit-unknown'
      | 'consultation-not-of-dossier' | 'consultation-asked-already' | 'consultation-without-limit'
  }

/**
 * Asks other agencies for their opinion while a dossier is settled (lấy ý kiến cơ quan phối hợp): each has a time of
 * its own in hours of its own calendar, sees what is given along and nothing else, and the dossier's clock goes on. By
 * whoever has the step, or the head. The rule of the version for that agency says the hours and what silence means;
 * where there is none, the policy `consultation` says the hours, and silence means nothing. Answers the
 * public ids, in the order of the units. Leaves `dossier.consultation-asked` for each.
 */
export async function askConsultation(
  ctx: Ctx, rooms: DossierRooms, { units, question, legalBasis, fields, knownFields, papers, ...on }: AskConsultation,
): Promise<Result<readonly string[], AskConsultationRefusal>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, directory } = held.value
  if (!isUnderWay(dossier.state)) return refuse({ code: 'consultation-over' })
  const mine = stepOrHead(held.value, on.viewer)
  if (!held.value.isHere || !mine.ok) return refuse({ code: 'not-your-step' })
  const said = { question: cleanLines(question), legalBasis: cleanLines(legalBasis) }
  if (said.question === '' || said.legalBasis === '') return refuse({ code: 'consultation-words-missing' })
  const fromUnitId = askingUnitOf(dossier, held.value.tasks)
  const given = await givenAlong(ctx, dossier.id, { fields, knownFields, papers })
  if (!given) return refuse({ code: 'consultation-not-of-dossier' })
  const ids: string[] = []
  for (const publicId of new Set(units)) {
    const unit = directory.byPublicId(publicId)
    if (!unit || !isOtherAgency(directory, unit, fromUnitId)) return refuse({ code: 'consultation-unit-unknown' })
    const planned = planConsultation(ctx, held.value, unit, await listConsultations(ctx.tx, dossier.id))
    if (!planned.ok) return planned
    const one = { ...planned.value, ...said, ...given, dossierId: dossier.id, fromUnitId, unitId: unit.id }
    const kept = await insertConsultation(ctx, one)
    if (!kept) return refuse({ code: 'consultation-asked-already' })
    await tellOfConsultation(
      ctx, 'dossier.consultation-asked', { consultation: { ...one, ...kept }, dossier, directory },
      { answerBy: one.dueAt.toISOString(), silence: one.silence },
    )
    ids.push(kept.publicId)
  }
  return ok(ids)
}

/** What is given along, if all of it is of the dossier. */
async function givenAlong(
  ctx: Ctx, dossierId: bigint, { fields, knownFields, papers }: Pick<AskConsultation, 'fields' | 'knownFields' | 'papers'>,
): Promise<Pick<NewConsultation, 'fields' | 'paperIds'> | undefined> {
  const filed = papers.length === 0 ? []
    : await listPapers(ctx.tx, (await listComponents(ctx.tx, dossierId)).flatMap(({ paperIds }) => paperIds))
  const found = filed.filter(({ publicId }) => papers.includes(publicId))
  const isAll = fields.every((key) => knownFields.includes(key)) && papers.every((id) =>
    found.some(({ publicId }) => publicId === id))
  return isAll ? { fields: [...new Set(fields)], paperIds: found.map(({ id }) => id) } : undefined
}

type Planned = Moments & Pick<NewConsultation,
  'ruleId' | 'isCompulsory' | 'silence' | 'silenceBasis' | 'hours' | 'calendarVersionId'>

interface Terms { readonly rule: ConsultationRule | undefined; readonly silence: Silence }

/**
 * By which rule an agency is asked: that of the very unit before that of its agency, and one that was not asked for yet
 * before others. Where whoever a rule names said that they are not competent, the next one whom no rule names is asked
 * by it; whose silence agrees the rule did not say then.
 */
function termsFor(
  { dossier, directory, content, tasks }: HeldDossier, unit: Unit, made: readonly Consultation[],
): Terms {
  const rules = rulesToAsk(directory, dossier, tasks, content.consultations)
  const agency = agencyAbove(directory, unit).id
  const own = rules.filter((one) => one.unit.id === unit.id)
  const its = own.length > 0 ? own : rules.filter((one) => agencyAbove(directory, one.unit).id === agency)
  const isAsked = ({ rule }: { rule: ConsultationRule }) =>
    made.some((one) => one.ruleId === rule.id && isAskedFor(one))
  const named = its.find((one) => !isAsked(one)) ?? its[0]
  if (named) return { rule: named.rule, silence: named.rule.silence }
  const passedOn = rules.find((one) => !isAsked(one)
    && made.some(({ ruleId, answer }) => ruleId === one.rule.id && answer === 'not-competent'))
  return { rule: passedOn?.rule, silence: 'none' }
}

/** How an agency is asked, and until when by its calendar. */
function planConsultation(
  { now }: Ctx, held: HeldDossier, unit: Unit, made: readonly Consultation[],
): Result<Planned, CalendarMissing | { readonly code: 'consultation-without-limit' }> {
  const { rule, silence } = termsFor(held, unit, made)
  const terms = rule ?? held.policies.consultation
  if (!terms) return refuse({ code: 'consultation-without-limit' })
  const { calendar, calendarVersionId } = placeOf(held.directory, unit)
  const moments = momentsOfConsultation(now, terms.hours, calendar)
  if (!moments.ok) return moments
  return ok({
    ruleId: rule?.id ?? '', isCompulsory: rule?.compulsory ?? false, silence, silenceBasis: terms.article,
    hours: terms.hours, calendarVersionId, ...moments.value,
  })
}
