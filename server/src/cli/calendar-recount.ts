import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf, recordEvent } from '../modules/audit/public.ts'
import { type DossierRooms, type MovedWaits, NO_WAITS, type Redated, recountDossiers } from '../modules/dossiers/public.ts'
import { type CalendarVersion, calendarOfProvince, newerCalendars } from '../modules/organisation/public.ts'
import { type TimerPlace, type TimerRedated, ownIdOf, recountTimersOfNone } from '../modules/workflow/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import { inForecast } from '../platform/in-forecast.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { findApprover } from './find-approver.ts'

export const CALENDAR_HELP = `motcua calendar recount [--dry-run | --approve USERNAME] [--json] [--data FOLDER]

Counts what is open anew after a holiday was declared late: load the calendar with it first (motcua import). Nobody is
promised less than before.
  --dry-run           which dossiers would get another day, which moments of processes and how many waits
                      would move; changes nothing
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

/** What is said of each kind of wait that moves, in this order. */
const WAITS: Readonly<Record<keyof MovedWaits, string>> = {
  handOvers: 'hạn xác nhận bàn giao', receipts: 'hạn xác nhận nhận hồ sơ thành phần',
  confirmations: 'hạn chờ xác nhận bên ngoài', consultations: 'hạn trả lời ý kiến', alarms: 'lần nhắc hồ sơ chưa trả lời',
}
const KINDS = Object.keys(WAITS) as (keyof MovedWaits)[]

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
  const actorId = approvedBy === undefined
    ? 1n
    : await findApprover(rooms, approvedBy, (roles) => roles.some(({ role }) => role === APPROVER))
  if (actorId === undefined) {
    io.stderr(`${approvedBy ?? ''} không phải quản trị hệ thống, không duyệt được việc đổi ngày hẹn trả.`)
    return 1
  }
  const newest = await newerCalendars(rooms.db)
  const found: Found = { redated: [], timers: [], waits: { ...NO_WAITS } }
  for (let after: bigint | undefined = 0n; after !== undefined && newest.size > 0;)
    after = await nextChunk(rooms, { actorId, isDry, newest, after }, found)
  for (let after: TimerPlace | undefined = { instanceId: 0n, tokenId: 0 }; after !== undefined && newest.size > 0;)
    after = await nextOfNone(rooms, { actorId, isDry, after }, found)
  const { redated, timers, waits } = found
  const dossiers = redated.slice(0, MOST_LISTED).map(({ number, before, after }) => ({ number, before, after }))
  const report = {
    isDry, count: redated.length, dossiers,
    timerCount: timers.length, timers: timers.slice(0, MOST_LISTED), waits,
  }
  io.stdout(isJson ? JSON.stringify(report) : tell(isDry, found))
  return 0
}

/** What moves: promised days, moments in working time of processes (those of no dossier have no number), waits. */
interface Found {
  readonly redated: Redated[]
  readonly timers: (Pick<TimerRedated, 'node' | 'before' | 'after'> & { readonly number: string | null })[]
  readonly waits: Record<keyof MovedWaits, number>
}

interface Chunk {
  readonly actorId: bigint
  readonly isDry: boolean
  readonly newest: ReadonlyMap<bigint, CalendarVersion>
  readonly after: bigint
}

/** One transaction; a dry one is rolled back. Answers the last dossier looked at. */
async function nextChunk(
  backing: Backing & DossierRooms, { actorId, isDry, newest, after }: Chunk, found: Found,
): Promise<bigint | undefined> {
  const done = await inOne(backing, { actorId, isDry, about: after }, (ctx) =>
    recountDossiers(ctx, backing, { newest, after, limit: CHUNK }))
  found.redated.push(...done?.redated ?? [])
  found.timers.push(...done?.timers ?? [])
  for (const kind of KINDS) found.waits[kind] += done?.waits[kind] ?? 0
  return done?.last
}

/** The same of processes that belong to no dossier, by the calendar of the province's own agency. */
async function nextOfNone(
  backing: Backing & DossierRooms, { actorId, isDry, after }: Pick<Chunk, 'actorId' | 'isDry'> & { after: TimerPlace },
  found: Found,
): Promise<TimerPlace | undefined> {
  const calendar = calendarOfProvince(backing.directory.on(dayOf(backing.clock.now())))
  if (!calendar) return undefined
  const done = await inOne(backing, { actorId, isDry, about: 0n }, (ctx) =>
    recountTimersOfNone(ctx, calendar, { after, limit: CHUNK }))
  found.timers.push(...(done?.redated ?? []).map(({ node, before, after: later }) =>
    ({ number: null, node, before, after: later })))
  return done?.last
}

async function inOne<T extends { readonly redated: readonly object[] }>(
  backing: Backing, { actorId, isDry, about }: { actorId: bigint; isDry: boolean; about: bigint },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T | undefined> {
  const sender = { actorId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('calendar recount') }
  if (isDry) return inForecast(backing, sender, work)
  let done: T | undefined
  await inTransaction(backing, sender, async (ctx: Ctx) => {
    const now = done = await work(ctx)
    // Said once a chunk: who let these days move, and how many.
    await recordEvent(ctx, {
      type: 'calendar.recounted', subjectKind: 'organisation', subjectId: about, data: { redated: now.redated.length },
    })
    return ok(null)
  }, () => ({ status: 200, body: null }))
  return done
}

function tell(isDry: boolean, { redated, timers, waits }: Found): string {
  const lines = redated.slice(0, SHOWN).map(({ number, before, after }) =>
    `  ${number}: ${dayOf(before)} thành ${dayOf(after)}`)
  const moments = timers.slice(0, SHOWN).map(({ number, node, before, after }) =>
    `  ${number ?? 'quy trình không thuộc hồ sơ'}, mốc ${ownIdOf(node)}: ${dayOf(before)} thành ${dayOf(after)}`)
  const what = isDry ? 'Nếu tính lại' : 'Đã tính lại'
  return [
    `${what} theo lịch mới: ${redated.length} hồ sơ đổi ngày hẹn trả.`, ...lines, ...rest(redated.length, 'hồ sơ'),
    ...timers.length > 0 ? [`${timers.length} mốc giờ làm việc của quy trình đổi theo.`] : [], ...moments,
    ...rest(timers.length, 'mốc'),
    ...KINDS.filter((kind) => waits[kind] > 0).map((kind) => `${waits[kind]} ${WAITS[kind]} đổi theo.`),
  ].join('\n')
}

function rest(count: number, what: string): string[] {
  return count > SHOWN ? [`  … và ${count - SHOWN} ${what} nữa; thêm --json để xem hết`] : []
}
