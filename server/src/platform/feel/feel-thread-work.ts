import { problemsOfDmn } from '../dmn/check-dmn.ts'
import { decide } from '../dmn/decide.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import type { FeelOrder } from './open-feel.ts'

/** What the thread of FEEL does with an order. */
export function work(order: FeelOrder): FeelAnswer {
  switch (order.kind) {
    case 'expression': return askFeel(order.expression, order.variables, order.now)
    case 'decision': return decide(order.model, order.decision, order.variables, order.now)
    case 'check': return { ok: true, value: problemsOfDmn(order.model).map((one) => ({ ...one })) }
  }
}
