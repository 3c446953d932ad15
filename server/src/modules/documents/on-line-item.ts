import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type LineItem, type LineStage, lockLineItem } from './store/backlog-line.ts'

export interface OnLineItem {
  readonly publicId: string
  /** Whether the agency whose result it is, is one that the actor may act for. */
  readonly mayReach: (unitId: bigint) => boolean
}

export type LineRefusal =
  | { readonly code: 'backlog-item-unknown' }
  /** It is elsewhere on the line: somebody was faster, or a step comes before. */
  | { readonly code: 'backlog-item-elsewhere'; readonly stage: LineStage }

/** Takes a listed result in hand for a step of the line that is done at these stages. */
export async function holdLineItem(
  ctx: Ctx, { publicId, mayReach }: OnLineItem, at: readonly LineStage[],
): Promise<Result<LineItem, LineRefusal>> {
  const item = await lockLineItem(ctx.tx, publicId)
  if (!item || !mayReach(item.unitId)) return refuse({ code: 'backlog-item-unknown' })
  return at.includes(item.stage) ? ok(item) : refuse({ code: 'backlog-item-elsewhere', stage: item.stage })
}
