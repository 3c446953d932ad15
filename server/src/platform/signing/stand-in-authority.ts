import 'reflect-metadata'
import { type KeyObject, createPrivateKey, randomBytes, sign, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { makeCmsAround, view } from './make-cms.ts'
import { makePkcs12 } from './make-pkcs12.ts'
import { OID } from './object-ids.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
/** Where its certificates say that its list lies; nobody serves there. */
const LIST_AT = 'http://ca.invalid/thu-nghiem.crl'
const WEEK = 7 * 86_400_000
/** Of ours, under which the stand-in says by what rule it stamps (RFC 3161 asks for one). */
const STAMP_POLICY = '1.3.6.1.4.1.55555.1'

 
const MAY_SIGN: x509.KeyUsageFlags = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation

export interface Person {
  readonly name: string
  readonly from: Date
  readonly to: Date
  /** What the key may be used for; signing, if nothing is said. */
  readonly usage?: 'sign' | 'encrypt'
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
  /** What its responder says of one certificate (RFC 6960), in DER, good for a week. */
  answer(key: SigningKey, now: Date): Promise<Buffer>
  /** Its time-stamps, by the clock that is handed in; or those of somebody who may not make any. */
  timeStamp(now: () => Date, by?: SigningKey): Promise<TimeStamp>
}

interface Issued { readonly certificate: x509.X509Certificate; readonly keys: CryptoKeyPair }

/** Founds one: a root and an authority below it, each with a key of its own that lives in this process only. */
export async function foundAuthority(from: Date, to: Date): Promise<StandInAuthority> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const rootKeys = await newKeys()
  const signs = new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)
  let serial = 1
  const revoked = new Map<string, Date>()
  const rootCertificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=CA gốc thử nghiệm, O=motcua, C=VN', keys: rootKeys, signingAlgorithm: ALGORITHM, serialNumber: '01',
    notBefore: from, notAfter: to, extensions: [new x509.BasicConstraintsExtension(true, undefined, true), signs],
  })
  const root: Issued = { certificate: rootCertificate, keys: rootKeys }
  const middleKeys = await newKeys()
  const middleCertificate = await certify(
    root, 'CN=CA thử nghiệm, O=motcua, C=VN', { from, to }, middleKeys.publicKey,
    [new x509.BasicConstraintsExtension(true, 0, true), signs],
  )
  const middle: Issued = { certificate: middleCertificate, keys: middleKeys }

  return {
    root: der(root.certificate), intermediate: der(middle.certificate),
    async issue(person) {
      const keys = await newKeys()
      const own = await certifyPerson(person, keys.publicKey)
      return { ...await signerOf(keys), chain: [der(own), der(middle.certificate)] }
    },
    async issueFile(person, pin) {
      const keys = await newKeys()
      const own = await certifyPerson(person, keys.publicKey)
      return makePkcs12(await privateKeyOf(keys), [der(own), der(middle.certificate)], pin)
    },
    async certify(publicKey, person) {
      return [der(await certifyPerson(person, new x509.PublicKey(view(publicKey)))), der(middle.certificate)]
    },
    async renew({ chain: [first] }, person) {
      return der(await certifyPerson(person, new x509.X509Certificate(view(first ?? Buffer.alloc(0))).publicKey))
    },
    revoke(key, since) {
      revoked.set(serialOf(key), since)
    },
    async revocationList(now) {
      const list = await x509.X509CrlGenerator.create({
        issuer: middle.certificate.subject, thisUpdate: now, nextUpdate: new Date(now.getTime() + WEEK),
        signingAlgorithm: ALGORITHM, signingKey: middle.keys.privateKey,
        entries: [...revoked].filter(([, since]) => since <= now)
          .map(([serialNumber, revocationDate]) => ({
            // Without a reason the library writes an empty list of extensions, which no reader takes.
            serialNumber, revocationDate, reason: x509.X509CrlReason.affiliationChanged,
          })),
      })
      return Buffer.from(list.rawData)
    },
    async answer(key, now) {
      const since = revoked.get(serialOf(key))
      const own = { ...await signerOf(middleKeys), chain: [der(middle.certificate)] }
      return ocspAnswer(key, own, now, since !== undefined && since <= now ? since : undefined)
    },
    async timeStamp(now, by) {
      if (by) return async (request) => answerOf(request, by, now())
      const keys = await newKeys()
      const own = await certify(
        middle, 'CN=Dấu thời gian thử nghiệm, O=motcua, C=VN', { from, to }, keys.publicKey,
        [
          new x509.BasicConstraintsExtension(false), new x509.ExtendedKeyUsageExtension([OID.timeStamping], true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        ],
      )
      const key = { ...await signerOf(keys), chain: [der(own), der(middle.certificate)] }
      return async (request) => answerOf(request, key, now())
    },
  }

  async function certifyPerson(
    { name, from: begins, to: ends, usage = 'sign' }: Person, publicKey: x509.PublicKeyType,
  ): Promise<x509.X509Certificate> {
    return certify(middle, `CN=${escaped(name)}, C=VN`, { from: begins, to: ends }, publicKey, [
      new x509.BasicConstraintsExtension(false), new x509.CRLDistributionPointsExtension([LIST_AT]),
      new x509.KeyUsagesExtension(usage === 'sign' ? MAY_SIGN : x509.KeyUsageFlags.keyEncipherment, true),
    ])
  }

  async function certify(
    by: Issued, subject: string, { from: begins, to: ends }: { from: Date; to: Date }, publicKey: x509.PublicKeyType,
    extensions: x509.Extension[],
  ): Promise<x509.X509Certificate> {
    serial += 1
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

/** Commas and the like mean something in a name of X.500. */
function escaped(name: string): string {
  return name.replace(/[,+"\\<>;=]/g, '\\$&')
}

function der(certificate: x509.X509Certificate): Buffer {
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
  const answer = new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: pkijs.PKIStatus.granted }),
    timeStampToken: pkijs.ContentInfo.fromBER(view(token)),
  })
  return Buffer.from(answer.toSchema().toBER())
}

