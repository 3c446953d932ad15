/** Need (part C4): a payer pays for several dossiers at once, and not for what was paid or is not known. */
import type { Owed } from '@motcua/contracts/cash.ts'
import { expect, test } from 'vitest'
import { EMPTY, afterPaid, numberIn, paidBy, toggled, withDossier, withoutDossier } from './basket.ts'

type Charge = Owed['charges'][number]
const charge = (id: string, amount: number | null, state: Charge['state'] = 'owed'): Charge =>
  ({ id, name: id, why: '', amount, state })
const dossier = (number: string, ...charges: Charge[]): Owed =>
  ({ number, procedureName: '', applicantName: '', charges })

const both = [
  dossier('H1', charge('a', 5_000), charge('b', 9_000, 'paid'), charge('c', null, 'unknown')),
  dossier('H2', charge('d', 6_000)),
].reduce(withDossier, EMPTY)

test('what is owed by all of them is paid, and nothing else', () => {
  expect(paidBy(both)).toEqual({ charges: ['a', 'd'], amount: 11_000 })
})

test('what is left out is not paid, until it is taken in again', () => {
  expect(paidBy(toggled(both, 'a'))).toEqual({ charges: ['d'], amount: 6_000 })
  expect(paidBy(toggled(toggled(both, 'a'), 'a'))).toEqual({ charges: ['a', 'd'], amount: 11_000 })
})

test('a dossier that is looked up again is there once, as it is now', () => {
  const paidSince = withDossier(both, dossier('H1', charge('a', 5_000, 'paid')))
  expect(paidBy(paidSince)).toEqual({ charges: ['d'], amount: 6_000 })
  expect(paidBy(withoutDossier(both, 'H2'))).toEqual({ charges: ['a'], amount: 5_000 })
})

test('what was put in while another was being paid stays', () => {
  const paid = toggled(both, 'a')
  const now = withDossier(paid, dossier('H3', charge('e', 7_000), charge('f', 1_000)))
  expect(paidBy(afterPaid(toggled(now, 'f'), paid))).toEqual({ charges: ['e'], amount: 7_000 })
  expect(afterPaid(paid, paid)).toEqual(EMPTY)
})

test.each([
  [' H46.31.01-210625-0001 ', 'H46.31.01-210625-0001'],
  ['https://mot-cua.example/theo-doi/H46.31.01-210625-0001?t=abc', 'H46.31.01-210625-0001'],
  ['https://mot-cua.example/theo-doi/H46.31.01-210625-0001/', 'H46.31.01-210625-0001'],
  ['https://', 'https://'],
])('%s is read as %s', (typed, number) => {
  expect(numberIn(typed)).toBe(number)
})
