import { type ProcedureVersion } from '../modules/catalogue/public.ts'
import {
  type Asked, type Draft, type Places, type SectionChoice, findChosenPlaces, sectionsToChoose,
} from '../modules/dossiers/public.ts'
import type { Visit } from './visit.ts'

/** What of a draft says where it goes. */
interface Going { readonly visit: Visit; readonly draft: Draft; readonly version: ProcedureVersion }

/**
 * Where the dossier goes: to the section that was chosen while it may receive it, else where the rules send it.
 * Undefined while the place is not chosen, or the province has nobody for it.
 */
export function placesOf(going: Going): Places | undefined {
  const { visit: { directory }, draft } = going
  const chosen = findChosenPlaces(directory, { ...askedOf(going), sectionId: draft.sectionId ?? undefined })
  const places = chosen.ok || draft.sectionId === null ? chosen : findChosenPlaces(directory, askedOf(going))
  return places.ok ? places.value : undefined
}

/** Whether the section that was chosen does not receive it: the list, the units or the answers have changed since. */
export function isChoiceLost(going: Going): boolean {
  const { visit: { directory }, draft } = going
  if (draft.sectionId === null || going.version.content.bundle) return false
  const chosen = findChosenPlaces(directory, { ...askedOf(going), sectionId: draft.sectionId })
  return !chosen.ok && chosen.refusal.code === 'not-received-here'
}

/**
 * Where it may be received, as rules and list are today. A request for several procedures goes to the one section that
 * its bundle names: nothing to choose.
 */
export function choiceOf(going: Going): SectionChoice | undefined {
  const choice = sectionsToChoose(going.visit.directory, askedOf(going))
  return going.version.content.bundle ? choice && { ...choice, others: [] } : choice
}

/** Whose dossier it will be, as far as rules ask: an organisation's own account, or whoever acts for one. */
export function subjectOf({ visit: { actor }, draft }: Omit<Going, 'version'>): 'citizen' | 'organisation' {
  return draft.organisationId !== null || actor?.kind === 'organisation' ? 'organisation' : 'citizen'
}

function askedOf(going: Going): Asked {
  const { visit: { rooms, today }, draft, version } = going
  const { content, procedureId } = version
  return {
    content, cleared: rooms.catalogue.clearanceOn(today, procedureId), territoryId: draft.territoryId ?? undefined,
    answers: draft.answers, subject: subjectOf(going),
  }
}
