import { type Result, refuse } from '../../kernel/result.ts'
import type { KeyHolder, KeyRing, RingRefusal } from '../../platform/signing/key-ring.ts'
import { type SignPdf, signPdf } from '../../platform/signing/sign-pdf.ts'
import { KeyFault, type SigningKey, type TimeStamp } from '../../platform/signing/signing-key.ts'

/** Why nothing was signed: what the key says, and whose it is; or nobody stamped the time. */
export type SignAsRefusal = RingRefusal | { readonly code: 'time-stamp-unreachable' }

class StampFault extends Error {}
class HolderFault extends KeyFault {
  readonly holder: KeyHolder
  constructor({ code }: KeyFault, holder: KeyHolder) {
    super(code)
    this.holder = holder
  }
}

/** Who stamps the time of what is signed; a fault of theirs is told from one of a key. Undefined where nobody does. */
export async function stampsOf(keys: KeyRing, at: Date): Promise<TimeStamp | undefined> {
  const stamps = await keys.timeStamp(() => at)
  return stamps && (async (request) => {
    try {
      return await stamps(request)
    } catch (cause) {
      throw new StampFault('no time-stamp', { cause })
    }
  })
}

/** Signs as a holder, to be seen; whose key has a fault is told. */
export async function signAs(
  pdf: Buffer, key: SigningKey, holder: KeyHolder, how: Omit<SignPdf, 'name'>,
): Promise<Buffer> {
  const named: SigningKey = {
    ...key,
    async sign(bytes) {
      try {
        return await key.sign(bytes)
      } catch (error) {
        throw error instanceof KeyFault ? new HolderFault(error, holder) : error
      }
    },
  }
  return signPdf(pdf, named, { ...how, name: holder.name })
}

/** What was thrown while something was signed, as a refusal; throws it again if it is none. */
export function refusedSigning(error: unknown): Result<never, SignAsRefusal> {
  if (error instanceof StampFault) return refuse({ code: 'time-stamp-unreachable' })
  if (error instanceof HolderFault) return refuse({ code: error.code, holder: error.holder })
  throw error
}
