import type { Answer } from '../../client.ts'
import type { Random } from '../random.ts'

/**
 * What a deed must leave behind, as docs/events.md says it. The trace of an event or of a look is its type or its page;
 * where it is about one dossier, that dossier's id stands behind it.
 */
export interface Left {
  readonly events?: readonly string[]
  readonly reads?: readonly string[]
  /** How many requests are let through, and kept with their answers. */
  readonly requests?: number
  /** Wrong passwords of nobody. */
  readonly attempts?: number
  /**
   * Dossiers of which the applicant is told: a message of theirs on the portal and one to their phone, which is sent.
   */
  readonly told?: readonly string[]
}

/**
 * The traces of a birth received at a counter: its mother has an account, and a registration has a fee, if only a
 * waived one.
 */
export function receivedAt(id: string): string[] {
  return ['dossier.accepted', 'dossier.account-settled', 'charge.raised'].map((type) => `${type} ${id}`)
}

/** One deed, ready to be done; whatever is refused leaves nothing but an attempt. */
export interface Drawn {
  readonly name: string
  readonly status: number
  readonly left: Left
  do(): Promise<Answer>
}

/** Draws one of some deeds; nothing where none can be done just now. */
export type Draw = (random: Random) => Drawn | undefined

/** An answer for deeds of several requests: of the first that did not come out as it must, else of the last. */
export async function inTurn(status: number, steps: readonly (() => Promise<Answer>)[]): Promise<Answer> {
  let answer: Answer = { status, headers: {}, body: Buffer.from('') }
  for (const step of steps) {
    answer = await step()
    if (answer.status >= 400) return answer
  }
  return { ...answer, status }
}

export type Tally = Map<string, number>

export function count(
  tally: Tally, { events = [], reads = [], requests = 0, attempts = 0, told = [] }: Left,
): void {
  const add = (key: string, many = 1) => { if (many > 0) tally.set(key, (tally.get(key) ?? 0) + many) }
  for (const trace of events) add(`event ${trace}`)
  for (const trace of reads) add(`read ${trace}`)
  for (const dossier of told) {
    add(`event message.queued ${dossier}`, 2)
    add(`event message.sent ${dossier}`)
  }
  add('request', requests)
  add('attempt', attempts)
}
