/** Need: a number read out over the telephone is recognised, of whatever year it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDossierNumber, formatDossierNumber, isDossierTemplate, parseDossierNumber } from './dossier-number.ts'

test.each([
  ['TT 01/2018', '000.00.12.H46-210625-0001', '000.00.12.H46', '2021-06-25', 1, '', 'qcvn-102'],
  ['QĐ 20/2020', 'H46.12-210625-0001', 'H46.12', '2021-06-25', 1, '', 'qd-20'],
  ['QĐ 20/2020, a commune', 'H46.12.05-210625-0012', 'H46.12.05', '2021-06-25', 12, '', 'qd-20'],
  ['TT 03/2025', 'H50.001.02-250915-0007', 'H50.001.02', '2025-09-15', 7, '', 'qd-20'],
  ['TT 03/2025, typed in', 'T.H50.001.02-250915-0007', 'H50.001.02', '2025-09-15', 7, 'T.', 'qd-20'],
  ['a ministry of 2026', 'G09.20-20260609-0092637', 'G09.20', '2026-06-09', 92_637, '', 'qd-20'],
  ['TT 4/2025', 'G09.001.02-260125-010001', 'G09.001.02', '2026-01-25', 10_001, '', 'qd-20'],
  ['the province itself, on a leap day', 'H46-240229-12345', 'H46', '2024-02-29', 12_345, '', 'qd-20'],
])('%s: %s', (_, text, agencyCode, day, serial, prefix, scheme) => {
  expect(parseDossierNumber(text)).toEqual({ agencyCode, day, serial, prefix, scheme })
  expect(checkDossierNumber(text)).toEqual({ valid: true })
})

test.each([
  ['', 'not-a-dossier-number'], ['H46.12-210625', 'not-a-dossier-number'],
  ['H46.12-210625-001', 'not-a-dossier-number'],
  ['h46.12-210625-0001', 'not-a-dossier-number'], ['46.12-210625-0001', 'not-a-dossier-number'],
  ['H46.1-210625-0001', 'not-a-dossier-number'], ['00.00.12.H46-210625-0001', 'not-a-dossier-number'],
  ['H46.12-2106250-0001', 'not-a-dossier-number'], ['H46.12-210625-0001 ', 'not-a-dossier-number'],
  ['T-kiosk-7', 'not-a-dossier-number'], ['H46.12-210631-0001', 'unknown-day'], ['H46.12-210229-0001', 'unknown-day'],
  ['G09.20-20260931-0000001', 'unknown-day'], ['H46.12-210625-0000', 'serial-zero'],
  [`H46.12-210625-${'9'.repeat(16)}`, 'not-a-dossier-number'],
])('“%s” is %s', (text, reason) => {
  expect(checkDossierNumber(text)).toEqual({ valid: false, reason })
  expect(parseDossierNumber(text)).toBeUndefined()
})

describe('a template', () => {
  test.each([
    ['{agency}-{yymmdd}-{serial:4}', 'H46.12', 1, 'H46.12-210625-0001'],
    ['{agency}-{yymmdd}-{serial}', '000.00.12.H46', 1, '000.00.12.H46-210625-0001'],
    ['{agency}-{yymmdd}-{serial:4}', 'H46.12', 12_345, 'H46.12-210625-12345'],
    ['{agency}-{yyyymmdd}-{serial:7}', 'G09.20', 92_637, 'G09.20-20210625-0092637'],
    ['{agency}-{yymmdd}-01{serial:4}', 'G09.001.02', 1, 'G09.001.02-210625-010001'],
    ['T.{agency}-{yymmdd}-{serial:4}', 'H46.12', 1, 'T.H46.12-210625-0001'],
  ])('%s gives a number', (template, agencyCode, serial, number) => {
    expect(formatDossierNumber(template, { agencyCode, day: '2021-06-25', serial })).toBe(number)
  })

  test.each(['', '{agency}', '{agency}-{yymmdd}', '{agency}{yymmdd}{serial:4}', '{yymmdd}-{agency}-{serial:4}',
    '{agency}-{yymmdd}-{serial:0}', '{agency}-{yymmdd}-{serial:13}', '{agency}-{yymmdd}-{serial:4}-{agency}',
    '{agency}-{ddmmyy}-{serial:4}', '<b>{agency}-{yymmdd}-{serial:4}'])('“%s” is refused', (template) => {
    expect(isDossierTemplate(template)).toBe(false)
    expect(() => formatDossierNumber(template, { agencyCode: 'H46.12', day: '2021-06-25', serial: 1 }))
      .toThrow(RangeError)
  })

  test.each([
    ['a serial below 1', { serial: 0 }], ['half a serial', { serial: 1.5 }],
    ['a day that is none', { day: '2021-02-29' }],
    ['an agency without a code', { agencyCode: '' }], ['an agency of another kind', { agencyCode: 'xa-12' }],
  ])('does not make a number of %s', (_, wrong) => {
    const given = { agencyCode: 'H46.12', day: '2021-06-25', serial: 1, ...wrong }
    expect(() => formatDossierNumber('{agency}-{yymmdd}-{serial:4}', given)).toThrow(RangeError)
  })
})

test('what a template made is read back as it was', () => {
  const someDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const someAgency = fc.constantFrom('H46', 'H46.12', '000.00.12.H46', 'G09.001.02')
  const someToken = fc.constantFrom('yymmdd', 'yyyymmdd')
  const someSerial = fc.integer({ min: 1, max: 1e9 })
  fc.assert(fc.property(someAgency, someDay, someSerial, someToken, (agencyCode, date, serial, token) => {
    const day = date.toISOString().slice(0, 10)
    const number = formatDossierNumber(`{agency}-{${token}}-{serial:4}`, { agencyCode, day, serial })
    expect(parseDossierNumber(number)).toMatchObject({ agencyCode, day, serial, prefix: '' })
  }))
})
