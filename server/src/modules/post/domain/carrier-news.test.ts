/**
 * Need (part C5): what the carrier says late, early or twice changes nothing that it should not. Written from the way
 * of a parcel.
 */
import { expect, test } from 'vitest'
import { type News, readNews } from './carrier-news.ts'
import type { ShipmentState } from './shipment-state.ts'

const NEWS: readonly News[] = ['picked-up', 'attempt-failed', 'delivered', 'returned']

test.each<[ShipmentState, readonly string[]]>([
  ['ordered', ['wait', 'wait', 'wait', 'wait']],
  ['handed-over', ['do', 'wait', 'wait', 'wait']],
  ['in-transit', ['passed', 'do', 'do', 'do']],
  ['failed-attempt', ['passed', 'do', 'do', 'do']],
  ['coming-back', ['passed', 'passed', 'passed', 'passed']],
  ['delivered', ['passed', 'passed', 'passed', 'passed']],
  ['returned', ['passed', 'passed', 'passed', 'passed']],
  ['cancelled', ['passed', 'passed', 'passed', 'passed']],
  ['lost', ['passed', 'passed', 'passed', 'passed']],
])('a result that is %s', (state, expected) => {
  expect(NEWS.map((news) => readNews('delivery', state, news))).toEqual(expected)
})

test.each<[ShipmentState, readonly string[]]>([
  ['ordered', ['do', 'do', 'wait', 'wait']],
  ['failed-attempt', ['do', 'do', 'wait', 'wait']],
  ['in-transit', ['passed', 'passed', 'do', 'do']],
  ['handed-over', ['passed', 'passed', 'passed', 'passed']],
  ['delivered', ['passed', 'passed', 'passed', 'passed']],
  ['cancelled', ['passed', 'passed', 'passed', 'passed']],
])('papers that are %s', (state, expected) => {
  expect(NEWS.map((news) => readNews('pickup', state, news))).toEqual(expected)
})

test('that it is on its way changes nothing, wherever it is', () => {
  expect((['ordered', 'in-transit', 'delivered'] as const).map((state) => readNews('delivery', state, 'on-the-way')))
    .toEqual(['passed', 'passed', 'passed'])
})
