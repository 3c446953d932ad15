/** Need: no dossier takes a way that law does not know. What is expected is written from the law, not from the code. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Action, type State, clockIn, move, nationalCodeOf } from './lifecycle.ts'

const [, ...lines] = readFileSync(new URL('lifecycle.expected.csv', import.meta.url), 'utf8').trim().split('\n')
const rows = lines.map((line) => {
  const [state, code, clock, action, next] = line.split(',')
  return { state: state as State, code: Number(code), clock, action: action as Action | '', next }
})
const states = [...new Set(rows.map((row) => row.state))]
const actions = [...new Set(rows.flatMap((row) => row.action || []))]

test('the law names fourteen states, all ten national codes, and twenty-nine actions', () => {
  expect([states.length, actions.length]).toEqual([14, 29])
  expect([...new Set(rows.map(({ code }) => code))].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

describe.each(states)('%s', (state) => {
  test.each(actions)('%s', (action) => {
    const lawful = rows.find((row) => row.state === state && row.action === action)
    const refused = { ok: false, refusal: { code: 'action-not-allowed', state, action } }
    expect(move(state, action)).toEqual(lawful ? { ok: true, value: lawful.next } : refused)
  })

  test('has its national code and its clock', () => {
    const expected = rows.filter((row) => row.state === state).map(({ code, clock }) => [code, clock])
    expect(expected).toEqual(expected.map(() => [nationalCodeOf(state), clockIn(state)]))
  })
})

test('whatever was submitted can come to an end, and there is no other state', () => {
  const ended = new Set(states.filter((state) => clockIn(state) === 'ended'))
  const waysFrom = (state: State) =>
    rows.filter((row) => row.state === state && row.next).map((row) => row.next as State)
  const reached = new Set<State>(['submitted'])
  for (const state of reached) for (const next of waysFrom(state)) reached.add(next)
  expect([...reached].sort()).toEqual([...states].sort())
  const canEnd = new Set<State>(ended)
  for (let grown = -1; grown !== canEnd.size;) {
    grown = canEnd.size
    for (const state of states) if (waysFrom(state).some((next) => canEnd.has(next))) canEnd.add(state)
  }
  expect([...canEnd].sort()).toEqual([...states].sort())
})
