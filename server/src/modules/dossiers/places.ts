import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import type { Place } from '../workflow/public.ts'

/** Who has to do with a dossier: three facts that stay apart (nơi tiếp nhận, cơ quan có mã hồ sơ, nơi giải quyết). */
export interface Places {
  /** The one-stop section where it is received and its result returned. */
  readonly receivesAt: Unit
  /** The agency whose number it takes. */
  readonly receiving: Unit
  /** The unit that settles it. */
  readonly competent: Unit
  readonly territoryId: bigint | null
}

export type PlaceRefusal =
  | { readonly code: 'territory-needed' }
  | { readonly code: 'no-competent-unit' }
  | { readonly code: 'no-one-stop'; readonly competent: string }
  /** This section may not receive it; the competent unit and where it receives are named. */
  | { readonly code: 'not-received-here'; readonly competent: string; readonly receivesAt: string | null }

export interface Asked {
  readonly content: Pick<ProcedureContent, 'competent' | 'territoryIndependent' | 'steps'>
  /** Territory that the applicant lives in or chose, where the rule needs one. */
  readonly territoryId?: bigint | undefined
  /** The section at which somebody stands; none for what comes online. */
  readonly sectionId?: bigint | undefined
}

/**
 * Finds the competent unit, the section and the agency of the number (II.4: reception does not depend on territory,
 * where the version is cleared for it). Online a dossier goes where its process begins, which is where the competent
 * unit receives unless the first step names another section: a commune's, for what the district settles. At a counter
 * any section may receive what is cleared; otherwise only that one. Refuses with the reason.
 */
export function findPlaces(
  directory: Directory, { content, territoryId, sectionId }: Asked,
): Result<Places, PlaceRefusal> {
  const section = sectionId === undefined ? undefined : directory.byId(sectionId)
  const ownTerritory = section && territoryOf(directory, section)
  const territory = territoryId ?? ownTerritory
  const competent = directory.resolve(content.competent, { commune: territory, receiving: sectionId })
  if (!competent)
    return refuse({
      code: needsTerritory(directory, content) && territory === undefined ? 'territory-needed' : 'no-competent-unit',
    })
  const home =
    firstSection(directory, content, { commune: territory, competent: competent.id }) ??
    directory.oneStopOf(competent.id)
  const receivesAt = section ?? home
  if (!receivesAt) return refuse({ code: 'no-one-stop', competent: competent.name })
  if (receivesAt.id !== home?.id && !content.territoryIndependent) {
    return refuse({ code: 'not-received-here', competent: competent.name, receivesAt: home?.name ?? null })
  }
  const receiving = numberingAgency(directory, receivesAt, competent)
  return ok({
    receivesAt, receiving, competent, territoryId: needsTerritory(directory, content) ? (territory ?? null) : null,
  })
}

/** The section at which the published process begins; `receiving` names none, that is any. */
function firstSection(
  directory: Directory, { steps }: Rules, places: { commune: bigint | undefined; competent: bigint },
): Unit | undefined {
  const first = steps.reduce<Rules['steps'][number] | undefined>(
    (least, step) => (!least || step.seq < least.seq ? step : least), undefined,
  )
  const unit = first && directory.resolve(first.unit, places)
  const section = unit && directory.oneStopOf(unit.id)
  return section?.id === unit?.id ? section : undefined
}

type Rules = Pick<ProcedureContent, 'competent' | 'steps'>

/** Whether competence or a step begins with the word of a level, so that a place must be chosen. */
export function needsTerritory(directory: Directory, content: Rules): boolean {
  return levelAsked(directory, content) !== undefined
}

/** The lowest level that competence or a step names: a territory of it must be known. Undefined for fixed units. */
export function levelAsked(directory: Directory, { competent, steps }: Rules): string | undefined {
  const rules = [competent, ...steps.map(({ unit }) => unit)].flatMap((rule) => meantBy(directory, rule))
  const words = new Set(rules.map((rule) => rule.split('/')[0]))
  const named = directory.levels.filter(({ rule }) => words.has(rule))
  return named.sort((a, b) => b.rank - a.rank)[0]?.id
}

/** The rule, or what it means since its level is no more. */
function meantBy(directory: Directory, rule: string): string[] {
  const meaning = directory.meaningOf(rule) ?? directory.meaningOf(rule.split('/')[0] ?? '')
  return meaning === undefined ? [rule] : meaning.split('|').flatMap((one) => meantBy(directory, one))
}

/**
 * In a centre each agency receives at a desk of its own, and the number is that agency's; anywhere else it is that of
 * the agency to which the section belongs.
 */
function numberingAgency(directory: Directory, section: Unit, competent: Unit): Unit {
  const [settles, receives] = [agencyAbove(directory, competent), agencyAbove(directory, section)]
  const isDesk = settles.receivesAtId === section.id || settles.receivesAtId === receives.id
  return isDesk ? settles : receives
}

/**
 * The agency that a unit is or belongs to, divisions with a code of their own apart: clocks and numbers are agencies'.
 */
export function agencyAbove(directory: Directory, unit: Unit): Unit {
  let at: Unit | undefined = unit
  while (at && !(at.kind === 'agency' && at.agencyCode !== null))
    at = at.parentId === null ? undefined : directory.byId(at.parentId)
  return at ?? directory.agencyOf(unit.id) ?? unit
}

/** The territory that the agency above a section governs: whoever stands at a commune's counter means that commune. */
function territoryOf(directory: Directory, section: Unit): bigint | undefined {
  return agencyAbove(directory, section).territoryId ?? undefined
}

/** A unit with its agency and calendar, as terms need it. */
export function placeOf(directory: Directory, unit: Unit): Place {
  const { versionId, calendar } = directory.calendarOf(unit.id)
  return { unitId: unit.id, agencyId: agencyAbove(directory, unit).id, calendarVersionId: versionId, calendar }
}
