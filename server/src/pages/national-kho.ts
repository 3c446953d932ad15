import type { DraftPaper } from '../modules/dossiers/public.ts'
import {
  NATIONAL_KHO, type Register, type RegisterPaper, type RegisterRule, type TakeOverRefusal, entryOfPapers,
  listOfferedPapers, readRegister, registerRuleOf, takePaperOver,
} from '../modules/integration/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import type { Result } from '../kernel/result.ts'
import { ownerOf } from './held-here.ts'
import { type Journey, askedPapers } from './journey.ts'
import { behalfOf } from './kho-owner.ts'
import { limitsOf } from './take-files.ts'
import type { Actor } from '../modules/identity/public.ts'

/** The Kho of the national portal for a draft: whose it is, and for which of its papers it may be asked. */
export interface NationalKhoHere {
  readonly register: Register
  readonly rule: RegisterRule
  readonly actor: Actor
  readonly ownerId: bigint
  /** National codes of the types that would do, by component; of what is neither handed in nor held. */
  readonly codes: ReadonlyMap<string, readonly string[]>
}

/**
 * Undefined where it is not asked: nothing is open that it could have, its owner is not the one who signed in, or by
 * less than the level of the rule (NĐ 45/2020 Đ.16).
 */
export function nationalKhoOf(journey: Journey): NationalKhoHere | undefined {
  const { visit: { actor, directory, today, rooms: { registers, catalogue } }, draft, held } = journey
  const [register, rule] = [registers?.get(NATIONAL_KHO), registerRuleOf(directory, NATIONAL_KHO)]
  const ownerId = ownerOf(journey)
  if (!register || !rule || !actor || ownerId === undefined || (actor.vouched ?? 1) < rule.level) return undefined
  const isThere = (id: string) => held.has(id) || draft.papers.some(({ component }: DraftPaper) => component === id)
  const codes = new Map(askedPapers(journey).flatMap(({ component: { id, documentType } }) => {
    const same = isThere(id) ? [] : catalogue.sameTypesOn(today, documentType)
    const known = same.flatMap((type) => catalogue.typeCodeOn(today, type) ?? [])
    return known.length > 0 ? [[id, known] as const] : []
  }))
  return codes.size > 0 ? { register, rule, actor, ownerId, codes } : undefined
}

/** What the portal offered last, by component; a component that was asked for and of which it has nothing is empty. */
export async function offersOf(
  { visit: { rooms, today: day } }: Journey, { ownerId, rule, codes }: NationalKhoHere,
): Promise<ReadonlyMap<string, readonly RegisterPaper[]>> {
  const offered = await listOfferedPapers(rooms.db, { personId: ownerId, day, rule })
  return new Map([...codes].flatMap(([id, known]) => {
    const asked = known.filter((code) => offered.has(code))
    return asked.length > 0 ? [[id, asked.flatMap((code) => offered.get(code) ?? [])] as const] : []
  }))
}

/** Asks it, because whoever the papers are of pressed for it. False: it does not answer, and nobody waits for it. */
export async function lookInNationalKho(journey: Journey, here: NationalKhoHere): Promise<boolean> {
  const entries = [...new Set([...here.codes.values()].flat())].map(entryOfPapers)
  return await readRegister(journey.visit.rooms, { ...askOf(journey, here), entries }) !== 'away'
}

/** Takes one over that it offers for a component. Answers its public id here. */
export async function takeFromNationalKho(
  journey: Journey, here: NationalKhoHere,
  { component, idThere }: { readonly component: string; readonly idThere: string },
): Promise<Result<{ readonly publicId: string }, TakeOverRefusal>> {
  const { visit, version } = journey
  return takePaperOver(visit.rooms, {
    ...askOf(journey, here), idThere, codes: here.codes.get(component) ?? [],
    documentType: version.content.components.find(({ id }) => id === component)?.documentType ?? '',
    limits: limitsOf(visit), quota: khoPoliciesOf(visit.directory).quota,
  })
}

function askOf({ visit: { request }, draft, version }: Journey, { register, rule, actor, ownerId }: NationalKhoHere) {
  return {
    register, rule, personId: ownerId, officer: actor.accountPublicId, reason: 'reuse',
    procedure: version.code ?? version.procedure, subjectKind: 'draft', subject: draft.requestId,
    sender: behalfOf({ actorId: actor.accountId, fromAddr: request.ip }, actor.personId, { personId: ownerId }),
  } as const
}
