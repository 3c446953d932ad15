import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CodedFacts, type PaperCodeRule, codeParts } from './domain/paper-code.ts'
import { type CodedPaper, insertCodes } from './store/code-store.ts'

export interface CodePapers {
  readonly rule: PaperCodeRule
  readonly papers: readonly (CodedFacts & { readonly paperId: bigint })[]
}

/**
 * Gives digitised papers their codes (mã giấy tờ số hóa, domain 4.4; KH 1107 IV.1): unique, each once and for ever; one
 * that has a code keeps it, whatever is corrected of it later. All in one statement, the serials of a series without a
 * gap. Answers those that got one now; leaves `papers.coded`, which tells how many and none of the codes, since a
 * code may hold the number of an owner.
 */
export async function codePapers(
  ctx: Ctx, { rule, papers }: CodePapers,
): Promise<Result<readonly CodedPaper[], never>> {
  const coded = await insertCodes(
    ctx.tx, papers.map(({ paperId, ...facts }) => ({ paperId, ...codeParts(rule, facts) })), rule.width,
  )
  if (coded.length > 0)
    await recordEvent(ctx, {
      type: 'papers.coded', subjectKind: 'paper', subjectId: coded[0]?.id ?? 0n, data: { count: coded.length },
    })
  return ok(coded)
}
