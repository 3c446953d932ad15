/**
 * Need: a code for each digitised paper (domain 4.4): owner, type, issuer, day of issue and a serial, as a policy says.
 */
import { expect, test } from 'vitest'
import { codeParts, isPaperCodePattern, namesOwner } from './paper-code.ts'

const FACTS = { ownerNumber: '000099990001', typeCode: 'GT.DEMO.005', issuerCode: 'H46.31.02', issuedOn: '2019-12-03' }

test.each([
  // Domain 4.4: <owner id>.<type code>.<issuer code>.<issue date yyyymmdd>.<serial>
  ['{owner}.{type}.{issuer}.{issued}.{serial}', '000099990001.GT.DEMO.005.H46.31.02.20191203.', ''],
  // The draft guide of 2025: agency, type, six digits, version of the scan
  ['{issuer}_{type}_{serial}_V1', 'H46.31.02_GT.DEMO.005_', '_V1'],
])('%s', (pattern, before, after) => {
  expect(codeParts({ pattern, width: 6 }, FACTS)).toEqual({ before, after, series: `${before}*${after}` })
})

test('what is not known stands as 0, and signs that no address takes as a hyphen', () => {
  const facts = { ...FACTS, typeCode: 'GT/5 a', issuerCode: null, issuedOn: null }
  expect(codeParts({ pattern: '{type}.{issuer}.{issued}.{serial}', width: 6 }, facts).before).toBe('GT-5-a.0.0.')
})

test.each([
  ['{type}.{serial}', true], ['{owner}.{type}.{serial}', true], ['{serial}', false], ['{type}', false],
  ['{type}.{type}.{serial}', false], ['{type}.{birthday}.{serial}', false], ['{type}/{serial}', false], ['', false],
])('a pattern %s: %o', (pattern, isOne) => expect(isPaperCodePattern(pattern)).toBe(isOne))

test('a pattern with the owner makes codes that are personal', () => {
  expect([namesOwner({ pattern: '{owner}.{type}.{serial}', width: 6 }), namesOwner({ pattern: '{type}.{serial}', width: 6 })])
    .toEqual([true, false])
})
