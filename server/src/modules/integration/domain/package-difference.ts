import type { Confirmation } from './inbox.ts'
import type { MessageState } from './message.ts'

/** How a package that we sent is otherwise at the axis. */
export type SentDifference = 'waiting' | 'dead' | 'missing-there' | 'unread-there'

/** How a package that lies there for us is otherwise here. */
export type CameDifference = 'not-taken' | 'taken-elsewhere' | 'not-confirmed'

/**
 * A package of ours from three sides: what became of the message here, which says whether it was acknowledged, and
 * what its receiver told the axis of it; `theirs` is undefined where the axis has no such package. Undefined where all
 * agree: of one that was dropped nothing is to be there.
 */
export function differenceOfSent(
  { message, theirs }: { readonly message: MessageState; readonly theirs: string | undefined },
): SentDifference | undefined {
  switch (message) {
    case 'waiting': case 'dead': return message
    case 'dropped': return undefined
    case 'acknowledged':
      if (theirs === undefined) return 'missing-there'
      return theirs === 'fail' ? 'unread-there' : undefined
  }
}

/** What the axis is to know of a package that was taken in, and what it was told. */
export interface KeptPackage { readonly due: Confirmation; readonly confirmed: Confirmation | null }

/**
 * A package for us from three sides: what the axis is to know of it and whether it was told, both undefined where it
 * was never taken in, and what the axis says of it. Whoever else takes what is ours has our key: it would never come.
 */
export function differenceOfCame(
  { kept, theirs }: { readonly kept: KeptPackage | undefined; readonly theirs: string },
): CameDifference | undefined {
  if (!kept) return theirs === 'done' || theirs === 'fail' ? 'taken-elsewhere' : 'not-taken'
  return theirs === kept.due ? undefined : 'not-confirmed'
}
