import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { isDown } from '../../platform/partner/ask-partner.ts'
import { digestOf } from './digest.ts'
import { questionIn, wordsPutRight } from './document-axis/put-right.ts'
import { subjectOf } from './domain/subject.ts'
import { type LockedMessage, dropLocked, isTakenBack, lockMessage, reviveMessage } from './store/mending.ts'
import { noteSentAgain } from './store/reconciliations.ts'

export type MendMessageRefusal = {
  readonly code: 'letter-only-words' | 'letter-may-be-there' | 'message-unknown' | 'message-not-dead' | 'message-of-other-dossier'
    | 'message-overtaken' | 'message-of-other-state' | 'message-unreadable' | 'reason-needed'
}

export interface MendMessage {
  readonly message: string
  /** What is said instead; as it was where it is left out. */
  readonly body?: Readonly<Record<string, unknown>> | undefined
}

type Said = LockedMessage['body']

/**
 * Sends a dead message again, as it was or put right, or as it was one that was taken and that the last comparison of
 * its day did not find there any more; the later ones of its dossier follow it. What is put right still
 * tells of its dossier and of its state: whoever corrects a spelling does not settle a dossier. Of a question to
 * another agency subject and content may be put right, and nothing else (`wordsPutRight`), where the axis would not
 * have it; other letters and figures are sent as they were. Refuses with `message-unknown`, `message-not-dead`,
 * `message-overtaken` of one that was taken back since or of which nothing is kept,
 * `letter-only-words`, `letter-may-be-there` of one that may have arrived though no answer came,
 * `message-of-other-dossier`, `message-of-other-state`, and `message-unreadable` for half signs, which no database
 * keeps. The event keeps the hash of what was said before, and which words of a question are others now.
 */
export async function resendMessage(
  ctx: Ctx, { message, body }: MendMessage,
): Promise<Result<void, MendMessageRefusal>> {
  const found = await lockMessage(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  const fault = found.state === 'dead' ? body && faultOf(found, body) : await notLost(ctx, found, body)
  if (fault) return refuse({ code: fault })
  const said = body ?? found.body
  const digest = digestOf(said)
  const changed = body && questionIn(found.body) ? wordsPutRight(found.body, body) : undefined
  await reviveMessage(ctx.tx, found, said, digest)
  await recordEvent(ctx, {
    type: 'message.resent', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId },
    data: {
      message, partner: found.partner, isEdited: !digest.equals(found.digest), before: found.digest.toString('hex'),
      ...typeof changed === 'object' && changed.length > 0 && { changed: changed.join(' ') },
    },
  })
  return ok(undefined)
}

/** Why a message that is not dead is not sent again; undefined where a comparison found it missing there. */
async function notLost(
  ctx: Ctx, { id, state, body: said }: LockedMessage, body: Said | undefined,
): Promise<MendMessageRefusal['code'] | undefined> {
  if (state !== 'acknowledged' || body || !await noteSentAgain(ctx.tx, id, ctx.now)) return 'message-not-dead'
  // A question that was taken back since must not be asked anew.
  return Object.keys(said).length === 0 || await isTakenBack(ctx.tx, id) ? 'message-overtaken' : undefined
}

function faultOf({ body: before, told, fault }: LockedMessage, body: Said): MendMessageRefusal['code'] | undefined {
  if (!isWhole(body)) return 'message-unreadable'
  const subject = subjectOf(body)
  const { dossier } = subjectOf(before)
  if (subject.dossier !== dossier) return 'message-of-other-dossier'
  if (questionIn(before)) {
    const changed = wordsPutRight(before, body)
    if (typeof changed === 'string') return changed
    // A line that broke says nothing: the axis knows a repeat by its number, and would keep the old words.
    return changed.length > 0 && isDown({ code: fault ?? '' }) ? 'letter-may-be-there' : undefined
  }
  // Other letters and figures name no dossier by which they could be held against what they were: they go as they are.
  if (dossier === undefined && !digestOf(body).equals(digestOf(before))) return 'message-of-other-dossier'
  return told !== null && subject.state !== told ? 'message-of-other-state' : undefined
}

/** Without halves of surrogate pairs. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([name, one]) => isWhole(name) && isWhole(one))
}

/**
 * Decides that a dead message is not sent; the later ones of its dossier go on. Refuses with `message-unknown`,
 * `message-not-dead`, and `reason-needed`.
 */
export async function dropMessage(
  ctx: Ctx, { message, reason: raw }: { readonly message: string; readonly reason: string },
): Promise<Result<void, MendMessageRefusal>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const found = await lockMessage(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  if (found.state !== 'dead') return refuse({ code: 'message-not-dead' })
  await dropLocked(ctx.tx, found, reason)
  await recordEvent(ctx, {
    type: 'message.dropped', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId }, data: { message, partner: found.partner },
  })
  return ok(undefined)
}
