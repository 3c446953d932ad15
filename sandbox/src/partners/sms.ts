import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'

/** Kept so many of the last messages. */
const KEPT = 10_000
const STATES = ['pending', 'delivered', 'failed', 'expired', 'unknown-number'] as const
type State = typeof STATES[number]
/** Numbers that end so are not reached; all others are. */
const ENDS: Readonly<Record<string, State>> = { 901: 'failed', 902: 'expired', 903: 'unknown-number', 904: 'pending' }

interface Message { readonly id: string | null; readonly to: string; readonly text: string; state: State }

/**
 * A gateway for SMS: it takes messages, each once by its id, and says of them later whether they reached their phones.
 * With the fault `repeat` it says what it said before so many times more, with `reorder` backwards.
 */
export const sms: Partner = {
  name: 'sms',
  title: 'Cổng tin nhắn SMS',
  settings: {},
  plays: ['repeat', 'reorder'],
  open({ keys, faults }): OpenPartner {
    const messages: Message[] = []
    const byId = new Map<string, Message>()
    const seen = { taken: 0, repeated: 0, refused: 0 }

    function refuse(status: number): Told {
      seen.refused += 1
      return { status, body: null }
    }

    function take({ id, to, text }: Row): Told {
      const isWhole = (id === null || typeof id === 'string') && typeof text === 'string' && text !== ''
      if (!isWhole || typeof to !== 'string' || !/^\+\d{8,15}$/.test(to)) return refuse(422)
      if (id !== null && byId.has(id)) {
        seen.repeated += 1
        return { status: 202, body: null }
      }
      const message: Message = { id, to, text, state: ENDS[to.slice(-3)] ?? 'delivered' }
      messages.unshift(message)
      if (id !== null) byId.set(id, message)
      const gone = messages.length > KEPT ? messages.pop() : undefined
      if (gone?.id) byId.delete(gone.id)
      seen.taken += 1
      return { status: 202, body: null }
    }

    function arrivals({ ids }: Row): Told {
      const asked = Array.isArray(ids) ? ids.flatMap((id) => typeof id === 'string' ? byId.get(id) ?? [] : []) : []
      const said = asked.flatMap(({ id, state }) => [
        { id, state }, ...Array.from({ length: faults().repeat }, () => ({ id, state: 'pending' })),
      ])
      return { status: 200, body: { arrivals: faults().reorder ? said.reverse() : said } }
    }

    return {
      answer({ method, path, headers, body }: Asked): Told {
        if (method !== 'POST' || path !== '/messages' && path !== '/arrivals') return { status: 404, body: null }
        if (headers.authorization !== `Bearer ${keys['sms'] ?? ''}`) return { status: 401, body: null }
        const given = rowIn(jsonIn(body)) ?? {}
        return path === '/messages' ? take(given) : arrivals(given)
      },
      /** `state`: what becomes of the messages to a number. */
      act(deed, given): Json {
        const { to, state } = rowIn(given) ?? {}
        const known = STATES.find((one) => one === state)
        if (deed !== 'state' || !known) return { error: 'unknown deed' }
        const meant = messages.filter((one) => one.to === to)
        for (const one of meant) one.state = known
        return { changed: meant.length }
      },
      state: () => ({ seen, messages: messages.slice(0, 200).map((one) => ({ ...one })) }),
    }
  },
}