/** The serial number as a list of withdrawals writes it. */
function serialOf({ chain: [own] }: SigningKey): string {
  return new x509.X509Certificate(view(own ?? Buffer.alloc(0))).serialNumber
}

async function ocspAnswer(of: SigningKey, by: SigningKey, now: Date, since: Date | undefined): Promise<Buffer> {
  const [own, issuer] = [of, by].map(({ chain: [first] }) => pkijs.Certificate.fromBER(view(first ?? Buffer.alloc(0))))
  if (!own || !issuer) throw new Error('a key without a certificate')
  const certID = new pkijs.CertID()
  await certID.createForCertificate(own, { hashAlgorithm: 'SHA-256', issuerCertificate: issuer }, pkijsCrypto())
  const data = new pkijs.ResponseData({
    producedAt: now, responderID: issuer.subject,
    responses: [new pkijs.SingleResponse({
      certID, thisUpdate: now, nextUpdate: new Date(now.getTime() + WEEK),
      certStatus: since
        ? new asn1.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 }, value: [new asn1.GeneralizedTime({ valueDate: since })],
        })
        : new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } }),
    })],
  })
  const bytes = (data.toSchema(true) as asn1.Sequence).toBER()
  data.tbsView = new Uint8Array(bytes)
  const signature = await by.sign(Buffer.from(bytes))
  const basic = new pkijs.BasicOCSPResponse({
    tbsResponseData: data, signature: new asn1.BitString({ valueHex: view(signature) }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
  })
  const answer = new pkijs.OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  })
  return Buffer.from(answer.toSchema().toBER())
}

function pkijsCrypto(): pkijs.ICryptoEngine {
  return new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto })
}
