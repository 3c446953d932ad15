/** Need: a time-stamp of a whole file is nobody's signature: it refuses no upload, signs none (EN 319 142-1, 5.4.3). */
import { expect, test } from 'vitest'
import type { SignatureReport, Verdict } from '../../platform/signing/check-signatures.ts'
import { checkUploadSignatures, worstOf } from './check-upload-signatures.ts'

const report = (verdict: Verdict, isOfDocument?: true): SignatureReport => ({
  ...isOfDocument && { isOfDocument }, signer: 'A', time: null, level: 'B-B', timeStamp: 'none', intact: true,
  coversWholeFile: true, changesAfter: [], chain: 'trusted', verdict, why: null,
})
const found = async (...signatures: readonly SignatureReport[]) => checkUploadSignatures(
  { trust: async () => Promise.resolve({ roots: [], revocation: { lists: [], answers: [] } }) },
  { path: '/tep.pdf', actorId: 1n, at: new Date('2025-03-01') },
  { check: async () => Promise.resolve({ signatures }), close: () => undefined },
)

test('of what persons signed the worst counts, whatever the time-stamp of the file is worth', async () => {
  const [valid, open, stamp] = [report('valid'), report('indeterminate'), report('invalid', true)]
  expect(await found(valid, stamp)).toEqual({ verdict: 'valid', reports: [valid, stamp] })
  expect(await found(valid, open, stamp)).toMatchObject({ verdict: 'indeterminate' })
  expect(await found(report('invalid'), report('valid', true))).toMatchObject({ verdict: 'invalid' })
})

test('a file that nobody signed, and whose time is stamped, is not signed', async () => {
  expect(await found(report('valid', true))).toBeUndefined()
  expect(await found(report('invalid', true))).toBeUndefined()
  expect(worstOf([report('valid', true)])).toBe('indeterminate')
})
