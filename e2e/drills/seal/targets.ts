import type pg from 'pg'
import type { Random } from '../random.ts'

/** What is sealed and may be changed, each once. */
export interface Targets {
  /** Condition on the event, with its key. */
  event(): Promise<EventTarget>
  /** A dossier with its papers, or any. */
  dossier(kind: 'any' | 'with-papers'): Promise<string>
  /** The number of a seal of events. */
  seal(): number
  hasSeal(): boolean
}

export interface EventTarget { readonly key: string; readonly where: string }

/** Seals in which a dossier may still be at work. */
const NEWEST = 3

interface SealRow { readonly number: number; readonly leaves: string }

/**
 * Draws from what the seals of now cover, without those few seals that are to be changed themselves, so that each change
 * is found at its own place.
 */
export async function openTargets(database: pg.Pool, random: Random, sealsToChange: number): Promise<Targets> {
  const { rows } = await database.query<SealRow>(
    "select number::int, leaves from audit.seal where leaves <> '' order by number",
  )
  const reserved = new Set<number>()
  while (reserved.size < Math.min(sealsToChange, Math.floor(rows.length / 3))) reserved.add(random.pick(rows).number)
  const events: string[] = []
  const lastSeal = new Map<string, number>()
  for (const { number, leaves } of rows) {
    for (const line of leaves.split('\n')) {
      const [kind, key] = line.split('\t')
      if (key === undefined) continue
      if (kind !== 'event/1') lastSeal.set(key, number)
      else if (!reserved.has(number)) events.push(key)
    }
  }
  // Of the newest an event may still be on its way, and until that is sealed nothing is said of its dossier.
  const newest = (rows.at(-1)?.number ?? 0) - NEWEST
  const any = [...lastSeal].flatMap(([id, seal]) => (reserved.has(seal) || seal > newest ? [] : [id]))
  const { rows: papers } = await database.query<{ id: string }>(
    "select distinct dossier_id::text as id from dossiers.component where paper_ids <> '{}' order by 1",
  )
  const isAny = new Set(any)
  const pools = { 'any': any, 'with-papers': papers.map(({ id }) => id).filter((id) => isAny.has(id)) }
  const taken = new Set<string>()
  const draw = (pool: readonly string[]): string => {
    for (;;) {
      const one = random.pick(pool)
      if (taken.size > pool.length * 20) throw new Error('too few targets')
      if (taken.has(one)) continue
      taken.add(one)
      return one
    }
  }
  const seals = [...reserved]
  return {
    async event() {
      const key = draw(events)
      const [era = '', xid = '', id = ''] = key.split('/')
      return { key, where: `era = ${era} and xid = '${xid}'::xid8 and id = ${id}` }
    },
    async dossier(kind) { return draw(pools[kind]) },
    hasSeal: () => seals.length > 0,
    seal() {
      const number = seals.pop()
      if (number === undefined) throw new Error('no seal left')
      return number
    },
  }
}
