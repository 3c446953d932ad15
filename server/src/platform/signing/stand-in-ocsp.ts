import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { octets, sha256 } from './make-cms.ts'
import { OID } from './object-ids.ts'
import type { SigningKey } from './signing-key.ts'
import { view } from './view.ts'

/** A certificate as a question of OCSP names it, by SHA-256 (RFC 6960, 4.1.1). */
export function nameForOcsp(certificate: Buffer, issuer: Buffer): pkijs.CertID {
  const [own, by] = [certificate, issuer].map((der) => pkijs.Certificate.fromBER(view(der)))
  if (!own || !by) throw new Error('two certificates')
  const named = (bytes: ArrayBuffer | Uint8Array) => octets(createHash('sha256').update(new Uint8Array(bytes)).digest())
  return new pkijs.CertID({
    hashAlgorithm: sha256(), issuerNameHash: named(by.subject.toSchema().toBER()), serialNumber: own.serialNumber,
    issuerKeyHash: named(by.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
  })
}

/** Which certificate a question is about, as it names it. Throws for what is no question. */
export function askedIn(question: Buffer): pkijs.CertID {
  const [first] = pkijs.OCSPRequest.fromBER(view(question)).tbsRequest.requestList
  if (!first) throw new Error('a question about nothing')
  return first.reqCert
}

/**
 * What the stand-in says of a certificate (RFC 6960, 4.2), good for so long; undefined `since` is good, null is
 * unknown. `cutoff`: it keeps those that ended since then.
 */
export async function ocspAnswer(
  certID: pkijs.CertID, by: SigningKey, now: Date, until: Date, since: Date | null | undefined,
  cutoff?: Date,
): Promise<Buffer> {
  const issuer = pkijs.Certificate.fromBER(view(by.chain[0] ?? Buffer.alloc(0)))
  const data = new pkijs.ResponseData({
    producedAt: now, responderID: issuer.subject,
    responses: [new pkijs.SingleResponse({
      certID, thisUpdate: now, nextUpdate: until,
      ...cutoff && {
        singleExtensions: [new pkijs.Extension({
          extnID: '1.3.6.1.5.5.7.48.1.6', extnValue: new asn1.GeneralizedTime({ valueDate: cutoff }).toBER(),
        })],
      },
      certStatus: since
        ? new asn1.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 }, value: [new asn1.GeneralizedTime({ valueDate: since })],
        })
        : new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: since === null ? 2 : 0 } }),
    })],
  })
  const bytes = (data.toSchema(true) as asn1.Sequence).toBER()
  data.tbsView = new Uint8Array(bytes)
  const signature = await by.sign(Buffer.from(bytes))
  const basic = new pkijs.BasicOCSPResponse({
    tbsResponseData: data, signature: new asn1.BitString({ valueHex: view(signature) }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    // The authority itself is known to whoever asks.
    ...by.chain.length > 1 && { certs: by.chain.slice(0, 1).map((one) => pkijs.Certificate.fromBER(view(one))) },
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
