import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'

/** Kept so many of the last events, for the page. */
const KEPT = 200

/**
 * The command centre of the Government (trung tâm thông tin, chỉ đạo điều hành): takes CloudEvents in batches, each
 * once by its id. Of figures it keeps the newest of a day and an agency, by their sequence: they arrive in any order.
 */
export const commandCentre: Partner = {
  name: 'command-centre',
  title: 'Trung tâm thông tin, chỉ đạo điều hành',
  settings: { source: 'urn:vn:gov:000.00.00.H00' },
  plays: [],
  open({ keys }): OpenPartner {
    const ids = new Set<string>()
    const states = new Map<string, string>()
    const figures = new Map<string, Row>()
    const last: Json[] = []
    const seen = { taken: 0, repeated: 0, refused: 0 }

    function take(event: Row): Row {
      const { id, type, data } = event
      const row = rowIn(data)
      if (event['specversion'] !== '1.0' || typeof id !== 'string' || typeof event['source'] !== 'string' || !row) return refused(id)
      if (ids.has(id)) {
        seen.repeated += 1
        return { id, status: 'taken' }
      }
      const isTaken = type === 'vn.gov.dossier.state' ? takeState(row) : type === 'vn.gov.dossier.figures' && takeFigures(row)
      if (!isTaken) return refused(id)
      ids.add(id)
      last.unshift(event)
      last.length = Math.min(last.length, KEPT)
      seen.taken += 1
      return { id, status: 'taken' }
    }

    function refused(id: Json | undefined): Row {
      seen.refused += 1
      return { id: id ?? null, status: 'refused', reason: 'unknown-shape' }
    }

    function takeState({ number, state }: Row): boolean {
      if (typeof number !== 'string' || typeof state !== 'string') return false
      states.set(number, state)
      return true
    }

    function takeFigures(row: Row): boolean {
      const { day, agency, sequence } = row
      if (typeof day !== 'string' || typeof agency !== 'string' || typeof sequence !== 'number') return false
      const key = `${day} ${agency}`
      const before = figures.get(key)?.['sequence']
      if (typeof before !== 'number' || before < sequence) figures.set(key, row)
      return true
    }

    function lookUp(given: Json): Told {
      const numbers = rowIn(given)?.['numbers']
      return {
        status: 200,
        body: {
          dossiers: (Array.isArray(numbers) ? numbers as readonly Json[] : []).flatMap((number) => {
            const state = typeof number === 'string' ? states.get(number) : undefined
            return state === undefined ? [] : [{ number, state }]
          }),
        },
      }
    }

    return {
      answer({ method, path, headers, body }: Asked): Told {
        if (headers.authorization !== `Bearer ${keys['command-centre'] ?? ''}`) return { status: 401, body: null }
        const given = jsonIn(body)
        if (method !== 'POST' || given === undefined) return { status: 400, body: null }
        if (path === '/dossiers') return lookUp(given)
        if (path !== '/events' || !Array.isArray(given)) return { status: 404, body: null }
        return { status: 200, body: { results: (given as readonly Json[]).map((one) => take(rowIn(one) ?? {})) } }
      },
      act(deed, given) {
        const number = rowIn(given)?.['number']
        if (deed !== 'forget' || typeof number !== 'string') return { error: 'unknown deed' }
        states.delete(number)
        return null
      },
      state: () => ({ seen, states: Object.fromEntries(states), figures: [...figures.values()], last }),
    }
  },
}
