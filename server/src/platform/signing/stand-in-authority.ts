import 'reflect-metadata'
import { type KeyObject, createPrivateKey, randomBytes, sign, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { TAG, der } from './der.ts'
import { makeCmsAround } from './make-cms.ts'
import { makePkcs12 } from './make-pkcs12.ts'
import { OID } from './object-ids.ts'
import { askedIn, nameForOcsp, ocspAnswer } from './stand-in-ocsp.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'
import { view } from './view.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
/** Where certificates say that it is to be asked, if nobody serves it. */
const NOWHERE = 'http://ca.invalid'
const WEEK = 7 * 86_400_000
/** Of ours, under which the stand-in says by what rule it stamps (RFC 3161 asks for one). */
const STAMP_POLICY = '1.3.6.1.4.1.55555.1'

 
const MAY_SIGN: x509.KeyUsageFlags = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation

export interface Person {
  readonly name: string
  readonly from: Date
  readonly to: Date
  /** What the certificate says that the key may be used for: to sign, if nothing is asked; `answer` is by OCSP. */
  readonly usage?: 'sign' | 'encrypt' | 'answer' | 'unsaid'
}

/** An authority for certificates that nobody but a demonstration or a test trusts. */
export interface StandInAuthority {
  /** What whoever checks must trust, in DER. */
  readonly root: Buffer
  readonly intermediate: Buffer
  /** A key with its certificate, issued now. */
  issue(person: Person): Promise<SigningKey>
  /** The same in a file of PKCS#12 that its PIN opens. */
  issueFile(person: Person, pin: string): Promise<Buffer>
  /** The chain for a key that lies elsewhere, on a token: of its public half, SPKI in DER. */
  certify(publicKey: Buffer, person: Person): Promise<Buffer[]>
  /** A further certificate for the key of one that it issued, in DER. */
  renew(key: SigningKey, person: Person): Promise<Buffer>
  /** Withdraws a certificate from a moment on; the lists and answers of later say so. */
  revoke(key: SigningKey, since: Date): void
  /** The list of what it has withdrawn, in DER, good for a week. */
  revocationList(now: Date): Promise<Buffer>
  /** The root's list, of nobody, in DER, good for a week. */
  rootList(now: Date): Promise<Buffer>
  /** What its responder says of one certificate (RFC 6960), in DER, good for a week; or somebody in its place. */
  answer(key: SigningKey, now: Date, by?: SigningKey): Promise<Buffer>
  /** The same to a question in DER; of a certificate that it never issued, that it does not know it. */
  answerTo(question: Buffer, now: Date): Promise<Buffer>
  /** Its time-stamps, by the clock that is handed in; or those of somebody who may not make any. */
  timeStamp(now: () => Date, by?: SigningKey): Promise<TimeStamp>
  /** All that it is made of, to found it again elsewhere. */
  keep(): Promise<KeptAuthority>
}

/** An authority with its keys (PKCS#8) and certificates, in DER. */
export type KeptAuthority = Readonly<Record<'rootKey' | 'root' | 'intermediateKey' | 'intermediate', Buffer>>

interface Issued { readonly certificate: x509.X509Certificate; readonly keys: CryptoKeyPair }

/**
 * Founds one: a root and an authority below it, each with a key of its own that lives in this process only; or one that
 * was kept, anew. Where it is served, all its certificates say where it is to be asked; else those of people alone do,
 * and nobody answers there.
 */
export async function foundAuthority(
  from: Date, to: Date, servedAt?: string, kept?: KeptAuthority,
): Promise<StandInAuthority> {
  const base = servedAt ?? NOWHERE
  const listed = (name: string) =>
    servedAt === undefined ? [] : [new x509.CRLDistributionPointsExtension([`${base}/${name}.crl`])]
  x509.cryptoProvider.set(webcrypto as Crypto)
  const rootKeys = kept ? await keysAgain(kept.rootKey, kept.root) : await newKeys()
  const signs = new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)
  // Of one that is founded again, far from those that it gave before.
  let serial = kept ? randomBytes(6).readUIntBE(0, 6) : 1
  const revoked = new Map<string, Date>()
  const issued = new Set<string>()
  const keptRoot = kept && new x509.X509Certificate(view(kept.root))
  const rootCertificate = keptRoot ?? await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=CA gốc thử nghiệm, O=motcua, C=VN', keys: rootKeys, signingAlgorithm: ALGORITHM, serialNumber: '01',
    notBefore: from, notAfter: to, extensions: [new x509.BasicConstraintsExtension(true, undefined, true), signs],
  })
  const root: Issued = { certificate: rootCertificate, keys: rootKeys }
  const middleKeys = kept ? await keysAgain(kept.intermediateKey, kept.intermediate) : await newKeys()
  const keptMiddle = kept && new x509.X509Certificate(view(kept.intermediate))
  const middleCertificate = keptMiddle ?? await certify(
    root, 'CN=CA thử nghiệm, O=motcua, C=VN', { from, to }, middleKeys.publicKey,
    [new x509.BasicConstraintsExtension(true, 0, true), signs, ...listed('root')],
  )
  const middle: Issued = { certificate: middleCertificate, keys: middleKeys }

  return {
    root: derOf(root.certificate), intermediate: derOf(middle.certificate),
    async issue(person) {
      const keys = await newKeys()
      const own = await certifyPerson(person, keys.publicKey)
      return { ...await signerOf(keys), chain: [derOf(own), derOf(middle.certificate)] }
    },
    async issueFile(person, pin) {
      const keys = await newKeys()
      const own = await certifyPerson(person, keys.publicKey)
      return makePkcs12(await privateKeyOf(keys), [derOf(own), derOf(middle.certificate)], pin)
    },
    async certify(publicKey, person) {
      return [derOf(await certifyPerson(person, new x509.PublicKey(view(publicKey)))), derOf(middle.certificate)]
    },
    async renew({ chain: [first] }, person) {
      return derOf(await certifyPerson(person, new x509.X509Certificate(view(first ?? Buffer.alloc(0))).publicKey))
    },
    revoke(key, since) {
      revoked.set(serialOf(key), since)
    },
    async revocationList(now) {
      return listBy(middle, now, [...revoked].filter(([, since]) => since <= now))
    },
    async rootList(now) {
      return listBy(root, now, [])
    },
    async answer(key, now, by) {
      return say(nameForOcsp(key.chain[0] ?? Buffer.alloc(0), derOf(middle.certificate)), now, by)
    },
    async answerTo(question, now) {
      return say(askedIn(question), now)
    },
    async timeStamp(now, by) {
      if (by) return async (request) => answerOf(request, by, now())
      const keys = await newKeys()
      const own = await certify(
        middle, 'CN=Dấu thời gian thử nghiệm, O=motcua, C=VN', { from, to }, keys.publicKey,
        [
          new x509.BasicConstraintsExtension(false), new x509.ExtendedKeyUsageExtension([OID.timeStamping], true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true), ...listed('list'),
        ],
      )
      const key = { ...await signerOf(keys), chain: [derOf(own), derOf(middle.certificate)] }
      return async (request) => answerOf(request, key, now())
    },
    async keep() {
      const [rootKey, intermediateKey] = await Promise.all([rootKeys, middleKeys].map(async ({ privateKey }) =>
        Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey))))
      if (!rootKey || !intermediateKey) throw new Error('an authority without keys')
      return { rootKey, root: derOf(root.certificate), intermediateKey, intermediate: derOf(middle.certificate) }
    },
  }

  async function say(certID: pkijs.CertID, now: Date, by?: SigningKey): Promise<Buffer> {
    const serial = Buffer.from(certID.serialNumber.valueBlock.valueHexView).toString('hex')
    const since = revoked.get(serial)
    const own = by ?? { ...await signerOf(middleKeys), chain: [derOf(middle.certificate)] }
    const state = !issued.has(serial) ? null : since !== undefined && since <= now ? since : undefined
    return ocspAnswer(certID, own, now, new Date(now.getTime() + WEEK), state)
  }

  async function certifyPerson(
    { name, from: begins, to: ends, usage = 'sign' }: Person, publicKey: x509.PublicKeyType,
  ): Promise<x509.X509Certificate> {
    return certify(middle, `CN=${escaped(name)}, C=VN`, { from: begins, to: ends }, publicKey, [
      ...usage === 'unsaid' ? [] : [new x509.BasicConstraintsExtension(false)],
      new x509.CRLDistributionPointsExtension([`${base}/list.crl`]),
      ...servedAt === undefined ? [] : [new x509.AuthorityInfoAccessExtension({ ocsp: `${base}/ocsp` })],
      ...usage === 'unsaid' ? []
        : [new x509.KeyUsagesExtension(usage === 'encrypt' ? x509.KeyUsageFlags.keyEncipherment : MAY_SIGN, true)],
      ...usage === 'answer' ? [new x509.ExtendedKeyUsageExtension([OID.ocspSigning])] : [],
    ])
  }

  async function certify(
    by: Issued, subject: string, { from: begins, to: ends }: { from: Date; to: Date }, publicKey: x509.PublicKeyType,
    extensions: x509.Extension[],
  ): Promise<x509.X509Certificate> {
    serial += 1
    issued.add(serial.toString(16).padStart(2, '0'))
    return x509.X509CertificateGenerator.create({
      subject, issuer: by.certificate.subject, publicKey, signingKey: by.keys.privateKey,
      signingAlgorithm: ALGORITHM, serialNumber: serial.toString(16).padStart(2, '0'), notBefore: begins, notAfter: ends,
      extensions: [
        ...extensions, await x509.AuthorityKeyIdentifierExtension.create(by.keys.publicKey),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ],
    })
  }
}

