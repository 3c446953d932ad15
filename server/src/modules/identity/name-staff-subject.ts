import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endSessionsOf } from './store/sessions.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'
import type { Staff } from './store/staff.ts'
import { dropStaffSubject, findStaffSubject, putStaffSubject } from './store/staff-subjects.ts'

export interface NameStaffSubject {
  /** Held before (holdStaff). */
  readonly staff: Pick<Staff, 'accountId' | 'publicId'>
  readonly issuer: string
  /** The provider's own identifier of the person; empty where there shall be none any more. */
  readonly subject: string
  readonly machineNow: Date
}

/**
 * Says who an official is at the outside provider of sign-in (ghi định danh ở hệ thống đăng nhập ngoài), or that they
 * are nobody there any more. Said again it changes nothing. Leaves `account.subject-named` or `account.subject-ended`;
 * all sessions end, since some may have been opened by whoever it was before. Refuses with `subject-taken`.
 */
export async function nameStaffSubject(
  ctx: Ctx, { staff: { accountId, publicId }, issuer, subject, machineNow }: NameStaffSubject,
): Promise<Result<null, { readonly code: 'subject-taken' }>> {
  const before = await findStaffSubject(ctx.tx, accountId)
  const isSame = subject === '' ? !before : before?.subject === subject && before.issuer === issuer
  if (isSame) return ok(null)
  if (subject === '') await dropStaffSubject(ctx.tx, accountId)
  const said = { accountId, issuer, subject, setBy: ctx.actorId, setAt: ctx.now }
  if (subject !== '' && !await putStaffSubject(ctx.tx, said)) return refuse({ code: 'subject-taken' })
  await dropSignInSteps(ctx.tx, accountId)
  await endSessionsOf(ctx.tx, accountId, machineNow, 'rights')
  const type = subject === '' ? 'account.subject-ended' : 'account.subject-named'
  await recordEvent(ctx, { type, subjectKind: 'account', subjectId: accountId, data: { account: publicId } })
  return ok(null)
}
