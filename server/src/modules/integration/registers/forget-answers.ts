import { type Result, ok } from '../../../kernel/result.ts'
import { dayOf } from '../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import type { Directory } from '../../organisation/public.ts'
import { offeredSince, registerRuleOf } from './domain/register-rule.ts'
import { deleteAnswers, listAnswering } from './store/register-calls.ts'

/**
 * Deletes what registers said and what may not be offered any more, at most `limit` answers of each; of a register that
 * has no rule everything: nobody may use it. That it was asked, by whom and for what stays (`register_call`). Answers
 * whether there is more.
 */
export async function forgetAnswers(
  ctx: Ctx, directory: Pick<Directory, 'policy'>, limit: number,
): Promise<Result<boolean, never>> {
  let isMore = false
  for (const register of await listAnswering(ctx.tx)) {
    const { keepDays } = registerRuleOf(directory, register) ?? { keepDays: 0 }
    const answers = await deleteAnswers(ctx.tx, register, { before: offeredSince(dayOf(ctx.now), { keepDays }), limit })
    if (answers === 0) continue
    await recordEvent(ctx, {
      type: 'register.answers-forgotten', subjectKind: 'partner', subjectId: 0n, data: { register, answers },
    })
    if (answers === limit) isMore = true
  }
  return ok(isMore)
}
