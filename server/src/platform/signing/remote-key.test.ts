/** Need: who has no token signs by a service far away, and what it answers is believed no further than it is right. */
import { type KeyObject, X509Certificate, generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkSignatures } from './check-signatures.ts'
import { type RemoteKey, remoteKey } from './remote-key.ts'
import { signPdf } from './sign-pdf.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { type StandInCsc, serveStandInCsc } from './stand-in-csc.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const PIN = '135790'
const refusal = (code: string) => ({ ok: false, refusal: { code } })

let authority: StandInAuthority
let service: StandInCsc
let other: KeyObject
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  const credential = async (id: string, scal: '1' | '2', multisign = 1) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    other = privateKey
    const chain = await authority.certify(publicKey.export({ format: 'der', type: 'spki' }), { name: id, from: FROM, to: TO })
    return { id, scal, multisign, pin: PIN, key: privateKey, chain }
  }
  service = await serveStandInCsc([
    await credential('bound', '2'), await credential('several', '1', 2), await credential('other', '2'),
  ])
})
afterAll(() => service.close())
afterEach(() => {
  service.fail(undefined)
  service.signWith(undefined)
  for (const id of ['bound', 'several', 'other']) service.switch(id, true)
})

const key = (more: Partial<RemoteKey> = {}) =>
  remoteKey({ base: service.base, accessToken: async () => Promise.resolve(service.accessToken), ...more })
async function opened(credential: string, pin = PIN) {
  const answer = await key({ credential }).unlock(pin)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const paper = Buffer.from('xin chào')

describe('a key at a service', () => {
  test.each(['bound', 'several'])('that is %s signs papers that are valid', async (credential) => {
    const own = await opened(credential)
    for (let n = 0; n < 3; n += 1) {
      const signed = await signPdf(pdfOf(PAGES), own, { name: credential, at: AT })
      expect(checkSignatures(openPdfFile(signed), {
        roots: [new X509Certificate(authority.root)], at: AT,
        revocation: { lists: [await authority.revocationList(AT)], answers: [] },
      })).toMatchObject([{ signer: credential, verdict: 'valid' }])
    }
  })

  test('is authorised for each digest where the service binds them, else as often as it must', async () => {
    const count = async (credential: string) => {
      const before = service.calls.length
      const own = await opened(credential)
      for (let n = 0; n < 3; n += 1) await own.sign(paper)
      return service.calls.slice(before).filter((one) => one === 'credentials/authorize').length
    }
    expect(await count('bound')).toBe(3)
    expect(await count('several')).toBe(2)
  })

  test('without a name is the first that is switched on', async () => {
    service.switch('bound', false)
    const answer = await key().unlock(PIN)
    if (!answer.ok) throw new Error(answer.refusal.code)
    expect(new X509Certificate(answer.value.chain[0] ?? '').subject).toContain('several')
  })

  test('is refused for a wrong PIN, at once or with the first signature, and goes off with the third', async () => {
    expect(await key({ credential: 'several' }).unlock('1')).toEqual(refusal('pin-wrong'))
    await expect((await opened('bound', '1')).sign(paper)).rejects.toMatchObject({ code: 'pin-wrong' })
    await (await opened('bound')).sign(paper)
    for (let n = 0; n < 2; n += 1) await key({ credential: 'several' }).unlock('1')
    expect(await key({ credential: 'several' }).unlock(PIN)).toEqual(refusal('key-disabled'))
  })

  test('that is switched off, or that nobody has, is refused', async () => {
    service.switch('bound', false)
    expect(await key({ credential: 'bound' }).unlock(PIN)).toEqual(refusal('key-disabled'))
    expect(await key({ credential: 'nobody' }).unlock(PIN)).toEqual(refusal('key-missing'))
  })

  test.each([['fault', 'key-unreachable'], ['silence', 'key-unreachable'], ['nonsense', 'key-missing']] as const)(
    'whose service answers with %s is refused, before and after it was opened', async (how, code) => {
      const own = await key({ credential: 'several', milliseconds: 500 }).unlock(PIN)
      service.fail(how)
      expect(await key({ milliseconds: 500 }).unlock(PIN)).toEqual(refusal(code))
      if (!own.ok) throw new Error(own.refusal.code)
      await expect(own.value.sign(paper)).rejects.toMatchObject({
        code: how === 'nonsense' ? 'key-answers-wrong' : 'key-unreachable',
      })
    })

  test('whose service is not there, or knows us no more, cannot be reached', async () => {
    expect(await key({ base: 'http://127.0.0.1:9/csc/v2' }).unlock(PIN)).toEqual(refusal('key-unreachable'))
    expect(await key({ accessToken: async () => Promise.resolve('x') }).unlock(PIN)).toEqual(refusal('key-unreachable'))
  })

  test('whose service signs with another one gives no signature', async () => {
    const own = await opened('bound')
    service.signWith(other)
    await expect(own.sign(paper)).rejects.toMatchObject({ code: 'key-answers-wrong' })
  })

  test('is never asked in the open', () => {
    expect(() => key({ base: 'http://example.com/csc/v2' })).toThrow('in the open')
  })
})
