/** Need: whoever calls a command from a program reads why it was refused where the answer would stand. */
import { expect, test } from 'vitest'
import { readExchangeUse } from './exchange.ts'
import { PAYMENTS_HELP, readPaymentsUse } from './payments-command.ts'
import { readQueuePlanUse } from './queue-plan.ts'
import { refuseDeed, refuseUse } from './refuse.ts'

function listen() {
  const [out, err]: [string[], string[]] = [[], []]
  const io = { stdout: (line: string) => { out.push(line) }, stderr: (line: string) => { err.push(line) } }
  return { out, err, io }
}

test.each([
  ['a day that is none', ['plan', 'a:one-stop', '--from', '2021-02-30', '--to', '2021-03-01'], readQueuePlanUse],
  ['a message that can be none', ['resend', 'nosuch'], readExchangeUse],
  ['an option that is none', ['reconcile', '--tomorrow'], readPaymentsUse],
])('%s is wrong use: one line of JSON where it is asked for, else words and help', (_, args, read) => {
  const text = read(args)
  if (typeof text !== 'string') throw new Error('it was taken')
  const [json, words] = [listen(), listen()]
  expect(refuseUse(json.io, [...args, '--json'], text, PAYMENTS_HELP)).toBe(2)
  expect(json.out.map((line) => JSON.parse(line) as object)).toEqual([{ error: { code: 'wrong-use', text } }])
  expect(json.err).toEqual([])
  expect(refuseUse(words.io, args, text, PAYMENTS_HELP)).toBe(2)
  expect([words.out, words.err]).toEqual([[], [`${text}\n\n${PAYMENTS_HELP}`]])
})

test('what names a message wrongly is told where its code stands, by names that are there', () => {
  expect(readExchangeUse(['resend', 'abc'])).toMatch(/exchange reconcile --json .*màn hình Hệ thống bên ngoài/)
})

test('a refusal has its code in both', () => {
  const [json, words] = [listen(), listen()]
  expect([refuseDeed(json.io, true, 'unit-unknown', 'không có x'), refuseDeed(words.io, false, 'unit-unknown', 'không có x')])
    .toEqual([1, 1])
  expect([json.out, json.err]).toEqual([['{"error":{"code":"unit-unknown","text":"không có x"}}'], []])
  expect([words.out, words.err]).toEqual([[], ['unit-unknown: không có x']])
})
