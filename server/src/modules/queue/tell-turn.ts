import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Turn } from './store/turns.ts'

export type TurnEvent =
  | 'turn.called' | 'turn.started' | 'turn.held' | 'turn.missed' | 'turn.passed-on' | 'turn.served'

/** Leaves the event of a turn, with its number and the counter; that of the turn unless another is named. */
export async function tellTurn(ctx: Ctx, turn: Turn, type: TurnEvent, counter = turn.counter): Promise<void> {
  await recordEvent({ ...ctx, unitId: turn.unitId }, {
    type, subjectKind: 'turn', subjectId: turn.id,
    data: { turn: turn.publicId, number: turn.number, service: turn.service, counter: counter ?? 0 },
  })
}
