import { createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { bytesOf } from './cms-parts.ts'
import { OID } from './object-ids.ts'
import { readCms } from './read-cms.ts'
import { type TimeStamp, TimeStampFault } from './signing-key.ts'
import { isGranted, readAnswer } from './token-in-answer.ts'
import { view } from './view.ts'

/**
 * The same authority, but for answers that are not of the question: refused, of another imprint, without the nonce
 * that was asked or with another, which would be an answer of before, or not signed as they say (RFC 3161, 2.2, 2.4.2).
 * Those are as good as silence: throws `TimeStampFault`. Whether whoever stamped is trusted is asked later, of the
 * paper.
 */
export function ofQuestion(timeStamp: TimeStamp): TimeStamp {
  return async (request) => {
    const answer = await timeStamp(request)
    const fault = faultIn(request, answer)
    if (fault !== undefined) throw new TimeStampFault(`the time-stamp authority answered falsely: ${fault}`)
    return answer
  }
}

function faultIn(request: Buffer, answer: Buffer): string | undefined {
  const asked = pkijs.TimeStampReq.fromBER(view(request))
  try {
    const { status, token: block } = readAnswer(answer)
    if (!isGranted(status) || !block) return `status ${String(status)}`
    const token = readCms(bytesOf(block))
    if (typeof token === 'string') return token
    const { content } = token
    if (token.contentType !== OID.timeStampInfo || !content) return 'no time-stamp'
    const { messageImprint: { hashAlgorithm, hashedMessage }, nonce } = pkijs.TSTInfo.fromBER(view(content))
    if (hashAlgorithm.algorithmId !== asked.messageImprint.hashAlgorithm.algorithmId
      || !hashedMessage.isEqual(asked.messageImprint.hashedMessage)) return 'another imprint'
    if (asked.nonce && !(nonce?.isEqual(asked.nonce) ?? false)) return 'another nonce'
    return token.fault((digest) => createHash(digest).update(content).digest())
  } catch {
    return 'unreadable'
  }
}
