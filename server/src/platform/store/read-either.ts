import { type Copy, CopyFaulty, type Part, type StoreFault } from './copy.ts'

/** A read that the first copy could not answer, or not to its end. */
export interface FellBack {
  readonly sha256: string
  /** `away`: the place did not answer. */
  readonly fault: StoreFault | 'away'
  readonly err: unknown
}

interface How { readonly part: Part | undefined; readonly onFellBack: (fell: FellBack) => void }

/**
 * Bytes of the first copy; where that breaks off, on from there by the second. Throws what the first copy threw if no
 * other can go on. What was given on from an enciphered copy is right, piece by piece; a plain one is known to be wrong
 * only at its end, when all of it was given on: then nothing goes on, and the read fails.
 */
export async function* readEither(
  copies: readonly [Copy, ...Copy[]], sha256: string, { part, onFellBack }: How,
): AsyncGenerator<Buffer> {
  const [first, ...others] = copies
  let given = 0
  const count = (piece: Buffer) => {
    given += piece.length
    return piece
  }
  try {
    for await (const piece of first.read(sha256, part)) yield count(piece)
  } catch (err) {
    const isPlainWrong = err instanceof CopyFaulty && err.found !== undefined && given > 0
    const [second] = others
    if (!second || isPlainWrong) throw err
    const rest = given === 0 ? part : { start: (part?.start ?? 0) + given, end: part?.end ?? Number.MAX_SAFE_INTEGER }
    const goesOn = second.read(sha256, rest)
    const next = await goesOn.next().catch(() => {
      throw err // of both that is the one to look at
    })
    onFellBack({ sha256, fault: err instanceof CopyFaulty ? err.fault : 'away', err })
    if (next.done) return
    yield count(next.value)
    yield* goesOn
  }
}
