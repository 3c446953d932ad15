import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findDossierById } from '../dossiers/public.ts'
import { type Standing, standingOf, stillHolds } from './domain/notice.ts'
import { findLineOf, listTries, lockNotice } from './notice-store.ts'
import { keep } from './queue-message.ts'
import { findTemplate } from './template-store.ts'
import { waysNow } from './ways-now.ts'

export type SendAgainRefusal = {
  readonly code: 'notice-unknown' | 'notice-being-sent' | 'notice-not-failed' | 'notice-out-of-date' | 'notice-without-way'
}

const NOT_FAILED: Readonly<Record<Exclude<Standing, 'failed'>, SendAgainRefusal['code']>> = {
  'waiting': 'notice-being-sent', 'told': 'notice-not-failed', 'on-portal': 'notice-not-failed',
}

/**
 * Sends a notice of a dossier again that reached nobody by any way: the same words, by the ways of this moment, to the
 * phone and the addresses of this moment. Whoever calls it has seen that the dossier is within reach. Leaves
 * `message.sent-again`, and `message.queued` for each way. Answers the public id of the notice.
 *
 * Refuses with `notice-unknown` (none, or of another dossier: the same words), `notice-being-sent`, `notice-not-failed`
 * where it arrived or may have, `notice-out-of-date` where what it says is not so any more, and `notice-without-way`
 * where the person has neither phone nor address now, or wants nothing outside of the portal.
 */
export async function sendAgain(
  ctx: Ctx, { dossierId, notice: publicId }: { readonly dossierId: bigint; readonly notice: string },
): Promise<Result<string, SendAgainRefusal>> {
  const notice = await lockNotice(ctx.tx, dossierId, publicId)
  const dossier = await findDossierById(ctx.tx, dossierId)
  if (!notice || !dossier) return refuse({ code: 'notice-unknown' })
  const tries = await listTries(ctx.tx, [notice.id])
  const standing = standingOf(tries)
  if (standing !== 'failed') return refuse({ code: NOT_FAILED[standing] })
  const today = dayOf(ctx.now)
  if (notice.isRepeated || !stillHolds(notice, dossier, today)) return refuse({ code: 'notice-out-of-date' })

  const { toPerson, template, language, subject, text, era, eventId } = notice
  const letter = (await findTemplate(ctx.tx, template, today))?.letter ?? null
  const ways = await waysNow(ctx.tx, toPerson, {
    // Who is written to besides, whatever else reaches them, was written to the first time.
    line: await findLineOf(ctx.tx, notice), subject, text, letter: letter && 'instead',
  }) ?? []
  if (ways.length === 0) return refuse({ code: 'notice-without-way' })
  const again = Math.max(...tries.map((one) => one.again)) + 1
  await recordEvent(ctx, {
    type: 'message.sent-again', subjectKind: 'message', subjectId: notice.id, dossierId,
    data: { message: publicId, template, again },
  })
  const told = { toPerson, template, language, subject, dossierId, era, eventId, again }
  for (const way of ways) await keep(ctx, { ...told, ...way })
  return ok(publicId)
}
