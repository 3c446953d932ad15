import Type, { type Static } from 'typebox'
import { SIGNATURE, SIGNATURE_WHY } from './signature-texts.ts'
import { type Language, sayIn } from './texts.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a signature in a file is worth, as found when the file came in. */
export const SignatureShown = Type.Object({
  signer: Type.String({ description: 'As the certificate names them; empty if it cannot be read' }),
  at: Nullable(Type.String({ format: 'date-time', description: 'By the time-stamp, else as the file says' })),
  level: Type.Enum(['B-B', 'B-T', 'B-LT'], { description: 'Of PAdES: without time-stamp, with, with all to check it later' }),
  verdict: Type.Enum(['valid', 'invalid', 'indeterminate']),
  why: Nullable(Type.String({ description: 'Of what is not valid, the worst that was found' })),
  isChanged: Type.Boolean({ description: 'What was signed was changed afterwards, beyond what is allowed' }),
  verdictText: Type.String(),
  text: Type.String({ description: 'All of it in a few sentences' }),
})
export type SignatureShown = Static<typeof SignatureShown>

/** Why a signature is not valid. */
export type SaidWhy = keyof typeof SIGNATURE_WHY

/** A report on a signature as far as it is said to people. */
export interface SaidSignature {
  /** A time-stamp of the whole file. */
  readonly isOfDocument?: true
  readonly signer: string
  /** ISO. */
  readonly time: string | null
  readonly level: 'B-B' | 'B-T' | 'B-LT'
  /** Unsaid in reports of before. */
  readonly timeStamp?: 'none' | 'proves' | 'unusable' | 'wrong'
  readonly intact: boolean
  readonly changesAfter: readonly string[]
  readonly verdict: 'valid' | 'invalid' | 'indeterminate'
  readonly why: SaidWhy | null
}

/** A file whose signatures do not do, and why. */
export interface SaidRefusedSignature {
  readonly file: string
  readonly fault: 'missing' | 'invalid' | 'unproven'
  readonly why: SaidWhy | null
}

/** A signature with what it is worth in words: what is wrong first, then the level, then what came after. */
export function showSignature(language: Language, report: SaidSignature): SignatureShown {
  const { signer, time, level, verdict, why } = report
  const say = sayIn(language)
  const isChanged = why === 'changed-after' || why === 'digest-differs'
  const after = report.changesAfter.includes('covers-page') ? say(SIGNATURE.covered)
    : report.changesAfter.length > 0 ? say(SIGNATURE.added) : say(SIGNATURE.unchanged)
  return {
    signer, at: time, level, verdict, why, isChanged, verdictText: say(SIGNATURE[verdict]),
    text: [
      ...why === null ? [] : [say(SIGNATURE_WHY[why])],
      // Of what does not hold, when it was stamped proves nothing.
      ...report.isOfDocument ? [say(SIGNATURE.ofDocument)]
        : verdict === 'invalid' ? [] : [say(report.timeStamp === 'unusable' ? SIGNATURE.stampUnusable : SIGNATURE[level])],
      ...isChanged || !report.intact ? [] : [after],
    ].join(' '),
  }
}

/** All signatures of a file; of one that was too heavy to be judged, that it has some. */
export function showSignatures(
  language: Language, { reports }: { readonly reports: readonly SaidSignature[] },
): SignatureShown[] {
  if (reports.length > 0) return reports.map((one) => showSignature(language, one))
  const say = sayIn(language)
  return [{
    signer: '', at: null, level: 'B-B', verdict: 'indeterminate', why: null, isChanged: false,
    verdictText: say(SIGNATURE.indeterminate), text: say(SIGNATURE.notRead),
  }]
}

/** What is wrong with a file's signature and what to do. */
export function sayRefusedSignature(language: Language, { file, fault, why }: SaidRefusedSignature): string {
  const say = sayIn(language)
  const because = why === null ? '' : say(SIGNATURE_WHY[why])
  if (fault === 'missing') return say(SIGNATURE.refusedMissing, { file })
  const said = fault === 'invalid'
    ? say(SIGNATURE.refusedInvalid, { file, why: because }) : say(SIGNATURE.refusedUnproven, { file, why: because })
  return said.replace('  ', ' ')
}
