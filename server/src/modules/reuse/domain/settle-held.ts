import { type Result, ok, refuse } from '../../../kernel/result.ts'

interface Paper { readonly id: bigint; readonly publicId: string; readonly basis: string }
/** What was found for a component. */
interface HeldComponent {
  readonly source: 'register' | 'kho' | 'dossiers' | 'national'
  readonly papers: readonly Paper[]
  readonly isOfOwner: boolean
}

/** What was handed in for one component, as a door takes it. */
interface Handed {
  readonly component: string
  readonly how: 'filed' | 'presented' | 'data' | 'missing' | 'reused'
  readonly originals: number
  readonly copies: number
  readonly uploads: readonly string[]
  readonly papers?: readonly bigint[] | undefined
  /** Public id of the paper that is used; where any fits, the best unless given. */
  readonly heldPaper?: string | undefined
  /** Code of the reason for which the office asks again. */
  readonly askedAgain?: string | undefined
}

export interface SettleHeld<H extends Handed> {
  readonly held: ReadonlyMap<string, HeldComponent>
  readonly filed: readonly H[]
  /** The applicant wanted nothing held to be used, for the whole request. */
  readonly isDeclined: boolean
  /** Reasons for which the office may ask again; null where the applicant hands in by themselves. */
  readonly reasons: readonly string[] | null
}

export interface HeldRow {
  readonly component: string
  readonly source: HeldComponent['source']
  readonly paperId: bigint | null
  readonly outcome: 'reused' | 'asked-again' | 'given' | 'declined'
  readonly basis: string | null
  readonly reason: string | null
}

export type HeldRefusal =
  | { readonly code: 'held-unknown'; readonly components: readonly string[] }
  | { readonly code: 'ask-again-reason-needed'; readonly components: readonly string[] }

/** The paper that is used for a component: the one that was named, or the best where any fits. Pure. */
export function paperUsed<P extends Paper>(
  held: { readonly papers: readonly P[]; readonly isOfOwner: boolean } | undefined, named: string | undefined,
): P | undefined {
  if (named !== undefined) return held?.papers.find(({ publicId }) => publicId === named)
  return held?.isOfOwner ? held.papers[0] : undefined
}

/**
 * What becomes of each component that is held when a dossier is handed in (KH 1107 II.3.3): used, with the paper and
 * the right by which it is; asked for all the same, with a reason of the list; given by the applicant unasked; or
 * nothing held may be used. Refuses `held-unknown` where something is to be used that is not there or was declined, and
 * `ask-again-reason-needed` where the office takes a paper that is held and does not say why. Of papers that are about
 * something besides their owner nobody knows whether the one that is held is the one that is needed: they count when
 * they are used, and nobody need say why not. Pure.
 */
export function settleHeld<H extends Handed>(
  { held, filed, isDeclined, reasons }: SettleHeld<H>,
): Result<{ readonly filed: readonly H[]; readonly rows: readonly HeldRow[] }, HeldRefusal> {
  const used = (one: H) => one.how === 'reused' && !isDeclined
    ? paperUsed(held.get(one.component), one.heldPaper) : undefined
  const gone = filed.filter((one) => one.how === 'reused' && !used(one))
  if (gone.length > 0) return refuse({ code: 'held-unknown', components: gone.map(({ component }) => component) })
  const isTaken = ({ component, how }: H) =>
    held.get(component)?.isOfOwner === true && (how === 'filed' || how === 'presented')
  const unsaid = isDeclined || reasons === null
    ? [] : filed.filter((one) => isTaken(one) && !reasons.includes(one.askedAgain ?? ''))
  if (unsaid.length > 0)
    return refuse({ code: 'ask-again-reason-needed', components: unsaid.map(({ component }) => component) })
  return ok({
    rows: filed.flatMap((one): HeldRow[] => {
      const found = held.get(one.component)
      const paper = used(one) ?? found?.papers[0]
      if (!found || !paper) return []
      const row = { component: one.component, source: found.source, paperId: paper.id }
      if (one.how === 'reused') return [{ ...row, outcome: 'reused', basis: paper.basis, reason: null }]
      if (!isTaken(one)) return []
      const outcome = isDeclined ? 'declined' : reasons === null ? 'given' : 'asked-again'
      return [{ ...row, outcome, basis: null, reason: outcome === 'asked-again' ? one.askedAgain ?? null : null }]
    }),
    filed: filed.map((one) => {
      const paper = used(one)
      return paper ? { ...one, uploads: [], papers: [paper.id] } : one
    }),
  })
}
