import {
  type Clearance, type Exemption, type ProcedureContent, BY_CATALOGUE, competenceOf,
} from '../catalogue/public.ts'
import type { RoutingRow } from './store/routing-store.ts'

/** Why a section received a dossier: its own by the process, by a rule of the version, or by the list. */
export type ReceivedBy = 'process' | 'rule' | 'list'

export interface ExplainedRouting {
  /** By which rule somebody decides; its reason is a sentence of the data. Undefined where the catalogue says it. */
  readonly decides: Pick<Exemption, 'reason' | 'article'> | undefined
  readonly receivedBy: ReceivedBy
  readonly receives: Pick<Exemption, 'reason' | 'article'> | undefined
  readonly clearance: Clearance | undefined
}

/**
 * The rules by which a dossier was routed, as its version says them: a rule that was changed since explains nothing.
 */
export function explainRouting(
  content: ProcedureContent, { decideRule, receiveRule, clearanceId }: Omit<RoutingRow, 'facts' | 'isElsewhere' | 'isChosen'>,
  clearanceOf: (id: bigint) => Clearance | undefined,
): ExplainedRouting {
  const { decides, receives } = competenceOf(content)
  const receive = receives.find(({ id }) => id === receiveRule)
  return {
    decides: decideRule === BY_CATALOGUE ? undefined : decides.find(({ id }) => id === decideRule),
    receivedBy: clearanceId !== null ? 'list' : receive ? 'rule' : 'process', receives: receive,
    clearance: clearanceId === null ? undefined : clearanceOf(clearanceId),
  }
}
