/** Need: a province puts keys, whom it trusts and its time-stamps into one folder, and changes nothing else. */
import { X509Certificate, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkSignatures } from './check-signatures.ts'
import { folderKeys } from './folder-keys.ts'
import type { KeyHolder } from './key-ring.ts'
import { type ServedAuthority, serveStandInAuthority } from './serve-stand-in-authority.ts'
import { signPdf } from './sign-pdf.ts'
import { TimeStampFault } from './signing-key.ts'
import { serveStandInCsc } from './stand-in-csc.ts'

const WHOLE = { from: new Date('2020-01-01'), to: new Date('2040-01-01') }
const AT = new Date('2025-03-01T02:00:00Z')
const PIN = '24680'
const HEAD: KeyHolder = { kind: 'person', id: 'chu.tich/xa', name: 'Nguyễn Văn Ký' }
const SEAL: KeyHolder = { kind: 'agency', id: 'H46.1', name: 'UBND xã Mẫu' }

const folder = mkdtempSync(join(tmpdir(), 'motcua-folder-keys-'))
const at = (...path: string[]) => join(folder, ...path)
let authority: ServedAuthority
beforeAll(async () => {
  authority = await serveStandInAuthority(WHOLE.from, WHOLE.to, () => AT)
  mkdirSync(at('holders'))
  writeFileSync(at('holders', 'person-chu.tich%2Fxa.p12'), await authority.issueFile({ name: HEAD.name, ...WHOLE }, PIN))
  writeFileSync(at('holders', 'agency-H46.1.p12'), await authority.issueFile({ name: SEAL.name, ...WHOLE }, PIN))
  writeFileSync(at('holders', 'agency-H46.1.pin'), `${PIN}\n`)
})
afterAll(async () => {
  await authority.close()
  rmSync(folder, { recursive: true, force: true })
})
const keys = folderKeys(folder)

test('without a folder of trust nobody is trusted, and nothing breaks', async () => {
  expect(await keys.trust(AT)).toEqual({ roots: [], revocation: { lists: [], answers: [] } })
})

test('a key asks for its PIN, says that one is wrong, and opens; a seal that lies there with its PIN asks nobody', async () => {
  expect(await keys.open(HEAD)).toEqual({ ok: false, refusal: { code: 'pin-needed', holder: HEAD } })
  expect(await keys.open(HEAD, '1')).toEqual({ ok: false, refusal: { code: 'pin-wrong', holder: HEAD } })
  expect(await keys.open(HEAD, PIN)).toMatchObject({ ok: true })
  expect(await keys.open(SEAL)).toMatchObject({ ok: true })
  const stranger = { ...HEAD, id: 'nobody' }
  expect(await keys.open(stranger, PIN)).toEqual({ ok: false, refusal: { code: 'key-missing', holder: stranger, isUnset: true } })
})

test('a PIN of the folder that is wrong is not tried again, until somebody changes a file of the holder', async () => {
  const holder: KeyHolder = { kind: 'agency', id: 'H46.2', name: 'UBND xã Hai' }
  const path = (end: string) => at('holders', `agency-H46.2${end}`)
  const [before, later] = [new Date('2025-01-01'), new Date('2025-01-02')]
  writeFileSync(path('.p12'), await authority.issueFile({ name: holder.name, ...WHOLE }, '999999'))
  writeFileSync(path('.pin'), PIN)
  utimesSync(path('.p12'), before, before)
  expect(await keys.open(holder)).toMatchObject({ refusal: { code: 'pin-wrong' } })
  // The PIN would open this one; that nobody changed anything is all that the folder says.
  writeFileSync(path('.p12'), await authority.issueFile({ name: holder.name, ...WHOLE }, PIN))
  utimesSync(path('.p12'), before, before)
  expect(await keys.open(holder)).toMatchObject({ refusal: { code: 'pin-wrong' } })
  utimesSync(path('.p12'), later, later)
  expect(await keys.open(holder)).toMatchObject({ ok: true })
})

test('a name leads out of the folder of holders to nowhere', async () => {
  writeFileSync(at('person-x.p12'), 'no key')
  expect(await keys.open({ ...HEAD, id: '../person-x' }, PIN)).toMatchObject({ refusal: { code: 'key-missing' } })
})

test('signatures are B-B, and B-T once an authority for time-stamps is named', async () => {
  mkdirSync(at('trust'))
  writeFileSync(at('trust', 'root.cer'), new X509Certificate(authority.root).raw)
  writeFileSync(at('trust', 'provider.crl'), await authority.revocationList(AT))
  writeFileSync(at('trust', 'root.crl'), await authority.rootList(AT))
  const levelNow = async () => {
    const [key, timeStamp] = [await keys.open(HEAD, PIN), await keys.timeStamp(() => AT)]
    if (!key.ok) throw new Error(key.refusal.code)
    const signed = await signPdf(pdfOf(PAGES), key.value, { name: HEAD.name, at: AT, ...timeStamp && { timeStamp } })
    return checkSignatures(openPdfFile(signed), { ...await keys.trust(AT), at: AT })
  }
  expect(await levelNow()).toMatchObject([{ signer: HEAD.name, level: 'B-B', verdict: 'valid' }])
  writeFileSync(at('time-stamp.json'), JSON.stringify({ url: authority.stampsAt, milliseconds: 2_000 }))
  expect(await levelNow()).toMatchObject([{ signer: HEAD.name, level: 'B-T', verdict: 'valid', time: AT }])
  authority.fail('fault', ['stamp'])
  await expect(levelNow()).rejects.toThrow(TimeStampFault)
  authority.fail(undefined)
})

test('a key at a service is named with the token of the day', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const chain = await authority.certify(publicKey.export({ format: 'der', type: 'spki' }), { name: 'Từ Xa', ...WHOLE })
  const service = await serveStandInCsc([{ id: 'one', scal: '1', multisign: 1, pin: PIN, key: privateKey, chain }])
  const place = (accessToken: string) => {
    writeFileSync(at('holders', 'person-tu.xa.json'), JSON.stringify({
      remote: { base: service.base, credential: 'one', accessToken },
    }))
  }
  const holder: KeyHolder = { kind: 'person', id: 'tu.xa', name: 'Từ Xa' }
  place('ended')
  expect(await keys.open(holder, PIN)).toMatchObject({ ok: false })
  place(service.accessToken)
  const opened = await keys.open(holder, PIN)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const signed = await signPdf(pdfOf(PAGES), opened.value, { name: holder.name, at: AT })
  expect(checkSignatures(openPdfFile(signed), { ...await keys.trust(AT), at: AT })).toMatchObject([{ signer: 'Từ Xa', intact: true }])
  await service.close()
})
