import { type Day, addDays, dayOf } from '../../kernel/civil-day.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type CodeRefusal, type ConfirmCode, confirmCode } from './confirm-code.ts'
import { type GiveProxyRefusal, giveProxy } from './give-proxy.ts'
import { type PersonNumber, findPerson } from './store/people.ts'
import { type TeamMember, memberOn } from './store/team-members.ts'

/** What a member of a community digital team asks to be let do: the same when the code is asked and when given. */
export interface AskedProxy {
  /** Of the person who is helped. */
  readonly number: PersonNumber
  /** Null is all of them. */
  readonly procedureIds: readonly bigint[] | null
  /** The last day; it begins today. */
  readonly validTo: Day
}

export interface GiveProxyByCode extends AskedProxy {
  /** The checked person who helps; null of an account that nobody has checked. */
  readonly helperId: bigint | null
  /** Of the policy `community-team`: the last day is no later than so many days from today. */
  readonly daysAtMost: number
  /** The code that the person who is helped read out, for `mandateText` of just this. */
  readonly proof: Omit<ConfirmCode, 'subject'>
}

export type GiveProxyByCodeRefusal =
  | CodeRefusal | GiveProxyRefusal | { readonly code: 'not-a-team-member' } | { readonly code: 'proxy-too-long' }

/** Of `CodeSubject`: who is to do what until when. */
export function mandateText(helperId: bigint, { procedureIds, validTo }: Omit<AskedProxy, 'number'>): string {
  const what = procedureIds === null ? 'all' : procedureIds.toSorted((a, b) => Number(a - b)).join(' ')
  return `${String(helperId)} ${what} ${validTo}`
}

/** The last day until which a member may be let act: as the policy says, and no longer than they are one. */
export function lastDayFor({ validTo }: Pick<TeamMember, 'validTo'>, today: Day, daysAtMost: number): Day {
  const latest = addDays(today, daysAtMost)
  return validTo < latest ? validTo : latest
}

/**
 * Somebody lets a member of a community digital team act for them, at home and at once (ủy quyền; BLDS 2015 Đ.562):
 * they say yes by a code that came to the phone of their checked account, which is what would sign them in, too. Leaves
 * `proxy.given`: the member is its actor, and the person for whom it is done the one who is helped.
 *
 * Refuses with `not-a-team-member`, `proxy-too-long`, as `confirmCode` (alike for a number without a checked account
 * or with the helper's own phone), and as `giveProxy`. Answers the public id.
 */
export async function giveProxyByCode(
  ctx: Ctx, { number, procedureIds, validTo, helperId, daysAtMost, proof }: GiveProxyByCode,
): Promise<Result<string, GiveProxyByCodeRefusal>> {
  const today = dayOf(ctx.now)
  const member = helperId === null ? undefined : await memberOn(ctx.tx, helperId, today)
  if (!member) return refuse({ code: 'not-a-team-member' })
  if (validTo > lastDayFor(member, today, daysAtMost)) return refuse({ code: 'proxy-too-long' })
  const mandate = mandateText(member.personId, { procedureIds, validTo })
  const subject = { purpose: 'proxy', number, mandate, helperId: member.personId } as const
  const confirmed = await confirmCode(ctx, { ...proof, subject })
  if (!confirmed.ok) return confirmed
  const principal = await findPerson(ctx.tx, number)
  if (confirmed.value.accountId === null || !principal) return refuse({ code: 'code-wrong' })
  return giveProxy(ctx, {
    principal: principal.publicId, personalNumber: member.personalNumber ?? '', fullName: member.fullName,
    procedureIds, validFrom: today, validTo, sectionId: null, member,
  })
}
