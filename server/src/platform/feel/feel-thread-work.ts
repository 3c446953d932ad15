import { parentPort } from 'node:worker_threads'
import { decide } from '../dmn/decide.ts'
import { askFeel } from './ask-feel.ts'
import type { FeelOrder } from './open-feel.ts'

function work(order: FeelOrder) {
  return order.kind === 'expression'
    ? askFeel(order.expression, order.variables, order.now)
    : decide(order.model, order.decision, order.variables, order.now)
}

parentPort?.on('message', (order: FeelOrder) => {
  parentPort?.postMessage(work(order))
})
parentPort?.postMessage('ready')
