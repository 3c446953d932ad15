import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Json, type JsonObject, isObject } from './domain/json.ts'
import { insertOutsideMessage } from './store/message-store.ts'
import { listOutsideHearers } from './store/model-store.ts'

/** What another system says to processes. */
export interface OutsideMessage {
  readonly name: string
  /** Whom it is about; null where the catch does not ask. */
  readonly correlation: string | null
  /** Becomes variables of the run that takes it. */
  readonly data: JsonObject
}

export interface OutsideRefusal { readonly code: 'message-not-awaited' | 'message-data-wrong' }

/** Levels of lists and contexts, and values in all: a run writes its variables whole with each step. */
const [DEEPEST, MOST_VALUES] = [8, 1_000]
/** What FEEL takes for one word; `dossier` and `answers` are what a process reads of its dossier, and no message's. */
const NAME = /^(?!(?:dossier|answers)$)[\p{L}_][\p{L}\p{N}_]{0,99}$/u

/**
 * Takes in a message for processes (nhận thông điệp từ bên ngoài): kept until a run takes it, before its catch as well,
 * and once for a request id of its sender. Only names that a process says come from outside, of which runs go or begin
 * now; and it comes only to processes that say so (`hearsOutside`), so that nobody outside says what others say to each
 * other under the same name. Leaves `process.message-received`; a job brings it.
 * Refuses `message-not-awaited`; `message-data-wrong` where the data are too deep, too many, or under a name that is
 * no variable's.
 */
export async function receiveMessage(
  ctx: Ctx, { name, correlation, data }: OutsideMessage, isInForce: (procedureVersionId: bigint) => boolean,
): Promise<Result<{ readonly message: string }, OutsideRefusal>> {
  if (!Object.keys(data).every((key) => NAME.test(key)) || !isSmall(data)) return refuse({ code: 'message-data-wrong' })
  const hearers = await listOutsideHearers(ctx.tx, name)
  const isAwaited = hearers.some(({ isRunning, procedureVersionId: version }) =>
    isRunning || version === null || isInForce(version))
  if (!isAwaited) return refuse({ code: 'message-not-awaited' })
  const { actorId: toldBy, requestId, now: sentAt } = ctx
  await insertOutsideMessage(ctx.tx, { name, correlation, variables: data, sentAt, toldBy, requestId })
  // Neither whom it is about nor what it says: either may be somebody's, and events are kept for ever.
  await recordEvent(ctx, {
    type: 'process.message-received', subjectKind: 'account', subjectId: toldBy, data: { message: requestId, name },
  })
  return ok({ message: requestId })
}

function isSmall(data: JsonObject): boolean {
  let values = 0
  const fits = (value: Json, depth: number): boolean => {
    if ((values += 1) > MOST_VALUES || depth > DEEPEST) return false
    if (Array.isArray(value)) return (value as readonly Json[]).every((one) => fits(one, depth + 1))
    return !isObject(value) || Object.values(value).every((one) => fits(one, depth + 1))
  }
  return fits(data, 0)
}
