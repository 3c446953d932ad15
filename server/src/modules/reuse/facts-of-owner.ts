import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { registerRuleOf } from '../integration/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type HeldFact, askFacts } from './ask-facts.ts'
import type { EarlierReading } from './earlier-source.ts'
import { khoPoliciesOf } from './kho-policies.ts'
import { reuseSources } from './reuse-sources.ts'

export interface AskedOfOwner extends Pick<EarlierReading, 'meaningsOf'> {
  readonly ownerId: bigint
  readonly day: Day
  readonly directory: Pick<Directory, 'policy'>
  /** Codes of the registers whose answers the door may show to whoever asks. */
  readonly registers: readonly string[]
}

/**
 * What is held of somebody for the questions of a declaration, from all sources and by the rules of the directory's day
 * (policies `reuse-of-owner`, `reuse-answers` and `register-reading`): by the keys of the field dictionary.
 */
export async function factsOfOwner(
  db: Db | Tx, { ownerId, day, directory, meaningsOf, registers }: AskedOfOwner,
): Promise<ReadonlyMap<string, HeldFact>> {
  const { ofOwner, answerDays } = khoPoliciesOf(directory)
  const reading = new Map(registers.flatMap((code) => {
    const rule = registerRuleOf(directory, code)
    return rule ? [[code, rule] as const] : []
  }))
  const sources = reuseSources(answerDays === null ? undefined : { days: answerDays, meaningsOf }, reading)
  return askFacts(db, sources, { ownerId, day, ofOwner })
}

/** Questions that something held answers as they stand in the record of a dossier, each with where it is held. Pure. */
export function fieldRowsOf(
  settled: readonly { readonly key: string; readonly fact: HeldFact; readonly outcome: 'reused' | 'corrected' }[],
) {
  return settled.map(({ key, fact, outcome }) => ({
    field: key, source: sourceOf(fact), outcome,
    register: 'register' in fact ? fact.register : null, saidAt: 'register' in fact ? fact.at : null,
  }))
}

function sourceOf(fact: HeldFact): 'register' | 'kho' | 'dossiers' {
  if ('register' in fact) return 'register'
  return 'paper' in fact ? 'kho' : 'dossiers'
}
