import * as asn1 from 'asn1js'
import { bytesOf, listIn } from './cms-parts.ts'
import { TimeStampFault } from './signing-key.ts'
import { view } from './view.ts'

/** Whether a status is one of the two that grant: as asked, or with changes (RFC 3161, 2.4.2). */
export function isGranted(status: number): boolean {
  return status === 0 || status === 1
}

/**
 * The token in an answer to a question about a time-stamp. Throws `TimeStampFault` where none was granted, or the
 * answer is none. DER.
 */
export function tokenIn(answer: Buffer): Buffer {
  const { status, token } = readAnswer(answer)
  if (!isGranted(status) || !token) throw new TimeStampFault(`the authority refused: status ${String(status)}`)
  return bytesOf(token)
}

/** An answer as it says that it is. Throws `TimeStampFault` where it is none. */
export function readAnswer(answer: Buffer): { readonly status: number; readonly token: asn1.BaseBlock | undefined } {
  try {
    const { result, offset } = asn1.fromBER(view(answer))
    if (offset === -1) throw new Error('no DER')
    const [told, token] = listIn(result)
    const [status] = listIn(told)
    if (status instanceof asn1.Integer) return { status: Number(status.toBigInt()), token }
  } catch (error) {
    throw new TimeStampFault('the time-stamp authority said something else', { cause: error })
  }
  throw new TimeStampFault('the time-stamp authority said something else')
}
