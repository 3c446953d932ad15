/**
 * Need: what the seal of a package is worth is found by the record of when it was made, so that neither a certificate
 * that ended since nor an agency that was dissolved spoils it, and no other certificate passes for it (EN 319 102-1,
 * 5.5.2).
 */
import { X509Certificate } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { fingerprintOf } from '../../platform/signing/check-xml.ts'
import type { Trust } from '../../platform/signing/read-trust.ts'
import { signXml } from '../../platform/signing/sign-xml.ts'
import type { SigningKey } from '../../platform/signing/signing-key.ts'
import { type StandInAuthority, foundAuthority } from '../../platform/signing/stand-in-authority.ts'
import { writeManifest } from './domain/archive-manifest.ts'
import { judgeSeal } from './seal-manifest.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const MADE = new Date('2025-06-20T02:00:00Z')
const LATER = new Date('2025-06-24T02:00:00Z')
const NAME = 'UBND xã Mẫu & Thôn "Một"'

let authority: StandInAuthority
let seal: SigningKey
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  seal = await authority.issue({ name: NAME, from: FROM, to: TO })
})

const written = (sealedBy: string | null) => writeManifest({
  id: 'goi-1', madeAt: MADE, sealedBy, dossier: { number: 'H00.1' }, retention: { until: null, article: 'Luật Hộ tịch' },
  reason: null, components: [], files: [], events: [],
})
const certificateOf = ({ chain: [own] }: SigningKey) => fingerprintOf(own ?? Buffer.alloc(0))
const trustAt = async (at: Date): Promise<Trust> => ({
  roots: [new X509Certificate(authority.root)],
  revocation: { lists: [await authority.revocationList(at)], answers: [] },
})
const judge = async (text: string, { by = seal, at = LATER, sealCertificate = certificateOf(by), trust }: {
  by?: SigningKey; at?: Date; sealCertificate?: string | null; trust?: Trust
} = {}) => judgeSeal(text, { sealCertificate, madeAt: MADE }, { trust: trust ?? await trustAt(at), at })
const signed = async (by = seal) => signXml(written(NAME), by, { at: MADE })

test('a seal over a description holds; where nobody trusts its authority, it is whole and unproven', async () => {
  expect(await judge(await signed())).toEqual({ seal: 'valid' })
  expect(await judge(await signed(), { trust: { roots: [], revocation: { lists: [], answers: [] } } })).toEqual({ seal: 'unproven' })
})

test('a description that nobody sealed, and that does not say so, is as it was made', async () => {
  expect(await judge(written(null), { sealCertificate: null })).toEqual({ seal: null })
})

test.each<[string, (text: string) => string | Promise<string>, string | null | undefined, string]>([
  ['a byte of it is another', (text) => text.replace('H00.1', 'H00.2'), undefined, 'seal-changed'],
  ['who sealed it is another', (text) => text.replace('&#38; Thôn', '&#38; Xóm'), undefined, 'seal-changed'],
  ['two signatures stand in it', (text) => text.replace('</package>', `${/<ds:Signature [\s\S]+<\/ds:Signature>/.exec(text)?.[0] ?? ''}</package>`), undefined, 'seal-changed'],
  ['its end is missing', (text) => text.slice(0, -12), undefined, 'seal-changed'],
  ['it says who sealed it, and is not', () => written(NAME), null, 'seal-missing'],
  ['the record says who sealed it, and it is not', () => written(null), undefined, 'seal-missing'],
  ['it is sealed, and the record says that it is not', (text) => text, null, 'seal-of-another'],
  ['a certificate of the same name sealed it', async () => signed(await authority.issue({ name: NAME, from: FROM, to: TO })), undefined, 'seal-of-another'],
])('%s: it is at fault', async (_, change, sealCertificate, fault) => {
  const text = await signed()
  const changed = await change(text)
  expect(await judge(changed, sealCertificate === undefined ? {} : { sealCertificate })).toEqual({ fault })
})

test('a certificate that ended, or was withdrawn, after it was made spoils nothing; before, it does', async () => {
  const short = await authority.issue({ name: NAME, from: FROM, to: new Date('2025-06-22') })
  // By a list kept from before its end; a later one has forgotten whose time is up (RFC 5280, 3.3).
  expect(await judge(await signed(short), { by: short, trust: await trustAt(new Date('2025-06-21')) })).toEqual({ seal: 'valid' })
  expect(await judge(await signed(short), { by: short })).toEqual({ seal: 'unproven' })
  const ended = await authority.issue({ name: NAME, from: FROM, to: new Date('2025-06-19') })
  expect(await judge(await signed(ended), { by: ended })).toEqual({ fault: 'seal-not-valid' })
  const dissolved = await authority.issue({ name: NAME, from: FROM, to: TO })
  authority.revoke(dissolved, new Date('2025-06-23'))
  expect(await judge(await signed(dissolved), { by: dissolved })).toEqual({ seal: 'valid' })
  const withdrawn = await authority.issue({ name: NAME, from: FROM, to: TO })
  authority.revoke(withdrawn, new Date('2025-06-19'))
  expect(await judge(await signed(withdrawn), { by: withdrawn })).toEqual({ fault: 'seal-not-valid' })
  const encrypts = await authority.issue({ name: NAME, from: FROM, to: TO, usage: 'encrypt' })
  expect(await judge(await signed(encrypts), { by: encrypts })).toEqual({ fault: 'seal-not-valid' })
})
