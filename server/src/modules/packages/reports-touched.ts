import type { ChangedField } from '../catalogue/public.ts'
import { ELSEWHERE_COUNTS, REUSE_COUNTS } from '../dossiers/public.ts'
import { HAND_OVERS_COUNT } from '../workflow/public.ts'

/**
 * The figures that the program gives, by the end of their address (`/api/figures/…`), with what of a procedure each
 * counts by: said beside the statement that counts.
 */
export const FIGURES = {
  'received-elsewhere': ELSEWHERE_COUNTS, 'hand-overs': HAND_OVERS_COUNT, 'reuse': REUSE_COUNTS,
  // These count sections, people, results of the past, and intakes that no dossier came of: no part of a procedure
  // changes what they mean.
  'digitisation-rollout': [], 'digitised-results': [], 'intakes': [], 'accounts': [], 'productivity': [],
  'own-productivity': [],
  'section-equipment': [],
  'section-procedures': ['channel', 'competent', 'competence-rule', 'step'],
  'handed-twice': ['component'],
  // By sector, level, agency and channel, and by the day that the limit promises.
  'settlement': ['sector', 'level', 'competent', 'channel', 'limit'],
  'registry': ['sector', 'level', 'competent', 'channel', 'limit'],
} as const satisfies Record<string, readonly ChangedField[]>

export type Figure = keyof typeof FIGURES

/** The figures that count something else once these are otherwise, each once. */
export function reportsTouched(fields: readonly ChangedField[]): Figure[] {
  return (Object.keys(FIGURES) as Figure[]).filter((figure) =>
    FIGURES[figure].some((counted) => fields.includes(counted)))
}
