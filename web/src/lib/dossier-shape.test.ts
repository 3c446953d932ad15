/**
 * Need (part C6): a number that can be none is told on the device, and not when the person has long gone; what the
 * device takes is what the server reads.
 */
import { expect, test } from 'vitest'
import { parseDossierNumber } from '../../../server/src/kernel/dossier-number.ts'
import { canBeDossierNumber, dossierNumberOf } from './dossier-shape.ts'

test.each([
  ['TT 01/2018', '000.00.12.H46-210625-0001'], ['QĐ 20/2020', 'H46.12-210625-0001'],
  ['a commune', 'H46.12.05-210625-0012'], ['TT 03/2025', 'H50.001.02-250915-0007'],
  ['typed in', 'T.H50.001.02-250915-0007'], ['a ministry of 2026', 'G09.20-20260609-0092637'],
  ['TT 4/2025', 'G09.001.02-260125-010001'], ['on a leap day', 'H46-240229-12345'],
])('%s can be one: %s', (_, number) => {
  expect([canBeDossierNumber(number), parseDossierNumber(number) !== undefined]).toEqual([true, true])
})

test.each([
  ['nothing', ''], ['no serial', 'H46.12-210625'], ['a serial too short', 'H46.12-210625-001'],
  ['a serial of zero', 'H46.12-210625-0000'], ['a day that is none', 'H46.12-210631-0001'],
  ['no leap day', 'H46.12-210229-0001'], ['a month that is none', 'H46.12-211325-0001'],
  ['a code of a parcel', 'BC2222222222'], ['a provisional number', 'T-12-7'],
  ['something behind it', 'H46.12-210625-0001x'],
])('%s can be none: “%s”', (_, number) => {
  expect([canBeDossierNumber(number), parseDossierNumber(number) !== undefined]).toEqual([false, false])
})

test('small letters, blanks and other dashes are read as the slip has them', () => {
  for (const typed of [' h46.12-210625-0001\r', 'H46.12 – 210625 — 0001', '\ufeffH46.12‑210625‑0001'])
    expect(dossierNumberOf(typed)).toBe('H46.12-210625-0001')
})
