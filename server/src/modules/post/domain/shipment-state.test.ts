/** Need (part C5): a parcel takes no way that the post does not know. Expected is written from its rules. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type ShipmentAction, type ShipmentKind, type ShipmentState, actionOfGiving, isShipmentOver, moveShipment,
} from './shipment-state.ts'

const [, ...lines] = readFileSync(new URL('shipment-state.expected.csv', import.meta.url), 'utf8').trim().split('\n')
const rows = lines.map((line) => {
  const [kind, state, action, next] = line.split(',')
  return {
    kind: kind as ShipmentKind, state: state as ShipmentState, action: action as ShipmentAction | '',
    next: next as ShipmentState | '',
  }
})
const states = [...new Set(rows.map(({ state }) => state))]
const actions = [...new Set(rows.flatMap(({ action }) => action || []))]

test('there are nine states and eight actions', () => {
  expect([states.length, actions.length]).toEqual([9, 8])
})

describe.each(['delivery', 'pickup'] as const)('a %s', (kind) => {
  test.each(states.flatMap((state) => actions.map((action) => [state, action] as const)))('%s: %s', (state, action) => {
    const expected = rows.find((row) => row.kind === kind && row.state === state && row.action === action)
    expect(moveShipment({ kind, state }, action)).toEqual(
      expected ? { ok: true, value: expected.next } : { ok: false, refusal: { code: 'shipment-moved-on', state } })
  })
})

test('what has ended can do nothing more, and all else can', () => {
  const live = rows.filter(({ action }) => action !== '').map(({ state }) => state)
  expect(states.filter(isShipmentOver).toSorted()).toEqual(states.filter((state) => !live.includes(state)).toSorted())
})

test('a result goes to the post and back, papers only from it', () => {
  expect([actionOfGiving('delivery', 'to-post'), actionOfGiving('delivery', 'from-post')])
    .toEqual(['give', 'give-back'])
  expect([actionOfGiving('pickup', 'to-post'), actionOfGiving('pickup', 'from-post')]).toEqual([undefined, 'give'])
})
