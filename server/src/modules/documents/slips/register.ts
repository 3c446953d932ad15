import { type Day } from '../../../kernel/civil-day.ts'
import { type PaperHead, showHead, showPerson } from './paper-parts.ts'
import { showBriefly, showDay, two } from './paper-text.ts'

export interface RegisterRow {
  readonly dossierNumber: string
  readonly procedure: string
  readonly sets: number
  readonly applicant: string
  readonly address: string | null
  readonly phone: string | null
  readonly leadAgency: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly returnedAt: Date | null
  /** How the result is received: at the counter, by post, online. */
  readonly resultBy: string
  /** Who received the result, in place of a signature; null leaves room for one. */
  readonly receiver: string | null
  readonly note: string | null
}

/** Form 06 of TT 01/2018, 07 of TT 03/2025: the section's book over some days (Sổ theo dõi hồ sơ). */
export interface Register {
  readonly head: PaperHead
  readonly firstDay: Day
  readonly lastDay: Day
  readonly rows: readonly RegisterRow[]
}

export function showRegister(register: Register) {
  const { head, firstDay, lastDay, rows } = register
  return {
    data: {
      head: showHead(head),
      firstDay: showDay(firstDay),
      lastDay: showDay(lastDay),
      rows: rows.map((row) => ({
        ...showPerson(row),
        sets: two(row.sets),
        receivedAt: showBriefly(row.receivedAt),
        dueAt: showBriefly(row.dueAt),
        returnedAt: row.returnedAt && showBriefly(row.returnedAt),
      })),
    },
  }
}
