import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type StaffRow, insertFirstPasswords, insertStaffAccounts, putGrants, putStaff } from './store/load-staff.ts'
import { isUsername, tidyUsername } from './store/staff.ts'

export interface IdentityRows {
  readonly staff: readonly StaffRow[]
  /**
   * Of the first password of all who have none yet, by `hashSecret`: one for a demonstration, where it is no secret.
   */
  readonly passwordHash: string
  /** Whether that must be changed at the first sign-in; a demonstration says no. */
  readonly mustChange?: boolean
}

/** What an import did, counted in accounts; notes are for whoever ran it. */
export interface IdentityReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly notes: readonly string[]
}

/**
 * Brings staff and their roles in. Loading the same again changes nothing: no password is set a second time, no
 * disabled account opened, and nothing taken away that the rows do not name. Leaves `staff.loaded` if anything changed.
 * Four statements for any number of rows: 1,500 accounts take well under a second.
 *
 * Throws on a username that is malformed or stands twice: the reader of the data has said so before, with its place.
 */
export async function loadRows(ctx: Ctx, rows: IdentityRows): Promise<IdentityReport> {
  const { tx, now, actorId } = ctx
  const staff = rows.staff.map((row) => ({
    ...row, username: tidyUsername(row.username), fullName: cleanText(row.fullName), position: cleanText(row.position),
  }))
  const names = new Set(staff.map(({ username }) => username))
  const wrong = staff.find(({ username }) => !isUsername(username))
  if (wrong) throw new Error(`${wrong.username} can be no username`)
  if (names.size < staff.length) throw new Error('a username stands twice')

  const added = new Set(await insertStaffAccounts(tx, staff, actorId, now))
  const touched = [...await putStaff(tx, staff), ...await putGrants(tx, staff, actorId, now)]
  await insertFirstPasswords(tx, staff, { hash: rows.passwordHash, mustChange: rows.mustChange ?? false, at: now })
  const changed = new Set(touched.filter((id) => !added.has(id)))
  if (added.size + changed.size > 0) {
    const data = { added: added.size, changed: changed.size }
    await recordEvent(ctx, { type: 'staff.loaded', subjectKind: 'account', subjectId: actorId, data })
  }
  const unchanged = staff.length - added.size - changed.size
  return { added: added.size, changed: changed.size, unchanged, notes: [] }
}
