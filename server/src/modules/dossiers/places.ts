import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import {
  type Clearance, type CompetenceRule, type ProcedureContent, ANY_SECTION, BY_PROCESS, competenceOf, decidingUnits,
} from '../catalogue/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import type { Place } from '../workflow/public.ts'
import { type RuleFacts, type RuleFailed, factsOf, rulesThatHold } from './ask-rules.ts'

/** Who has to do with a dossier: three facts that stay apart (nơi tiếp nhận, cơ quan có mã hồ sơ, nơi giải quyết). */
export interface Places {
  /** The one-stop section where it is received and its result returned. */
  readonly receivesAt: Unit
  /** The agency whose number it takes. */
  readonly receiving: Unit
  /** The unit that settles it. */
  readonly competent: Unit
  readonly territoryId: bigint | null
  /** Why there, and why they. */
  readonly routing: Routing
}

/** Why a dossier is received there and settled by whom: rules of its version, the list, and what was known. */
export interface Routing {
  readonly decideRule: string
  /** None where the section may receive it by the cleared list. */
  readonly receiveRule: string | null
  readonly clearance: Clearance | null
  /** Received at another section than where the competent unit receives. */
  readonly isElsewhere: boolean
  readonly facts: RuleFacts
}

export type PlaceRefusal =
  | { readonly code: 'territory-needed' }
  | { readonly code: 'no-competent-unit' }
  | { readonly code: 'no-one-stop'; readonly competent: string }
  | RuleFailed
  /** This section may not receive it; the competent unit and where it receives are named, and why. */
  | {
    readonly code: 'not-received-here'; readonly competent: string; readonly receivesAt: string | null
    readonly why: 'not-cleared' | 'pilot-elsewhere' | 'exempt'
    /** Of the exemption that holds. */
    readonly reason: string | null
    /** Whether people may be helped here all the same. */
    readonly isGuide: boolean
  }

