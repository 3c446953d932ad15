/** What has become of a share: it opens, its time is over, its owner ended it, or too many PINs were wrong. */
export type ShareState = 'open' | 'over' | 'ended' | 'locked'

/** The state of a share at a moment; at the very end it is over. Pure. */
export function shareStateOf(
  { endedAt, lockedAt, endsAt }: {
    readonly endedAt: Date | null; readonly lockedAt: Date | null; readonly endsAt: Date
  }, now: Date,
): ShareState {
  if (endedAt !== null) return 'ended'
  if (lockedAt !== null) return 'locked'
  return endsAt <= now ? 'over' : 'open'
}