async function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function keysAgain(pkcs8: Buffer, certificate: Buffer): Promise<CryptoKeyPair> {
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', view(pkcs8), ALGORITHM, true, ['sign']),
    publicKey: await new x509.X509Certificate(view(certificate)).publicKey.export(),
  }
}

/** Commas and the like mean something in a name of X.500. */
function escaped(name: string): string {
  return name.replace(/[,+"\\<>;=]/g, '\\$&')
}

function derOf(certificate: x509.X509Certificate): Buffer {
  return Buffer.from(certificate.rawData)
}

async function privateKeyOf({ privateKey }: CryptoKeyPair): Promise<KeyObject> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey))
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

async function signerOf(keys: CryptoKeyPair): Promise<Pick<SigningKey, 'algorithm' | 'sign'>> {
  const key = await privateKeyOf(keys)
  return { algorithm: 'ecdsa', sign: async (bytes) => Promise.resolve(sign('sha256', bytes, key)) }
}

/** A time-stamp token for what was asked (RFC 3161, 2.4.2). */
async function answerOf(request: Buffer, key: SigningKey, at: Date): Promise<Buffer> {
  const { messageImprint, nonce } = pkijs.TimeStampReq.fromBER(view(request))
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)])
  const info = new pkijs.TSTInfo({
    version: 1, policy: STAMP_POLICY, messageImprint, serialNumber: new asn1.Integer({ valueHex: view(serial) }),
    genTime: at, ...nonce ? { nonce } : {},
  })
  const token = await makeCmsAround(Buffer.from(info.toSchema().toBER()), OID.timeStampInfo, key)
  const granted = der(TAG.sequence, der(TAG.integer, Buffer.from([pkijs.PKIStatus.granted])))
  return der(TAG.sequence, granted, token)
}

/** A list of these, by whoever issued them. */
async function listBy(by: Issued, now: Date, withdrawn: readonly (readonly [string, Date])[]): Promise<Buffer> {
  const list = await x509.X509CrlGenerator.create({
    issuer: by.certificate.subject, thisUpdate: now, nextUpdate: new Date(now.getTime() + WEEK),
    signingAlgorithm: ALGORITHM, signingKey: by.keys.privateKey,
    entries: withdrawn.map(([serialNumber, revocationDate]) => ({
      // Without a reason the library writes an empty list of extensions, which no reader takes.
      serialNumber, revocationDate, reason: x509.X509CrlReason.affiliationChanged,
    })),
  })
  return Buffer.from(list.rawData)
}

/** The serial number as a list of withdrawals writes it. */
function serialOf({ chain: [own] }: SigningKey): string {
  return new x509.X509Certificate(view(own ?? Buffer.alloc(0))).serialNumber
}
