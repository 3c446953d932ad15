import { type Result, ok, refuse } from '../../kernel/result.ts'

/**
 * Several people who sign one paper, one after another; kept by whoever keeps the paper. Once somebody has refused,
 * nobody signs it any more: it is made anew.
 */
export interface SigningRound {
  /** Who signs, in order, by any name that does not change. */
  readonly signers: readonly string[]
  /** How many of them have. */
  readonly signed: number
  readonly refused: { readonly by: string; readonly reason: string } | null
}

/** Not (yet) the one to sign; all have signed; somebody has refused; no reason was given. */
export interface RoundRefusal { readonly code: 'not-your-turn' | 'round-complete' | 'round-refused' | 'reason-missing' }

/** Before anybody has signed. Throws for a round of nobody, or in which somebody signs twice. */
export function openRound(signers: readonly string[]): SigningRound {
  if (signers.length === 0 || new Set(signers).size !== signers.length) throw new Error('a round of different people')
  return { signers, signed: 0, refused: null }
}

/** Whose turn it is; undefined when the round is over. */
export function nextSigner({ signers, signed, refused }: SigningRound): string | undefined {
  return refused ? undefined : signers[signed]
}

/** The round after somebody has signed. */
export function signedBy(round: SigningRound, who: string): Result<SigningRound, RoundRefusal> {
  const turn = turnOf(round, who)
  return turn.ok ? ok({ ...round, signed: round.signed + 1 }) : turn
}

/** The round after somebody has said, with a reason, that the paper is not to be signed. */
export function refusedBy(round: SigningRound, who: string, reason: string): Result<SigningRound, RoundRefusal> {
  const turn = turnOf(round, who)
  if (!turn.ok) return turn
  if (reason.trim() === '') return refuse({ code: 'reason-missing' })
  return ok({ ...round, refused: { by: who, reason: reason.trim() } })
}

function turnOf(round: SigningRound, who: string): Result<undefined, RoundRefusal> {
  if (round.refused) return refuse({ code: 'round-refused' })
  const next = nextSigner(round)
  if (next === undefined) return refuse({ code: 'round-complete' })
  return next === who ? ok(undefined) : refuse({ code: 'not-your-turn' })
}
