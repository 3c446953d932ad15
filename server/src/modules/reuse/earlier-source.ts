import { addDays, dayOf, momentOn } from '../../kernel/civil-day.ts'
import { listEarlierAnswers } from '../dossiers/public.ts'
import { getPeople } from '../identity/public.ts'
import type { EarlierAnswer, ReuseSource } from './reuse-source.ts'

/** What is needed to read what somebody declared earlier. */
export interface EarlierReading {
  /** How far back (policy `reuse-answers`). */
  readonly days: number
  /** Of a version of a form: what each of its keys that may be used again means. */
  readonly meaningsOf: (formVersionId: bigint) => ReadonlyMap<string, { readonly role: string; readonly entry: string }>
}

/** Somebody who has more than this is asked again for what only the older ones say. */
const MOST_DOSSIERS = 10
const ID_NUMBER = 'person.idNumber'

/**
 * What somebody declared in dossiers of their own that an office accepted, after what papers say (domain 7.1). Of an
 * organisation only what was said of itself: who asked for it then may be another today. A declaration that names
 * another number as the applicant's is not read, and with their death nothing is. Papers that were accepted stand in
 * the Kho where they may be used again, and are found there.
 */
export function earlierSource({ days, meaningsOf }: EarlierReading): ReuseSource {
  return {
    name: 'dossiers',
    async findPapers() {
      return []
    },
    async findAnswers(db, { ownerId, day }) {
      const [owner] = await getPeople(db, [ownerId])
      if (owner?.death !== null) return new Map()
      const since = momentOn(addDays(day, -days), 0)
      const earlier = await listEarlierAnswers(db, { applicantId: ownerId, since, limit: MOST_DOSSIERS })
      const own = owner.kind === 'organisation' ? 'applicantOrg' : 'requester'
      const said = new Map<string, EarlierAnswer>()
      for (const { number, submittedAt, formVersionId, answers } of earlier) {
        const told = [...meaningsOf(formVersionId)].flatMap(([key, { role, entry }]) =>
          role === own && answers[key] !== undefined ? [[entry, answers[key]] as const] : [])
        const isOther = told.some(([entry, value]) => entry === ID_NUMBER && value !== owner.personalNumber)
        if (isOther) continue
        for (const [entry, value] of told)
          if (!said.has(entry)) said.set(entry, { value, role: own, dossier: { number, day: dayOf(submittedAt) } })
      }
      return said
    },
  }
}
