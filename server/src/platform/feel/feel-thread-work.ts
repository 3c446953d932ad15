import type { Json } from '../db.ts'
import { problemsOfDmn } from '../dmn/check-dmn.ts'
import { decide } from '../dmn/decide.ts'
import { readDmn } from '../dmn/read-dmn.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import type { FeelOrder } from './open-feel.ts'

/** What the thread of FEEL does with an order. */
export async function work(order: FeelOrder): Promise<FeelAnswer> {
  switch (order.kind) {
    case 'expression': return askFeel(order.expression, order.variables, order.now)
    case 'decision': return decide(order.model, order.decision, order.variables, order.now)
    case 'read': {
      const read = await readDmn(order.xml)
      return read.ok ? { ok: true, value: read.model as unknown as Json } : read
    }
    case 'check': return { ok: true, value: problemsOfDmn(order.model).map((one) => ({ ...one })) }
  }
}
