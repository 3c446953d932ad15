import { decide } from '../dmn/decide.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import type { FeelOrder } from './open-feel.ts'

/** What the thread of FEEL does with an order. */
export function work(order: FeelOrder): FeelAnswer {
  return order.kind === 'expression'
    ? askFeel(order.expression, order.variables, order.now)
    : decide(order.model, order.decision, order.variables, order.now)
}
