import { type WaitingMessage, orderOf } from './message.ts'

/**
 * Deals messages out to lanes, so that those of one dossier, or about one message that came, are in one lane and in
 * their order, and what keeps no order is spread. Pure.
 */
export function dealToLanes(messages: readonly WaitingMessage[], lanes: number): WaitingMessage[][] {
  const dealt: WaitingMessage[][] = Array.from({ length: lanes }, () => [])
  for (const message of messages) {
    const { id, dossierId, answersId } = message
    dealt[Number((answersId ?? dossierId ?? id) % BigInt(lanes))]?.push(message)
  }
  return dealt
}

/**
 * What failed so often with others is sent alone: if the fault is its own, the others go on without it.
 */
const ALONE_AFTER = 3

/**
 * The next call of a lane: messages of the kind of its first one, at most one of each dossier, none that would overtake
 * another of its dossier; the rest in its order. A partner may refuse one message of a call and take the others, so two
 * of one dossier in it could arrive without each other. What has often failed goes alone.
 */
export function nextCall(
  lane: readonly WaitingMessage[], most: number,
): readonly [call: readonly WaitingMessage[], rest: readonly WaitingMessage[]] {
  const [first] = lane
  if (first && isAlone(first)) return [[first], lane.slice(1)]
  const [call, rest]: [WaitingMessage[], WaitingMessage[]] = [[], []]
  const passed = new Set<string>()
  for (const message of lane) {
    const order = orderOf(message)
    const isFree = order === undefined || !passed.has(order)
    if (order !== undefined) passed.add(order)
    if (isFree && call.length < most && message.kind === first?.kind && !isAlone(message)) call.push(message)
    else rest.push(message)
  }
  return [call, rest]
}

function isAlone({ tries }: WaitingMessage): boolean {
  return tries >= ALONE_AFTER
}

/**
 * What is sent to a partner that failed, to learn whether it is back: the oldest message, and beside it that of another
 * dossier that was tried longest ago. With the oldest alone a partner that stumbles on it would look like one that is
 * down, for ever. As many as ever go once it answered. `waiting` is in its order.
 */
export function probesOf(waiting: readonly WaitingMessage[]): WaitingMessage[] {
  const firsts = new Map<string, WaitingMessage>()
  for (const message of waiting) {
    const of = orderOf(message) ?? String(message.id)
    if (!firsts.has(of)) firsts.set(of, message)
  }
  const [oldest, ...others] = firsts.values()
  const [other] = others.toSorted((a, b) => momentOf(a.triedAt) - momentOf(b.triedAt))
  return [oldest, other].filter((one) => one !== undefined)
}

/** One that was never tried comes first. */
const momentOf = (triedAt: Date | null): number => triedAt?.getTime() ?? 0

/**
 * Whether a message that does not go through now is what the partner stumbles on, as far as one time can tell: it has
 * answered others since the last time. A partner that answers nobody is down, however long, and that counts for none.
 */
export function isStumble({ triedAt }: Pick<WaitingMessage, 'triedAt'>, answeredAt: Date | null): boolean {
  return triedAt !== null && answeredAt !== null && answeredAt > triedAt
}

/** Whether a message that went alone is dead by a fault: the partner stumbled on it again and again. */
export function isPoison(message: WaitingMessage, answeredAt: Date | null, fault: string): boolean {
  const most = BUSY.test(fault) ? POISON_AFTER_BUSY : POISON_AFTER
  return message.stumbles >= most && isStumble(message, answeredAt)
}

/** It has too much to do, it says (RFC 6585, RFC 9110): of one message for hours, before the message is to blame. */
const BUSY = /-(?:429|503)$/
const POISON_AFTER = 6
const POISON_AFTER_BUSY = 50
