/**
 * How a dossier stands in a sector system (tình trạng ở hệ thống chuyên ngành), as that says. It is no state of the
 * dossier before the law: that moves only where the state table lets it.
 */
export type SectorState =
  | 'sent' | 'received' | 'in-process' | 'needs-supplement' | 'awaiting-payment' | 'eligible' | 'finished' | 'refused'

/** Where a sector system has the dossier and decides, nobody decides it here, too. */
const HAS_IT: ReadonlySet<SectorState> = new Set<SectorState>([
  'received', 'in-process', 'needs-supplement', 'awaiting-payment', 'eligible', 'finished',
])

/** Whether a sector system has taken the dossier and not refused it. */
export function hasTaken(state: SectorState): boolean {
  return HAS_IT.has(state)
}

/** Whether a word may change what is known: one that is older than the last, or the same again, says nothing new. */
export function isNews(
  { state, saidAt }: { readonly state: SectorState; readonly saidAt: Date | null },
  word: { readonly state: SectorState; readonly at: Date },
): boolean {
  if (saidAt === null) return true
  return word.at > saidAt || word.at.getTime() === saidAt.getTime() && word.state !== state
}
