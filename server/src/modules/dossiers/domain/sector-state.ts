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

/** Why a dossier is not taken back from a sector system. */
export type NotTakenBack = 'not-in-sector-system' | 'sector-has-decided'

/**
 * Why a dossier may not be taken back from the system that decides it; undefined where it may. It must have been told
 * there, or have been spoken of (`known`), and not be taken back already; and that system must have said neither its
 * result nor that it does not take it.
 */
export function whyNotTakenBack(
  known: {
    readonly state: SectorState; readonly result: object | null; readonly takenBackAt: Date | null
  } | undefined, isTold: boolean,
): NotTakenBack | undefined {
  if (known ? known.takenBackAt !== null : !isTold) return 'not-in-sector-system'
  const hasDecided = known?.state === 'finished' || known?.state === 'refused' || (known?.result ?? null) !== null
  return hasDecided ? 'sector-has-decided' : undefined
}

/** Whether a word may change what is known: one that is older than the last, or the same again, says nothing new. */
export function isNews(
  { state, saidAt }: { readonly state: SectorState; readonly saidAt: Date | null },
  word: { readonly state: SectorState; readonly at: Date },
): boolean {
  if (saidAt === null) return true
  return word.at > saidAt || word.at.getTime() === saidAt.getTime() && word.state !== state
}
