import { listKeptAnswers, offeredSince } from '../integration/public.ts'
import type { RegisterSaid, ReuseSource } from './reuse-source.ts'

/** Which registers may be read for whoever asks, and for so many days what each of them said is offered. */
export type RegisterReading = ReadonlyMap<string, { readonly keepDays: number }>

/**
 * What registers of the nation said of somebody, before papers and what they declared (domain 7.1 a). It asks nobody:
 * doors do that before (`readRegister`), outside of transactions, and what was answered is kept.
 */
export function registerSource(reading: RegisterReading): ReuseSource {
  return {
    name: 'register',
    async findPapers() {
      return []
    },
    async findAnswers(db, { ownerId, day }) {
      if (reading.size === 0) return new Map()
      const kept = await listKeptAnswers(db, ownerId)
      return new Map(kept.flatMap(({ register, facts, about, answeredAt: at }) => {
        const rule = reading.get(register)
        if (!rule || at < offeredSince(day, rule)) return []
        return Object.entries(facts).map(([entry, value]): [string, RegisterSaid] =>
          [entry, { value, role: about === 'organisation' ? 'applicantOrg' : 'requester', register, at }])
      }))
    },
  }
}
