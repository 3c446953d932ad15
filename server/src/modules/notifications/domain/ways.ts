/** Ways by which a program sends. */
export type OutsideChannel = 'sms' | 'zalo' | 'email' | 'push'
/** Ways that leave the house: a letter is printed and posted by people. */
export type SaidChannel = OutsideChannel | 'letter'
/** What somebody may choose: one way that is tried first, or nothing outside of the portal. */
export const WAYS = ['sms', 'push', 'zalo', 'email', 'letter', 'portal'] as const
export type Way = typeof WAYS[number]

/** Whether something is told by letter to whoever needs or wants one, or to everybody besides. */
export type LetterUse = 'instead' | 'always'

/** What can be said by which way: where there is no phone, no address or no line for a phone, nothing. */
export interface Sayable {
  readonly phone: string | undefined
  readonly email: string | undefined
  /** To browsers that they named; told to nobody who did not choose it. */
  readonly push?: string | undefined
  readonly letter?: { readonly text: string; readonly use: LetterUse } | undefined
}
export interface ThenBy { readonly channel: SaidChannel; readonly text: string }

/** Tried in this order: after what was chosen, what reaches nearly everybody first. Nobody gets Zalo, push unasked. */
const AFTER: Readonly<Record<Way, readonly SaidChannel[]>> = {
  sms: ['sms', 'email', 'letter'], zalo: ['zalo', 'sms', 'email', 'letter'], email: ['email', 'sms', 'letter'],
  push: ['push', 'sms', 'email', 'letter'], letter: ['letter', 'sms', 'email'], portal: [],
}

export type WayAndNext = ThenBy & { readonly thenBy: readonly ThenBy[] }

/**
 * The ways in which somebody is told at once, each with those that are tried one after the other should it fail. Who
 * chose nothing is told by all that the office always used, none instead of another, and by letter where there is none
 * or all of these fail.
 */
export function waysOf(chosen: Way | undefined, sayable: Sayable): readonly WayAndNext[] {
  const ways = firstWays(chosen, sayable)
  const { letter } = sayable
  if (letter?.use !== 'always' || ways.some(({ channel }) => channel === 'letter')) return ways
  return [
    ...ways.map((one) => ({ ...one, thenBy: one.thenBy.filter(({ channel }) => channel !== 'letter') })),
    { channel: 'letter', text: letter.text, thenBy: [] },
  ]
}

function firstWays(chosen: Way | undefined, { phone, email, push, letter }: Sayable): readonly WayAndNext[] {
  const texts = { sms: phone, zalo: phone, email, push, letter: letter?.text }
  const ways = (channels: readonly SaidChannel[]) => channels.flatMap((channel): ThenBy[] => {
    const text = texts[channel]
    return text === undefined ? [] : [{ channel, text }]
  })
  if (chosen === undefined) {
    const [usual, last] = [ways(['sms', 'email']), ways(['letter'])]
    if (usual.length > 0) return usual.map((one) => ({ ...one, thenBy: last }))
    return last.map((one) => ({ ...one, thenBy: [] }))
  }
  const [first, ...thenBy] = ways(AFTER[chosen])
  return first ? [{ ...first, thenBy }] : []
}
