import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { accountsOfPeople } from './store/accounts-of-people.ts'
import { findPersonByPublicId } from './store/people.ts'
import { insertTeamMember } from './store/team-members.ts'

export interface NameTeamMember {
  /** Public id of whoever becomes a member. */
  readonly person: string
  /** The one-stop section that the team works with; the door has checked that `team.keep` reaches it. */
  readonly unit: { readonly id: bigint; readonly publicId: string }
  /** Of which village. */
  readonly team: string
  /** Number and day of the decision that made the team. */
  readonly decision: string
  readonly validFrom: Day
  /** The last day; there is always one. */
  readonly validTo: Day
}

export type NameTeamMemberRefusal =
  | { readonly code: 'person-unknown' } | { readonly code: 'member-unchecked' } | { readonly code: 'days-reversed' }
  | { readonly code: 'member-already' }

/**
 * Names a member of a community digital team (thành viên tổ công nghệ số cộng đồng): a citizen, who helps with their
 * own account and by mandates alone. Leaves `team-member.named`; its person is the one who is named.
 *
 * Refuses with `person-unknown`, `member-unchecked` whose account no counter has checked, `days-reversed`, or
 * `member-already` at that section until that is ended. Answers the public id.
 */
export async function nameTeamMember(
  ctx: Ctx, { person: personPublicId, unit, team, decision, validFrom, validTo }: NameTeamMember,
): Promise<Result<string, NameTeamMemberRefusal>> {
  const person = await findPersonByPublicId(ctx.tx, personPublicId)
  if (person?.kind !== 'citizen') return refuse({ code: 'person-unknown' })
  const account = (await accountsOfPeople(ctx.tx, [person.id])).get(person.id)
  if (account?.level !== 2) return refuse({ code: 'member-unchecked' })
  if (validTo < validFrom || validTo < dayOf(ctx.now)) return refuse({ code: 'days-reversed' })
  const named = await insertTeamMember(ctx.tx, {
    unitId: unit.id, team, personId: person.id, decision, validFrom, validTo,
  }, ctx.actorId, ctx.now)
  if (!named) return refuse({ code: 'member-already' })
  await recordEvent(ctx, {
    type: 'team-member.named', subjectKind: 'team-member', subjectId: named.id,
    data: { member: named.publicId, person: person.publicId, unit: unit.publicId, validFrom, validTo },
  })
  return ok(named.publicId)
}
