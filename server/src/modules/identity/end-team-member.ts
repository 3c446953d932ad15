import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockTeamMember, markTeamMemberEnded } from './store/team-members.ts'

export interface EndTeamMember {
  /** Public id. */
  readonly member: string
  /** Whether `team.keep` of whoever ends it reaches a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

/**
 * Ends a membership at once (thôi làm thành viên), and with it each mandate that was given to the member as such: no
 * mandate is written to, since each deed asks for both. Leaves `team-member.ended`. Refuses with `member-unknown` what
 * is ended already or out of reach.
 */
export async function endTeamMember(
  ctx: Ctx, { member: publicId, isReached }: EndTeamMember,
): Promise<Result<null, { readonly code: 'member-unknown' }>> {
  const member = await lockTeamMember(ctx.tx, publicId)
  if (!member || member.endedAt || !isReached(member.unitId)) return refuse({ code: 'member-unknown' })
  await markTeamMemberEnded(ctx.tx, member.id, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'team-member.ended', subjectKind: 'team-member', subjectId: member.id,
    data: { member: publicId, person: member.personPublicId },
  })
  return ok(null)
}
