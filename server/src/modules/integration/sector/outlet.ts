import type { Outcome, Outlet } from '../domain/message.ts'
import type { SectorSystem, SentBody } from './sector-system.ts'

/**
 * The outgoing half of a sector system: a dossier a call. What its declaration lacks is said before anybody is asked:
 * the message is dead with that cause, until the declaration is completed and it is told anew.
 */
export function sectorOutlet(system: SectorSystem): Outlet {
  return {
    partner: system.system,
    most: 1,
    async send(messages) {
      const outcomes: Outcome[] = []
      for (const message of messages) {
        const { missing } = message.body as unknown as SentBody
        outcomes.push(Array.isArray(missing) && missing.length > 0
          ? { id: message.id, is: 'refused', fault: 'declaration-incomplete' } : await system.send(message))
      }
      return outcomes
    },
  }
}
