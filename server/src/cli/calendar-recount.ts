import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { ok, refuse } from '../kernel/result.ts'
import { bodyHashOf, recordEvent } from '../modules/audit/public.ts'
import { type DossierRooms, type Redated, recountDossiers } from '../modules/dossiers/public.ts'
import { findStaffByUsername, rolesOf } from '../modules/identity/public.ts'
import { type CalendarVersion, listOldCalendars } from '../modules/organisation/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'

export const CALENDAR_HELP = `motcua calendar recount [--dry-run | --approve USERNAME] [--json] [--data FOLDER]

Counts what is open anew after a holiday was declared late: load the calendar with it first (motcua import). Nobody is
promised less than before.
  --dry-run           which dossiers would get another day; changes nothing
  --approve USERNAME  the system administrator who approves it; people are told of their new day
  --json              the report as one JSON object

The same again goes on where it stood. Exit 0 = done, or forecast; 1 = refused; 2 = wrong use.`

export interface CalendarUse {
  readonly isDry: boolean
  readonly approvedBy: string | undefined
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Who may let promised days move. */
const APPROVER = 'system_admin'
/** So many dossiers a transaction; so many are shown, and so many listed for a program. */
const [CHUNK, SHOWN, MOST_LISTED] = [400, 20, 1_000]

/** The words after `calendar`, or what is wrong with them. */
export function readCalendarUse(args: readonly string[]): CalendarUse | string {
  const options = {
    'dry-run': { type: 'boolean' }, 'approve': { type: 'string' }, 'json': { type: 'boolean' },
    'data': { type: 'string' }, 'help': { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const isDry = values['dry-run'] ?? false
    if (positionals.join(' ') !== 'recount') return 'Cần: motcua calendar recount'
    if (isDry === (values.approve !== undefined)) return 'Cần một trong hai: --dry-run hoặc --approve USERNAME'
    return { isDry, approvedBy: values.approve, isJson: values.json ?? false, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua calendar recount`, once its words are read. */
export async function runCalendar(
  { isDry, approvedBy, isJson }: CalendarUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: Backing & DossierRooms,
): Promise<ExitCode> {
  await rooms.directory.refresh()
  const actorId = approvedBy === undefined ? 1n : await approverOf(rooms, approvedBy)
  if (actorId === undefined) {
    io.stderr(`${approvedBy ?? ''} không phải quản trị hệ thống, không duyệt được việc đổi ngày hẹn trả.`)
    return 1
  }
  const newest = await newestOf(rooms)
  const redated: Redated[] = []
  for (let after: bigint | undefined = 0n; after !== undefined && newest.size > 0;)
    after = await nextChunk(rooms, { actorId, isDry, newest, after }, redated)
  const report = { isDry, count: redated.length, dossiers: redated.slice(0, MOST_LISTED) }
  io.stdout(isJson ? JSON.stringify(report) : tell(isDry, redated))
  return 0
}

async function approverOf({ db, clock }: Backing, username: string): Promise<bigint | undefined> {
  const account = await findStaffByUsername(db, username)
  const today = dayOf(clock.now())
  const roles = account ? await rolesOf(db, [account.id], today) : []
  return roles.some(({ role, validFrom }) => role === APPROVER && validFrom <= today) ? account?.id : undefined
}

/** Of each older version of a calendar, the newest. */
async function newestOf({ db, directory }: Backing & DossierRooms): Promise<Map<bigint, CalendarVersion>> {
  const old = await listOldCalendars(db)
  return new Map(old.map(({ id, newest }) =>
    [id, { versionId: newest, calendar: directory.calendarVersion(newest) }]))
}

interface Chunk {
  readonly actorId: bigint
  readonly isDry: boolean
  readonly newest: ReadonlyMap<bigint, CalendarVersion>
  readonly after: bigint
}

/** One transaction; a dry one is rolled back. Answers the last dossier looked at. */
async function nextChunk(
  backing: Backing & DossierRooms, { actorId, isDry, newest, after }: Chunk, redated: Redated[],
): Promise<bigint | undefined> {
  let last: bigint | undefined
  const sender = { actorId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('calendar recount') }
  const found: Redated[] = []
  await inTransaction(backing, sender, async (ctx: Ctx) => {
    const done = await recountDossiers(ctx, backing, { newest, after, limit: CHUNK })
    last = done.last
    found.splice(0, found.length, ...done.redated)
    if (isDry) return refuse({ code: 'forecast-only' })
    // Said once a chunk: who let these days move, and how many.
    await recordEvent(ctx, {
      type: 'calendar.recounted', subjectKind: 'organisation', subjectId: after, data: { redated: found.length },
    })
    return ok(null)
  }, () => ({ status: 200, body: null }))
  redated.push(...found)
  return last
}

function tell(isDry: boolean, redated: readonly Redated[]): string {
  const lines = redated.slice(0, SHOWN).map(({ number, before, after }) =>
    `  ${number}: ${dayOf(before)} thành ${dayOf(after)}`)
  return [
    `${isDry ? 'Nếu tính lại' : 'Đã tính lại'} theo lịch mới: ${redated.length} hồ sơ đổi ngày hẹn trả.`, ...lines,
    ...redated.length > SHOWN ? [`  … và ${redated.length - SHOWN} hồ sơ nữa; thêm --json để xem hết`] : [],
  ].join('\n')
}
