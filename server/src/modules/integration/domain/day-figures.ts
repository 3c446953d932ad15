/** What is counted of a day and an agency: columns of form II.06a (TT 01/2020/TT-VPCP), and other ends of dossiers. */
export const FIGURES = [
  'received-counter', 'received-online', 'received-post', 'settled-early', 'settled-on-time', 'settled-late',
  'returned', 'declined', 'withdrawn', 'stopped', 'unsettled',
] as const
export type Figure = typeof FIGURES[number]

/** Events by which a dossier ends without a result, and as what. */
const ENDS: Readonly<Record<string, Figure>> = {
  'dossier.refused': 'declined', 'dossier.withdrawn': 'withdrawn', 'dossier.authorisation-ended': 'withdrawn',
  'dossier.stopped': 'stopped', 'dossier.return-told': 'unsettled',
}

/** The stamps of a dossier by which its day is counted: they are set once and never again. */
export interface Stamps {
  readonly channel: 'counter' | 'online' | 'post'
  readonly receivedAt: Date | null
  readonly issuedAt: Date | null
  readonly deliveredAt: Date | null
  readonly closedAt: Date | null
}

export interface Counted { readonly figure: Figure; readonly at: Date }

/** What a deed adds one to, and the moment whose day it counts for; undefined of a deed that is in no figure. */
export function countedOf(
  { type, data }: { readonly type: string; readonly data: unknown }, stamps: Stamps,
): Counted | undefined {
  const one = (figure: Figure, at: Date | null) => at === null ? undefined : { figure, at }
  if (type === 'dossier.accepted') return one(`received-${stamps.channel}`, stamps.receivedAt)
  if (type === 'dossier.issued') {
    const { punctuality } = Object(data) as { readonly punctuality: 'early' | 'on-time' | 'late' }
    return one(`settled-${punctuality}`, stamps.issuedAt)
  }
  if (type === 'dossier.returned') return one('returned', stamps.deliveredAt)
  const end = ENDS[type]
  return end && one(end, stamps.closedAt)
}
