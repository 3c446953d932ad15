import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx, Tx } from '../../../platform/db.ts'
import { type RecordedEvent, recordEvent } from '../../audit/public.ts'
import type { NewMessage } from '../domain/message.ts'
import { nextTrial } from '../domain/trials.ts'
import { countTrial, holdActiveWebhook, lockWebhook } from '../store/webhooks.ts'
import type { EndWebhook } from './end-webhook.ts'
import { envelopeOf } from './envelope.ts'
import { moveEvents } from '../move-events.ts'

export interface TryWebhook extends EndWebhook {
  readonly machineNow: Date
}

export type TryWebhookRefusal = { readonly code: 'webhook-unknown' } | { readonly code: 'webhook-tried-too-often' }

const TRIED = 'webhook.tried'

/**
 * Has an endpoint told of nothing but that it is tried out (gửi thử), by the way that all messages go. The event is all
 * that it leaves; the message is made of it when its turn comes. Refuses with `webhook-unknown`, also for one that has
 * ended, with its program or without, and with `webhook-tried-too-often`. Leaves `webhook.tried`.
 */
export async function tryWebhook(
  ctx: Ctx, { webhook, isReached, machineNow }: TryWebhook,
): Promise<Result<{ readonly publicId: string }, TryWebhookRefusal>> {
  const found = await lockWebhook(ctx.tx, webhook)
  if (!found || !isReached(found.unitId) || found.validUntil !== null && found.validUntil <= machineNow)
    return refuse({ code: 'webhook-unknown' })
  const counted = nextTrial(found, machineNow)
  if (!counted) return refuse({ code: 'webhook-tried-too-often' })
  await countTrial(ctx.tx, found.id, counted)
  await recordEvent(ctx, { type: TRIED, subjectKind: 'webhook', subjectId: found.id, data: { webhook } })
  return ok({ publicId: webhook })
}

/**
 * Makes the messages of trials among these events, each for its endpoint alone, in the order of their ids, in which all
 * locks of endpoints are taken. Answers how many they were.
 */
export async function moveTrials(
  tx: Tx, events: readonly RecordedEvent[],
  { source, machineNow }: { readonly source: string; readonly machineNow: Date },
): Promise<number> {
  let made = 0
  const tried = events.filter(({ type }) => type === TRIED)
    .sort((one, other) => Number(one.subjectId - other.subjectId))
  for (const event of tried) {
    const endpoint = await holdActiveWebhook(tx, event.subjectId, machineNow)
    if (!endpoint) continue
    const make = async () => [trialOf(event, source)]
    made += await moveEvents(tx, { partner: endpoint.partner, make }, [event], machineNow)
  }
  return made
}

function trialOf(event: RecordedEvent, source: string): NewMessage {
  const { era, id, happenedAt } = event
  return {
    kind: 'webhook-test', dossierId: null, era, eventId: id, happenedAt, told: null,
    body: envelopeOf(event, { kind: 'webhook.test', source, data: { test: true } }),
  }
}
