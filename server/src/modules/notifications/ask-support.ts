import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { namesSomebody } from './domain/support.ts'
import { insertSupportRequest } from './support-store.ts'

export interface AskSupport {
  /** The agency of whoever asks, whose team answers. */
  readonly unit: { readonly id: bigint; readonly publicId: string }
  /** The pattern of the screen's address, such as `/ho-so/$id`. */
  readonly screen: string
  /** Of the dossier that stood on the screen. */
  readonly dossierNumber: string | null
  /** Of the program. */
  readonly version: string
  readonly text: string
}
export type AskSupportRefusal = { readonly code: 'support-text-missing' } | { readonly code: 'support-names-somebody' }

/**
 * Asks the e-government team of one's agency for help (yêu cầu hỗ trợ). Refuses a text that seems to hold somebody's
 * number: whoever helps needs none. Leaves `support.asked`.
 */
export async function askSupport(
  ctx: Ctx, { unit, screen, dossierNumber, version, text: raw }: AskSupport,
): Promise<Result<{ readonly publicId: string }, AskSupportRefusal>> {
  const text = cleanLines(raw)
  if (text === '') return refuse({ code: 'support-text-missing' })
  if (namesSomebody(text)) return refuse({ code: 'support-names-somebody' })
  const request = { askedBy: ctx.actorId, unitId: unit.id, screen, dossierNumber, version, text }
  const { id, publicId } = await insertSupportRequest(ctx.tx, request, ctx.now)
  await recordEvent(ctx, {
    type: 'support.asked', subjectKind: 'support-request', subjectId: id,
    data: { request: publicId, unit: unit.publicId, screen },
  })
  return ok({ publicId })
}
