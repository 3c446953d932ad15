/**
 * Need: an authority that answers falsely, or of before, proves nothing (RFC 3161, 2.2, 2.4.2; RFC 6960, 4.2.2.2).
 * Hostile answers are made by the stand-in; the honest one is taken each time.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { X509Certificate, createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ofQuestion } from './check-stamp-answer.ts'
import { timeStampAt } from './http-time-stamp.ts'
import { octets, sha256 } from './make-cms.ts'
import { revocationOf } from './revocation.ts'
import { type SigningKey, type TimeStamp, TimeStampFault } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { view } from './view.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
let authority: StandInAuthority
let stamp: TimeStamp
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  stamp = await authority.timeStamp(() => AT)
})

/** A question about these words, with this nonce or none. */
function questionFor(words: string, nonce: number | null = 4711): Buffer {
  return Buffer.from(new pkijs.TimeStampReq({
    version: 1, certReq: true, ...nonce === null ? {} : { nonce: new asn1.Integer({ value: nonce }) },
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: sha256(), hashedMessage: octets(createHash('sha256').update(words).digest()),
    }),
  }).toSchema().toBER())
}

const HOSTILE: readonly (readonly [string, TimeStamp])[] = [
  ['of other words', async () => stamp(questionFor('những lời khác'))],
  ['of before, with another nonce', async () => stamp(questionFor('lời này', 4712))],
  ['without the nonce', async () => stamp(questionFor('lời này', null))],
  ['whose signature is broken', async (request) => {
    const answer = Buffer.from(await stamp(request))
    answer.writeUInt8(answer.readUInt8(answer.length - 3) ^ 1, answer.length - 3)
    return answer
  }],
  ['that refuses', async () => Promise.resolve(Buffer.from(new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: pkijs.PKIStatus.rejection }),
  }).toSchema().toBER()))],
  ['that is none', async () => Promise.resolve(Buffer.from('<html>xin lỗi</html>'))],
]

describe('an answer of a time-stamp authority', () => {
  test('to what was asked is taken', async () => {
    const question = questionFor('lời này')
    expect(pkijs.TimeStampResp.fromBER(view(await ofQuestion(stamp)(question))).timeStampToken).toBeDefined()
  })

  test.each(HOSTILE)('%s counts as silence', async (_, hostile) => {
    await expect(ofQuestion(hostile)(questionFor('lời này'))).rejects.toThrow(TimeStampFault)
  })

  test('over http is looked at before anything is signed with it', async () => {
    const server = createServer((_, reply) => {
      void stamp(questionFor('những lời khác')).then((answer) => reply.end(answer))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
    await expect(timeStampAt(url)(questionFor('lời này'))).rejects.toThrow('another imprint')
    server.close()
  })
})

describe('an answer of OCSP', () => {
  const key = () => authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  const responder = (more: Partial<Parameters<StandInAuthority['issue']>[0]> = {}) =>
    authority.issue({ name: 'Trả lời thay', from: FROM, to: TO, usage: 'answer', ...more })
  const stateOf = async (by: SigningKey | undefined, at = AT, said = AT) => {
    const own = await key()
    const answer = await authority.answer(own, said, by)
    const [certificate, issuer] = [own.chain[0], authority.intermediate].map((der) => new X509Certificate(der ?? ''))
    if (!certificate || !issuer) throw new Error('two certificates')
    return revocationOf(certificate, issuer, at, { lists: [], answers: [answer] }).state
  }

  test('of the authority, or of whom it lets answer in its place, is believed', async () => {
    expect([await stateOf(undefined), await stateOf(await responder())]).toEqual(['good', 'good'])
  })

  test('of somebody whose certificate had ended, or did not hold yet, when they answered, is not', async () => {
    expect(await stateOf(await responder({ to: new Date('2025-02-01') }))).toBe('unknown')
    expect(await stateOf(await responder({ from: new Date('2025-04-01') }))).toBe('unknown')
  })

  test('of somebody who may only sign, or whom another authority lets answer, is not', async () => {
    expect(await stateOf(await key())).toBe('unknown')
    const other = await foundAuthority(FROM, TO)
    expect(await stateOf(await other.issue({ name: 'Kẻ lạ', from: FROM, to: TO, usage: 'answer' }))).toBe('unknown')
  })

  test('that has ended says nothing any more: it is good for a week', async () => {
    expect(await stateOf(undefined, new Date('2025-03-08T01:00:00Z'))).toBe('good')
    expect(await stateOf(undefined, new Date('2025-03-08T03:00:00Z'))).toBe('unknown')
  })
})
