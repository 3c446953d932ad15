import { heldInWords } from '@motcua/contracts/held.ts'
import { STANDING } from '@motcua/contracts/held-texts.ts'
import {
  type FoundPaper, type Held, NOTHING_HELD, askOnce, khoPoliciesOf, paperUsed, reuseSources,
} from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { actingOf, organisationOf } from './acting.ts'
import { type OnItsWay, mandateOf } from './mandate-of.ts'
import type { Visit } from './visit.ts'

/**
 * Whose papers may be used for a draft: of the account itself, once a counter has seen its card, or of the organisation
 * it acts for. Nobody's where the number is only claimed, where it is sent for another, or where the applicant wants
 * nothing held to be used.
 */
export function ownerOf(journey: OnItsWay): bigint | undefined {
  const { visit: { actor }, draft } = journey
  if (!actor || actor.level !== 2 || draft.declinesReuse || actingOf(journey)) return undefined
  if (organisationOf(journey) !== undefined) return mandateOf(journey)?.organisationId
  return actor.personId ?? undefined
}

/** What of the components of a draft is held; of a request for several procedures once for all that share a paper. */
export async function findHeld(db: Db | Tx, journey: OnItsWay): Promise<Held> {
  const ownerId = ownerOf(journey)
  const { version: { content }, visit: { today, rooms: { catalogue } } } = journey
  if (ownerId === undefined) return NOTHING_HELD
  const { ofOwner } = khoPoliciesOf(journey.visit.directory)
  const sameTypes = (type: string) => catalogue.sameTypesOn(today, type)
  return askOnce(db, reuseSources(), { ownerId, day: today, components: content.components, ofOwner, sameTypes })
}

/** The paper that stands for a component unless another is handed in: any that fits, or the one that was chosen. */
export function heldPaperOf(
  { held, draft }: { readonly held: Held; readonly draft: OnItsWay['draft'] }, component: string,
): FoundPaper | undefined {
  return paperUsed(held.get(component), draft.chosenHeld[component])
}

/** `từ Giấy khai sinh số 12, ngày …, UBND xã …`, and what it is worth. */
export function sayHeld({ rooms, say }: Visit, { documentType, facts, name, standing }: FoundPaper) {
  const type = rooms.catalogue.documentType(documentType)?.name ?? name
  const { number = null, issuedOn = null, issuerName = null } = facts ?? {}
  return { from: heldInWords(say, { type, number, issuedOn, issuerName }), worth: say(STANDING[standing]) }
}
