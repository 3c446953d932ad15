import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from './send-next.ts'
import { insertSent } from './store.ts'

/** Ports of a demonstration: nothing leaves the house, and what would have left can be read (`listSent`), codes too. */
export function openSink({ db, clock }: { readonly db: Db; readonly clock: Clock }): Ports {
  return {
    sms: {
      send: ({ to, text }) => insertSent(db, { at: clock.now(), channel: 'sms', address: to, subject: '', text }),
    },
    zalo: {
      send: ({ to, text }) => insertSent(db, { at: clock.now(), channel: 'zalo', address: to, subject: '', text }),
    },
    mail: {
      send: ({ to, subject, text }) =>
        insertSent(db, { at: clock.now(), channel: 'email', address: to, subject, text }),
      close: () => Promise.resolve(),
    },
  }
}
