import type { Ctx } from '../../platform/db.ts'
import { moveTurn } from './domain/turn-state.ts'
import { closeTurn } from './end-turn.ts'
import type { Turn } from './store/turns.ts'

/** The counter is done with whoever is at it: served, or missed where they were only called and nobody noted them. */
export async function finishTurn(ctx: Ctx, turn: Turn): Promise<void> {
  const moved = moveTurn(turn.state, 'end')
  await closeTurn(ctx, turn, 'end', moved.ok && moved.value === 'missed' ? 'turn.missed' : 'turn.served')
}
