import { type X509Certificate, createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { askByHttp } from './ask-by-http.ts'
import { nameOf } from './check-chain.ts'
import { octets } from './make-cms.ts'
import { AUTHORITY_INFO, CRL_POINTS, type RevocationData, canBeRevoked, revocationOf } from './revocation.ts'
import { view } from './view.ts'

export interface AuthorityAnswers extends RevocationData {
  /** Of whom nobody could say whether the certificate was withdrawn; by common name. */
  readonly unknown: readonly string[]
}

export interface Authorities {
  /**
   * What says of each certificate of a path, the root aside, whether it was withdrawn at a moment. Only of a path that
   * leads to somebody whom we trust: in a certificate of anybody's own making any address may stand, also one within
   * our walls.
   */
  askFor(path: readonly X509Certificate[], at: Date): Promise<AuthorityAnswers>
}

const [OCSP, URI] = ['1.3.6.1.5.5.7.48.1', 6]
const SHA1 = '1.3.14.3.2.26'
const [MOST_LIST, MOST_ANSWER] = [20_000_000, 100_000]
/** So many addresses of one certificate are asked. */
const MOST_PLACES = 4

/**
 * Whoever issued certificates, at the addresses that stand in them: OCSP first, which is short, then lists (RFC 6960,
 * RFC 5280). What was answered is kept as long as this is, so that a batch asks once. What does not answer in time,
 * says too much, or is not signed as it must be counts as silence; nothing is thrown.
 */
export function askAuthorities({ milliseconds = 10_000 }: { readonly milliseconds?: number } = {}): Authorities {
  const kept = new Map<string, Promise<Buffer | undefined>>()

  async function ask(url: string, most: number, question?: Buffer): Promise<Buffer | undefined> {
    const name = `${url}\0${question?.toString('base64') ?? ''}`
    const known = kept.get(name)
    if (known) return known
    const asked = askByHttp(url, {
      most, milliseconds,
      ...question ? { body: question, headers: { 'content-type': 'application/ocsp-request' } } : {},
    }).then((answer) => answer?.status === 200 ? answer.body : undefined)
    kept.set(name, asked)
    if (await asked === undefined) kept.delete(name)
    return asked
  }

  async function answersFor(
    certificate: X509Certificate, issuer: X509Certificate, at: Date,
  ): Promise<RevocationData | undefined> {
    const { responders, lists } = placesIn(certificate)
    for (const url of responders) {
      const answer = await ask(url, MOST_ANSWER, questionFor(certificate, issuer))
      const data = answer && { lists: [], answers: [answer] }
      if (data && revocationOf(certificate, issuer, at, data).state !== 'unknown') return data
    }
    for (const url of lists) {
      const list = await ask(url, MOST_LIST)
      const data = list && { lists: [list], answers: [] }
      if (data && revocationOf(certificate, issuer, at, data).state !== 'unknown') return data
    }
    return undefined
  }

  return {
    async askFor(path, at) {
      const found = await Promise.all(path.slice(0, -1).map(async (certificate, n) => {
        const issuer = path[n + 1]
        if (!issuer || !canBeRevoked(certificate)) return { lists: [], answers: [], unknown: [] }
        const data = await answersFor(certificate, issuer, at)
        return data ? { ...data, unknown: [] } : { lists: [], answers: [], unknown: [nameOf(certificate)] }
      }))
      return {
        lists: eachOnce(found.flatMap(({ lists }) => lists)),
        answers: eachOnce(found.flatMap(({ answers }) => answers)),
        unknown: found.flatMap(({ unknown }) => unknown),
      }
    },
  }
}

/** Of equal bytes the first. */
export function eachOnce(all: readonly Buffer[]): Buffer[] {
  return all.filter((one, n) => all.findIndex((other) => other.equals(one)) === n)
}

/** Where a certificate says that one may ask. */
function placesIn(certificate: X509Certificate): { readonly responders: string[]; readonly lists: string[] } {
  const extensions = pkijs.Certificate.fromBER(view(certificate.raw)).extensions ?? []
  const parsed = (id: string): unknown => extensions.find(({ extnID }) => extnID === id)?.parsedValue
  const [info, points] = [parsed(AUTHORITY_INFO), parsed(CRL_POINTS)]
  const responders = info instanceof pkijs.InfoAccess
    ? info.accessDescriptions.filter(({ accessMethod }) => accessMethod === OCSP).map((one) => one.accessLocation)
    : []
  const lists = points instanceof pkijs.CRLDistributionPoints
    ? points.distributionPoints.flatMap(({ distributionPoint }) =>
      Array.isArray(distributionPoint) ? distributionPoint : [])
    : []
  const urlsOf = (names: readonly pkijs.GeneralName[]) =>
    names.flatMap(({ type, value }) => type === URI && typeof value === 'string' ? [value] : []).slice(0, MOST_PLACES)
  return { responders: urlsOf(responders), lists: urlsOf(lists) }
}

/** The question of OCSP (RFC 6960, 4.1), naming the issuer by SHA-1, which every responder knows (RFC 5019, 2.1.1). */
function questionFor(certificate: X509Certificate, issuer: X509Certificate): Buffer {
  const [own, by] = [certificate, issuer].map(({ raw }) => pkijs.Certificate.fromBER(view(raw)))
  if (!own || !by) throw new Error('two certificates')
  // It names, and proves nothing.
  const named = (bytes: ArrayBuffer | Uint8Array) => octets(createHash(NAMED_BY).update(new Uint8Array(bytes)).digest())
  const certID = new pkijs.CertID({
    hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA1, algorithmParams: new asn1.Null() }),
    issuerNameHash: named(by.subject.toSchema().toBER()), serialNumber: own.serialNumber,
    issuerKeyHash: named(by.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
  })
  const request = new pkijs.OCSPRequest({
    tbsRequest: new pkijs.TBSRequest({ requestList: [new pkijs.Request({ reqCert: certID })] }),
  })
  return Buffer.from(request.toSchema(true).toBER())
}

const NAMED_BY = 'sha1'
