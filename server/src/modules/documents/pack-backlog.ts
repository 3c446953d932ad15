import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { insertPackage } from './store/backlog-line.ts'

export interface PackBacklog {
  readonly unitId: bigint
  readonly documentType: string
  /** So many results at most. */
  readonly most: number
}

/**
 * Makes a package of work (gói công việc số hóa) of an agency's listed results that are in none yet. Refuses with
 * `backlog-packed` where none is left. Leaves `backlog.packed`.
 */
export async function packBacklog(
  ctx: Ctx, input: PackBacklog,
): Promise<Result<{ readonly publicId: string; readonly items: number }, { readonly code: 'backlog-packed' }>> {
  const made = await insertPackage(ctx.tx, input, ctx.actorId, ctx.now)
  if (!made) return refuse({ code: 'backlog-packed' })
  const { id, publicId, items } = made
  await recordEvent(ctx, {
    type: 'backlog.packed', subjectKind: 'backlog', subjectId: id,
    data: { package: publicId, documentType: input.documentType, items },
  })
  return ok({ publicId, items })
}
