/**
 * Need: whoever is shown a result tells a true one from a forged one with nothing but a list of keys and one of ended
 * results (ADR 0056). Keys and signatures are made by node:crypto, with which no part of the code under test is made.
 */
import { type KeyObject, createSign, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type EndList, type KeyList, type SignedList, readEndList, readKeyList, signList } from './result-lists.ts'
import { type PublicKey, qrTextOf, signClaims } from './result-qr.ts'
import { type Answer, tellVerification } from './tell-verification.ts'
import { sayIn } from './texts.ts'
import { verifyPdf, verifyText } from './verify-result.ts'

const NOW = '2026-03-02T01:00:00.000Z'
const CLAIMS = {
  issuerCode: 'H46.31', issuer: 'Ủy ban nhân dân xã Mẫu', code: 'H46.31.KQ.20260301.000007', number: '7/2026',
  day: '2026-03-01', title: 'Giấy khai sinh', holder: 'N.T.M.', digest: '0123456789abcdef0123456789abcdef',
}

interface Pair { readonly own: PublicKey; readonly privateKey: KeyObject }
function pairOf(kid: string): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return { own: { kid, x, y }, privateKey }
}
const signWith = ({ privateKey }: Pair) => async (bytes: Uint8Array) => Promise.resolve(Uint8Array.from(
  createSign('sha256').update(bytes).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })))

const ours = pairOf('0000000000000001')
const KEYS: KeyList = {
  kind: 'motcua-keys', version: 1, madeAt: NOW, validUntil: '2026-06-01T01:00:00.000Z', keys: [ours.own], seals: [],
}
const endsOf = (ends: EndList['ends']): EndList =>
  ({ kind: 'motcua-ends', version: ends.length, madeAt: NOW, validUntil: '2026-03-09T01:00:00.000Z', ends })
const NONE = endsOf([])
const textBy = async (pair: Pair, claims = CLAIMS) =>
  qrTextOf('https://motcua.example/xac-minh', await signClaims(claims, pair.own.kid, signWith(pair)))

describe('the text of a code', () => {
  test('is true where a key of the list signed it and it is not among the ended', async () => {
    expect(await verifyText(await textBy(ours), { keys: KEYS, ends: NONE }))
      .toMatchObject({ verdict: 'valid', qr: 'ours', claims: CLAIMS, ended: null })
  })

  test('is true without its address, as a scanner may give it', async () => {
    const bare = (await textBy(ours)).split('#')[1] ?? ''
    expect(await verifyText(` ${bare}\n`, { keys: KEYS, ends: NONE })).toMatchObject({ verdict: 'valid' })
  })

  test('is not called valid without a list of ended ones', async () => {
    expect(await verifyText(await textBy(ours), { keys: KEYS, ends: undefined }))
      .toMatchObject({ verdict: 'unknown', qr: 'ours' })
  })

  test('is forged where one byte of what it says is another, or another key signed under this name', async () => {
    const text = await textBy(ours)
    const bytes = Buffer.from(text.split('#')[1] ?? '', 'base64url')
    const at = bytes.indexOf('Giấy khai sinh')
    bytes[at] = 'K'.charCodeAt(0)
    const changed = `x#${bytes.toString('base64url')}`
    expect(await verifyText(changed, { keys: KEYS, ends: NONE })).toMatchObject({ verdict: 'invalid', qr: 'forged' })
    const stranger = await textBy(pairOf(ours.own.kid))
    expect(await verifyText(stranger, { keys: KEYS, ends: NONE })).toMatchObject({ verdict: 'invalid', qr: 'forged' })
  })

  test('is of nobody known where the list lacks its key', async () => {
    expect(await verifyText(await textBy(pairOf('00000000000000ff')), { keys: KEYS, ends: NONE }))
      .toMatchObject({ verdict: 'unknown', qr: 'unknown-key', claims: undefined })
  })

  test.each(['', 'https://example.com', '#', '0123', 'x#AAAA', '🙂'])('is none: %j', async (text) => {
    expect(await verifyText(text, { keys: KEYS, ends: NONE })).toMatchObject({ verdict: 'unknown', qr: 'unreadable' })
  })

  test.each(['revoked', 'replaced', 'corrected'] as const)('is ended where the snapshot says %s', async (kind) => {
    const ends = endsOf([['H46.31.KQ.20260301.000001', 'revoked', '2026-03-01'], [CLAIMS.code, kind, '2026-03-02']])
    const found = await verifyText(await textBy(ours), { keys: KEYS, ends })
    expect(found).toMatchObject({ verdict: 'ended', ended: [CLAIMS.code, kind, '2026-03-02'] })
    expect(tellVerification(found, { keys: KEYS, ends }, new Date(NOW), sayIn('vi')).headline).toContain('02/03/2026')
  })
})

