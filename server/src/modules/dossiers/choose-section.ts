import { type Result, ok, refuse } from '../../kernel/result.ts'
import { competenceOf } from '../catalogue/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { type Asked, type PlaceRefusal, type Places, findPlaces } from './places.ts'

/** Where a dossier that is sent online goes by the rules, and where it may be sent instead. */
export interface SectionChoice {
  readonly home: Places
  /** In the order of the directory; empty where rules and list leave nothing to choose. */
  readonly others: readonly Unit[]
}

/**
 * Finds where somebody who sends a dossier online wants it received (người nộp chọn nơi tiếp nhận, KH 1107 II.4): the
 * section that was chosen, or, where none was, the one that the rules give. The choice says who receives and never who
 * decides. Refuses with `not-received-here` what rules or list do not, or no longer, allow there.
 */
export function findChosenPlaces(directory: Directory, asked: Asked): Result<Places, PlaceRefusal> {
  const home = findPlaces(directory, { ...asked, sectionId: undefined })
  const { sectionId } = asked
  return home.ok && sectionId !== undefined ? chooseAt(directory, { ...asked, sectionId }, home.value) : home
}

function chooseAt(
  directory: Directory, asked: Asked & { readonly sectionId: bigint }, home: Places,
): Result<Places, PlaceRefusal> {
  const { competent, receivesAt } = home
  const { sectionId } = asked
  if (receivesAt.id === sectionId) return ok(home)
  const notThere: Result<Places, PlaceRefusal> = refuse({
    code: 'not-received-here', competent: competent.name, receivesAt: receivesAt.name, why: 'not-cleared', reason: null,
    isGuide: false,
  })
  // Abolished since, or made another kind of unit.
  if (!directory.byId(sectionId)?.isOneStop) return notThere
  const chosen = findPlaces(directory, asked)
  return !chosen.ok || chosen.value.competent.id === competent.id ? chosen : notThere
}

/** What an applicant may choose from today; undefined while nobody is known to be competent. */
export function sectionsToChoose(directory: Directory, asked: Asked): SectionChoice | undefined {
  // One declaration for all of them, so that no rule is asked the same twice.
  const { answers = {} } = asked
  const home = findPlaces(directory, { ...asked, answers, sectionId: undefined })
  if (!home.ok) return undefined
  // Without list and receiving rules there is the one section; no need to ask each.
  const isFree = asked.cleared !== undefined || competenceOf(asked.content).receives.length > 1
  const others = isFree ? directory.units.filter((unit) => unit.isOneStop && unit.id !== home.value.receivesAt.id
    && chooseAt(directory, { ...asked, answers, sectionId: unit.id }, home.value).ok) : []
  return { home: home.value, others }
}
