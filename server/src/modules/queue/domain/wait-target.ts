import type { Policies } from './hall.ts'

/** What the waiting of a day is held against, the policy `queue-target` (KH 1107/KH-UBND II.6.5, ADR 0083). */
export interface WaitTarget {
  /** How long people shall wait at most, in whole minutes. */
  readonly minutes: number
  /** A number that nobody answered is gone once it was called again so many minutes after its first call. */
  readonly recallMinutes: number
}

/** Where the policy does not say it. */
export const RECALL_MINUTES = 5

/** The target of the day of the directory; undefined where none is set. */
export function waitTargetOf(directory: Policies): WaitTarget | undefined {
  const value = directory.policy('queue-target')?.value as
    { readonly minutes: number; readonly recallMinutes?: number } | undefined
  return value && { minutes: value.minutes, recallMinutes: value.recallMinutes ?? RECALL_MINUTES }
}
