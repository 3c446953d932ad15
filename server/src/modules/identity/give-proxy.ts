import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { asRead } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { holdsOn } from './domain/mandate.ts'
import { recordPerson } from './record-person.ts'
import { findPersonByPublicId } from './store/people.ts'
import type { TeamMember } from './store/team-members.ts'
import { insertProxy, markProxyEnded, openProxyBetween } from './store/proxies.ts'

export interface GiveProxy {
  /** Public id of whoever gives it: a counter has seen the card, now or when the account was raised. */
  readonly principal: string
  /** Of whoever is to act; the door has checked it. */
  readonly personalNumber: string
  /** As whoever gives it says. */
  readonly fullName: string
  /** Null is all of them. */
  readonly procedureIds: readonly bigint[] | null
  readonly validFrom: Day
  /** The last day; there is always one. */
  readonly validTo: Day
  /** The section at whose counter it is given; null on the portal, where the principal acts. */
  readonly sectionId: bigint | null
  /** As which member of a community digital team the other is to act; between two people undefined. */
  readonly member?: Pick<TeamMember, 'id' | 'publicId' | 'personId' | 'validFrom' | 'validTo'> | undefined
}

export type GiveProxyRefusal =
  | { readonly code: 'person-unknown' } | { readonly code: 'person-unseen' } | { readonly code: 'days-reversed' }
  | { readonly code: 'number-not-of-a-person' } | { readonly code: 'proxy-of-oneself' }
  | { readonly code: 'proxy-held-already' } | { readonly code: 'proxy-from-past' }
  | { readonly code: 'proxy-name-differs' }

/**
 * Somebody lets another person act for them (ủy quyền; BLDS 2015 Đ.562): for procedures, until a day. It is given to
 * the number: whether an account has it nobody is told. Leaves `proxy.given`; at a counter the clerk is its actor and
 * the principal the person for whom it is done.
 *
 * Refuses with `person-unknown`, at a counter with `person-unseen` whose card nobody has seen and `proxy-name-differs`
 * where a card with that number was seen and has another name, with `days-reversed`, `proxy-from-past`,
 * `number-not-of-a-person`, `proxy-of-oneself`, or `proxy-held-already` until the one between the two is ended or over.
 * Answers the public id.
 */
export async function giveProxy(ctx: Ctx, input: GiveProxy): Promise<Result<string, GiveProxyRefusal>> {
  const { personalNumber, fullName, procedureIds, validFrom, validTo, sectionId, member } = input
  const today = dayOf(ctx.now)
  const principal = await findPersonByPublicId(ctx.tx, input.principal)
  if (principal?.kind !== 'citizen') return refuse({ code: 'person-unknown' })
  if (sectionId !== null && principal.proof !== 'seen') return refuse({ code: 'person-unseen' })
  if (validTo < validFrom || validTo < today) return refuse({ code: 'days-reversed' })
  if (validFrom < today) return refuse({ code: 'proxy-from-past' })
  const person = await recordPerson(ctx, { kind: 'citizen', personalNumber, fullName, proof: 'claimed' })
  if (!person.ok) return refuse({ code: 'number-not-of-a-person' })
  if (member && (member.personId !== person.value.id || validFrom < member.validFrom || validTo > member.validTo))
    throw new RangeError('a mandate beyond the membership by which it is given')
  if (person.value.id === principal.id) return refuse({ code: 'proxy-of-oneself' })
  // On the portal nobody learns so whose number it is: what is made out to another name holds for nobody (holdProxy).
  const onRecord = sectionId === null ? undefined : await findPersonByPublicId(ctx.tx, person.value.publicId)
  if (onRecord?.proof === 'seen' && asRead(onRecord.fullName) !== asRead(fullName))
    return refuse({ code: 'proxy-name-differs' })
  const before = await openProxyBetween(ctx.tx, principal.id, person.value.id)
  const isOpen = before?.endedAt === null && (holdsOn(before, today) || before.validFrom > today)
  if (isOpen) return refuse({ code: 'proxy-held-already' })
  if (before) await markProxyEnded(ctx.tx, before.id, ctx.actorId, ctx.now)
  const given = await insertProxy(ctx.tx, {
    principalId: principal.id, principalName: principal.fullName, personId: person.value.id, fullName, procedureIds,
    validFrom, validTo, sectionId, memberId: member?.id ?? null,
  }, ctx.actorId, ctx.now)
  if (!given) return refuse({ code: 'proxy-held-already' })
  // On the portal the principal gives it alone, or the helper writes it down for them.
  await recordEvent(sectionId === null && !member ? ctx : { ...ctx, forPersonId: principal.id }, {
    type: 'proxy.given', subjectKind: 'proxy', subjectId: given.id, data: {
      proxy: given.publicId, principal: principal.publicId, person: person.value.publicId,
      procedures: procedureIds === null ? 'all' : procedureIds.length, validFrom, validTo,
      ...member && { member: member.publicId },
    },
  })
  return ok(given.publicId)
}
