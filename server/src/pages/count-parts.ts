import type { Step } from '@motcua/forms/steps-of.ts'
import type { ShownPage } from '@motcua/forms/shown.ts'
import type { FormChoice, ProcedureVersion } from '../modules/catalogue/public.ts'
import { type Journey, journeyOf, partsOf, placeInWords, stepsOn } from './journey.ts'
import { JOURNEY } from './journey-texts.ts'
import type { Visit } from './visit.ts'

/**
 * How many parts somebody has before them who has answered nothing yet: counted like on the way itself, with the papers
 * and the check, so that the first page of it says the same number.
 */
export function countParts(
  visit: Visit, { id: procedureVersionId }: ProcedureVersion, choice: FormChoice,
): number {
  const nothing = {
    actorId: 0n, token: '', holderHash: Buffer.alloc(0), accountId: null, requestId: '', territoryId: null, sectionId: null, answers: {},
    visited: [], writers: {}, windows: {}, rivals: {}, papers: [], delivery: null, deliveryAddress: null, dossier: null,
    organisationId: null, authoriser: {}, savedAt: visit.now, actsAs: 'self' as const, declinesReuse: false, chosenHeld: {},
    feeFacts: null,
  }
  return partsOf(journeyOf(visit, { ...nothing, procedureVersionId, formVersionId: choice.version.id })).length + 1
}

/** Where a step stands: in which part, and on which page of it where it has several. */
export function stepInWords(journey: Journey, page: ShownPage, { id }: Pick<Step, 'id'>): string {
  const place = placeInWords(journey, `to-khai/${page.id}`)
  const steps = stepsOn(journey, page)
  const nth = steps.findIndex((one) => one.id === id) + 1
  return steps.length < 2 ? place : journey.visit.say(JOURNEY.inPart, { place, nth, count: steps.length })
}