describe('a list', () => {
  const read = async (list: KeyList, pair: Pair) => readKeyList(await signList(list, ours.own.kid, signWith(pair)))

  test('of keys is read where one of its own keys signed it, and not otherwise', async () => {
    expect(await read(KEYS, ours)).toEqual(KEYS)
    expect(await read(KEYS, pairOf(ours.own.kid))).toBeUndefined()
    expect(await read({ ...KEYS, keys: [] }, ours)).toBeUndefined()
  })

  test('that does not say whose its seals are, as those of before, knows none of them', async () => {
    const seal = { thumbprint: 'ab', name: 'UBND xã Mẫu' }
    const before = { ...KEYS, seals: [seal, { ...seal, codes: ['H46.31'] }] } as unknown as KeyList
    expect((await read(before, ours))?.seals).toEqual([{ ...seal, codes: ['H46.31'] }])
  })

  test('of ended results is read where a known key signed it, whole', async () => {
    const signed = await signList(endsOf([[CLAIMS.code, 'revoked', '2026-03-02']]), ours.own.kid, signWith(ours))
    const emptied: SignedList = { ...signed, payload: Buffer.from(JSON.stringify(NONE)).toString('base64url') }
    expect((await readEndList(signed, KEYS.keys))?.ends).toHaveLength(1)
    expect(await readEndList(emptied, KEYS.keys)).toBeUndefined()
    expect(await readEndList(signed, [])).toBeUndefined()
    expect(await readKeyList(signed)).toBeUndefined()
  })

  test('of 20,000 ended results is signed and read whole', async () => {
    const many = endsOf(Array.from({ length: 20_000 }, (_, n) => [`H46.KQ.20260101.${String(n)}`, 'revoked', '2026-02-01']))
    expect((await readEndList(await signList(many, ours.own.kid, signWith(ours)), KEYS.keys))?.ends).toEqual(many.ends)
  })

  test.each([null, {}, [], 'x', { payload: 1 }, { payload: 'AA', protected: 'AA', signature: '' }])(
    'is none: %j', async (some) => {
      expect([await readKeyList(some), await readEndList(some, KEYS.keys)]).toEqual([undefined, undefined])
    })
})

describe('in words', () => {
  const told = async (now: string, end?: Parameters<typeof tellVerification>[4]) => tellVerification(
    await verifyText(await textBy(ours), { keys: KEYS, ends: NONE }), { keys: KEYS, ends: NONE }, new Date(now),
    sayIn('vi'), end)

  test('it says as of when nothing is known against it, by the time of Viet Nam', async () => {
    const { headline, warning, notChecked } = await told(NOW)
    expect(headline).toContain('08:00 02/03/2026')
    expect([warning, notChecked.join().includes('không có mạng')]).toEqual([undefined, true])
  })

  test('it warns of lists that are out of date: seven days, of which the eighth is too late', async () => {
    expect((await told('2026-03-09T01:00:00.000Z')).warning).toBeUndefined()
    expect((await told('2026-03-09T01:00:01.000Z')).warning).toContain('08:00 09/03/2026')
  })

  test('what the register says now counts more than the snapshot', async () => {
    const asked = await told(NOW, { end: [CLAIMS.code, 'revoked', '2026-03-02'], sha256: '' })
    expect([asked.verdict, asked.checked.join().includes('vừa hỏi qua mạng')]).toEqual(['ended', true])
  })
})

describe('where the register was asked', () => {
  const tellFor = async (asked: Answer, file?: string, ends = NONE) => {
    const found = { ...await verifyText(await textBy(ours), { keys: KEYS, ends }), ...file && { file: 'sealed' as const, sha256: file } }
    return tellVerification(found, { keys: KEYS, ends }, new Date(NOW), sayIn('vi'), asked)
  }

  test('and knows no such result, nobody is told that it is valid, but whom to ask', async () => {
    for (const file of [undefined, 'aa']) {
      const { verdict, headline, checked } = await tellFor('not-known', file)
      expect([verdict, checked.join().includes('vừa hỏi qua mạng')]).toEqual(['unknown', true])
      expect(headline).toContain('Sổ kết quả không có kết quả này')
      expect(headline).toContain(`hãy hỏi ${CLAIMS.issuer}`)
    }
  })

  test('what the list says has ended stays ended, though the register knows nothing', async () => {
    const ends = endsOf([[CLAIMS.code, 'revoked', '2026-03-02']])
    expect((await tellFor('not-known', undefined, ends)).verdict).toBe('ended')
  })

  test('a file that is sealed and not the one that was issued is told so, with what is true of its code', async () => {
    expect(await tellFor({ end: null, sha256: 'aa' }, 'aa')).toMatchObject({ verdict: 'valid' })
    const other = await tellFor({ end: null, sha256: 'aa' }, 'bb')
    expect(other.verdict).toBe('invalid')
    expect(other.headline).toMatch(/không phải tệp đã ban hành.*Mã QR là thật/)
    const ended = await tellFor({ end: [CLAIMS.code, 'revoked', '2026-03-02'], sha256: 'aa' }, 'bb')
    expect([ended.verdict, ended.headline.includes('đã bị thu hồi')]).toEqual(['invalid', true])
    expect(ended.headline).not.toContain('Mã QR là thật')
  })
})

test('what is no PDF has neither seal nor code', async () => {
  expect(await verifyPdf(new TextEncoder().encode('%PDF-1.7 nothing'), { keys: KEYS, ends: NONE }))
    .toMatchObject({ verdict: 'unknown', qr: 'unreadable', file: 'no-seal' })
})
