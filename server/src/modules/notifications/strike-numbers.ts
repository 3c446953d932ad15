import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { type ToldEvent, strikePhones } from './store.ts'

/**
 * Strikes the numbers and addresses to which these events were told; the texts stay, which name nobody. What has still
 * not been sent is given up, and leaves `message.failed`. That numbers go is for the caller to leave an event of.
 */
export async function strikeNumbers(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  const givenUp = await strikePhones(ctx.tx, events, ctx.now)
  await recordEvents(ctx, { type: 'message.failed', subjectKind: 'message' },
    givenUp.map(({ id, publicId, channel }) => ({
      subjectId: id, data: { message: publicId, channel, why: 'number-struck' },
    })))
}
