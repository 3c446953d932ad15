import { type Day, addDays, dayOf, daysBetween, momentOn } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/db.ts'
import { type FormSet, type Register, type RegisterRow, renderSlip } from '../documents/public.ts'
import { getPeopleToReach } from '../identity/public.ts'
import { headOf } from './compose-slip.ts'
import type { State } from './domain/lifecycle.ts'
import type { DossierRooms } from './rooms.ts'
import { type RegisterLine, listRegister } from './store/register-list.ts'
import type { Delivery } from './store/tables.ts'

type Rooms = Pick<DossierRooms, 'directory' | 'catalogue'>
export interface RegisterTooLong { readonly code: 'register-too-long' }

/** What is printed of the register: of which sections, under whose head, from one day to another, both included. */
export interface RegisterAsked {
  readonly sectionIds: readonly bigint[]
  readonly headUnitId: bigint
  readonly firstDay: Day
  readonly lastDay: Day
  /**
   * How whoever prints it sees what reaches a person, by the table of fields: a month of the book is a list of phones,
   * and the form has a column for them all the same. The system itself keeps them whole.
   */
  readonly seen: {
    readonly phone: (phone: string) => string | null; readonly address: (address: string) => string | null
  }
}

/** A book of more is printed in parts: one of 2,000 rows takes the press three seconds and a gigabyte. */
const LONGEST = { days: 31, rows: 2_000 }

const RESULT_BY: Readonly<Record<Delivery, string>> = {
  counter: 'Trực tiếp', post: 'Bưu chính công ích', electronic: 'Trực tuyến',
}
const NOTES: Partial<Record<State, string>> = {
  unsettled: 'Trả hồ sơ không giải quyết được', stopped: 'Dừng giải quyết theo yêu cầu của người nộp',
}

/**
 * The book of a section (Sổ theo dõi hồ sơ: form 06 of TT 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP) as PDF/A, in the
 * order of receipt, of the set in force on its last day; and whose names stand in it, for the log of reading. Refuses
 * `register-too-long` over 31 days or 2,000 rows.
 */
export async function printRegister(
  db: Db, rooms: Rooms, asked: RegisterAsked, now: Date,
): Promise<Result<{ readonly pdf: Uint8Array; readonly personIds: readonly bigint[] }, RegisterTooLong>> {
  const { firstDay, lastDay } = asked
  if (daysBetween(firstDay, lastDay) >= LONGEST.days) return refuse({ code: 'register-too-long' })
  const lines = await listRegister(
    db, asked.sectionIds, momentOn(firstDay, 0), momentOn(addDays(lastDay, 1), 0), LONGEST.rows + 1,
  )
  if (lines.length > LONGEST.rows) return refuse({ code: 'register-too-long' })
  const data = await composeRegister(db, rooms, asked, lines, now)
  // Before the first circular there was no such form: what was accepted then is printed on that of today.
  const policy = rooms.directory.on(lastDay).policy('form-set') ?? rooms.directory.on(dayOf(now)).policy('form-set')
  const set = policy?.value as FormSet
  const pdf = await renderSlip(
    set === 'tt-01-2018' ? { set, form: '06', data, at: now } : { set, form: '07', data, at: now },
  )
  return ok({ pdf, personIds: lines.map(({ applicantId }) => applicantId) })
}

/** What the book says of these lines; units by their names on the day of receipt. */
export async function composeRegister(
  db: Db, rooms: Rooms, asked: RegisterAsked, lines: readonly RegisterLine[], now: Date,
): Promise<Register> {
  const { headUnitId, firstDay, lastDay } = asked
  const people = new Map(
    (await getPeopleToReach(db, [...new Set(lines.map(({ applicantId }) => applicantId))])).map((one) => [one.id, one]),
  )
  const rows = lines.map((line): RegisterRow => {
    const { content } = rooms.catalogue.version(line.procedureVersionId)
    const person = people.get(line.applicantId)
    return {
      dossierNumber: line.number, procedure: content.name, sets: content.sets, applicant: line.applicantName,
      address: person?.address ? asked.seen.address(person.address) : null,
      phone: person?.phone ? asked.seen.phone(person.phone) : null,
      leadAgency: rooms.directory.on(dayOf(line.receivedAt)).byId(line.competentUnitId)?.name ?? '',
      receivedAt: line.receivedAt, dueAt: line.dueAt, returnedAt: line.returnedAt,
      resultBy: RESULT_BY[line.how ?? line.delivery], receiver: line.receiver, note: NOTES[line.state] ?? null,
    }
  })
  return { head: headOf(rooms.directory.on(dayOf(now)), headUnitId, dayOf(now)), firstDay, lastDay, rows }
}