export interface Asked {
  readonly content: Pick<ProcedureContent, 'competent' | 'competence' | 'onSiteInspection' | 'steps'>
  /** What the list says of the procedure on the day of the directory. */
  readonly cleared: Clearance | undefined
  /** Territory that the applicant lives in or chose, where the rule needs one. */
  readonly territoryId?: bigint | undefined
  /** The section at which somebody stands or that an applicant chose; none for what goes where it belongs. */
  readonly sectionId?: bigint | undefined
  /** Whose it is, and what was declared, where rules ask about it. */
  readonly subject?: RuleFacts['subject'] | undefined
  readonly answers?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Finds the competent unit, the section and the agency of the number (II.4: reception does not depend on territory,
 * where the procedure is cleared for it). Online a dossier goes where its process begins, which is where the competent
 * unit receives unless the first step names another section: a commune's, for what the district settles. At a counter
 * any section that the list names may receive what is cleared, but not a case that must be looked at on site;
 * otherwise only that one. Refuses with the reason.
 */
export function findPlaces(directory: Directory, asked: Asked): Result<Places, PlaceRefusal> {
  const { content, cleared, territoryId, sectionId, answers = {} } = asked
  const section = sectionId === undefined ? undefined : directory.byId(sectionId)
  const agency = section && agencyAbove(directory, section)
  const territory = territoryId ?? (section && directory.territoryOf(section.id))
  const facts = factsOf(directory, { territoryId: territory, section, agency, subject: asked.subject })
  const rules = competenceOf(content)
  const hold = <R extends CompetenceRule>(lines: readonly R[]) => rulesThatHold(lines, facts, answers)

  const [decides, receives] = [hold(rules.decides), hold(rules.receives)]
  if (!decides.ok) return decides
  if (!receives.ok) return receives
  const [decide] = decides.value
  const competent = decide && directory.resolve(decide.unit, { commune: territory, receiving: sectionId })
  if (!competent)
    return refuse({
      code: needsTerritory(directory, content) && territory === undefined ? 'territory-needed' : 'no-competent-unit',
    })
  const places = { commune: territory, receiving: sectionId, competent: competent.id }
  const named = receives.value.flatMap(({ id, unit }) => {
    const at = directory.resolve(unit, places)
    const desk = at && (at.isOneStop ? at : directory.oneStopOf(at.id))
    return desk ? [{ id, desk }] : []
  })
  const home = named[0]?.desk ?? firstSection(directory, content, { commune: territory, competent: competent.id })
    ?? directory.oneStopOf(competent.id)
  const receivesAt = section ?? home
  if (!receivesAt) return refuse({ code: 'no-one-stop', competent: competent.name })
  const isElsewhere = receivesAt.id !== home?.id
  const rule = named.find(({ desk }) => desk.id === receivesAt.id)?.id ?? (isElsewhere ? null : BY_PROCESS)
  if (rule === null) {
    const exempt = rulesThatHold(rules.exemptions, facts, answers)
    if (!exempt.ok) return exempt
    const [exemption] = exempt.value
    if (exemption || !isClearedAt(directory, cleared, receivesAt)) {
      return refuse({
        code: 'not-received-here', competent: competent.name, receivesAt: home?.name ?? null,
        why: exemption ? 'exempt' : cleared ? 'pilot-elsewhere' : 'not-cleared', reason: exemption?.reason ?? null,
        isGuide: mayGuide(directory, { content, section: receivesAt, facts, places }),
      })
    }
  }
  const receiving = numberingAgency(directory, receivesAt, competent)
  return ok({
    receivesAt, receiving, competent, territoryId: needsTerritory(directory, content) ? (territory ?? null) : null,
    routing: {
      decideRule: decide.id, receiveRule: rule, clearance: rule === null ? cleared ?? null : null, isElsewhere, facts,
    },
  })
}

/** Whether the list lets a section receive: all of the province, or it, its agency or what it is a part of. */
export function isClearedAt(directory: Directory, cleared: Clearance | undefined, section: Unit): boolean {
  if (!cleared) return false
  return cleared.unitIds === null || cleared.unitIds.some((id) => isPartOf(directory, section.id, id))
}

function mayGuide(
  directory: Directory, { content, section, facts, places }: {
    content: Asked['content']; section: Unit; facts: RuleFacts; places: Parameters<Directory['resolve']>[1]
  },
): boolean {
  const held = rulesThatHold(competenceOf(content).guides, facts, {})
  return held.ok && held.value.some(({ unit }) => unit === ANY_SECTION
    ? section.isOneStop
    : isPartOf(directory, section.id, directory.resolve(unit, places)?.id ?? NO_ROW))
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

type Rules = Asked['content']

/** Whether competence or a step begins with the word of a level, so that a place must be chosen. */
export function needsTerritory(directory: Directory, content: Rules): boolean {
  return levelAsked(directory, content) !== undefined
}

/** The lowest level that competence or a step names: a territory of it must be known. Undefined for fixed units. */
export function levelAsked(directory: Directory, content: Rules): string | undefined {
  const units = [...decidingUnits(content), ...content.steps.map(({ unit }) => unit)]
  const words = new Set(units.flatMap((rule) => meantBy(directory, rule)).map((rule) => rule.split('/')[0]))
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

/** The unit itself or a division of it; not an agency that it is set over. */
export function isPartOf(directory: Directory, unitId: bigint, ofId: bigint): boolean {
  return (
    unitId === ofId || (directory.isWithin(unitId, ofId) && directory.bodyOf(unitId)?.id === directory.bodyOf(ofId)?.id)
  )
}

/** A unit with its agency and calendar, as terms need it. */
export function placeOf(directory: Directory, unit: Unit): Place {
  const { versionId, calendar } = directory.calendarOf(unit.id)
  return { unitId: unit.id, agencyId: agencyAbove(directory, unit).id, calendarVersionId: versionId, calendar }
}
