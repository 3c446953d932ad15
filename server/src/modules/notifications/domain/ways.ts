/** Ways that leave the house. */
export type OutsideChannel = 'sms' | 'zalo' | 'email'
/** What somebody may choose: one way that is tried first, or nothing outside of the portal. */
export const WAYS = ['sms', 'zalo', 'email', 'portal'] as const
export type Way = typeof WAYS[number]

/** What can be said by which way: where there is no phone, no address or no line for a phone, nothing. */
export interface Sayable {
  readonly phone: string | undefined
  readonly email: string | undefined
}
export interface ThenBy { readonly channel: OutsideChannel; readonly text: string }

/** Tried in this order: after what was chosen, what reaches nearly everybody first. Nobody gets Zalo unasked. */
const AFTER: Readonly<Record<Way, readonly OutsideChannel[]>> = {
  sms: ['sms', 'email'], zalo: ['zalo', 'sms', 'email'], email: ['email', 'sms'], portal: [],
}

/**
 * The ways in which somebody is told at once, each with those that are tried one after the other should it fail. Who
 * chose nothing is told by all that the office always used, none instead of another.
 */
export function waysOf(chosen: Way | undefined, { phone, email }: Sayable): (ThenBy & { readonly thenBy: ThenBy[] })[] {
  const ways = (channels: readonly OutsideChannel[]) => channels.flatMap((channel): ThenBy[] => {
    const text = channel === 'email' ? email : phone
    return text === undefined ? [] : [{ channel, text }]
  })
  if (chosen === undefined) return ways(['sms', 'email']).map((one) => ({ ...one, thenBy: [] }))
  const [first, ...thenBy] = ways(AFTER[chosen])
  return first ? [{ ...first, thenBy }] : []
}
