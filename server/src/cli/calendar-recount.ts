import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type DossierRooms, type MovedWaits, NO_WAITS, type Redated, recountDossiers } from '../modules/dossiers/public.ts'
import { type CalendarVersion, calendarOfProvince, newerCalendars } from '../modules/organisation/public.ts'
import { type TimerPlace, type TimerRedated, ownIdOf, recountTimersOfNone } from '../modules/workflow/public.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import { inForecast } from '../platform/in-forecast.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'

export const CALENDAR_HELP = `motcua calendar recount [--json] [--data FOLDER]

Forecasts what is open when it is counted anew by the calendars that were loaded last (motcua import): which dossiers
would get another day, which moments of processes and how many waits would move. Changes nothing: to move them, one
person proposes it at the desk (Lịch nghỉ) and another approves. Nobody would be promised less than before.
  --dry-run  the same: there is nothing else that it does
  --json     the report as one JSON object

Exit 0 = forecast; 2 = wrong use.`

export interface CalendarUse {
  readonly isJson: boolean
  readonly data: string | undefined
}

/** The account of the program itself, whose forecast nobody keeps. */
const PROGRAM = 1n
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
    'dry-run': { type: 'boolean' }, 'json': { type: 'boolean' }, 'data': { type: 'string' }, 'help': { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (positionals.join(' ') !== 'recount') return 'Cần: motcua calendar recount'
    return { isJson: values.json ?? false, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua calendar recount`, once its words are read. */
export async function runCalendar(
  { isJson }: CalendarUse, io: Pick<CommandIo, 'stdout'>, rooms: Backing & DossierRooms,
): Promise<ExitCode> {
  await rooms.directory.refresh()
  const newest = await newerCalendars(rooms.db)
  const found: Found = { redated: [], timers: [], waits: { ...NO_WAITS } }
  for (let after: bigint | undefined = 0n; after !== undefined && newest.size > 0;)
    after = await nextChunk(rooms, { newest, after }, found)
  for (let after: TimerPlace | undefined = { instanceId: 0n, tokenId: 0 }; after !== undefined && newest.size > 0;)
    after = await nextOfNone(rooms, after, found)
  const { redated, timers, waits } = found
  const dossiers = redated.slice(0, MOST_LISTED).map(({ number, before, after }) => ({ number, before, after }))
  const report = {
    isDry: true, count: redated.length, dossiers, timerCount: timers.length, timers: timers.slice(0, MOST_LISTED),
    waits,
  }
  io.stdout(isJson ? JSON.stringify(report) : tell(found))
  return 0
}

/** What moves: promised days, moments in working time of processes (those of no dossier have no number), waits. */
interface Found {
  readonly redated: Redated[]
  readonly timers: (Pick<TimerRedated, 'node' | 'before' | 'after'> & { readonly number: string | null })[]
  readonly waits: Record<keyof MovedWaits, number>
}

interface Chunk { readonly newest: ReadonlyMap<bigint, CalendarVersion>; readonly after: bigint }

/** One transaction. Answers the last dossier looked at. */
async function nextChunk(
  backing: Backing & DossierRooms, { newest, after }: Chunk, found: Found,
): Promise<bigint | undefined> {
  const done = await forecast(backing, (ctx) => recountDossiers(ctx, backing, { newest, after, limit: CHUNK }))
  found.redated.push(...done?.redated ?? [])
  found.timers.push(...done?.timers ?? [])
  for (const kind of KINDS) found.waits[kind] += done?.waits[kind] ?? 0
  return done?.last
}

/** The same of processes that belong to no dossier, by the calendar of the province's own agency. */
async function nextOfNone(
  backing: Backing & DossierRooms, after: TimerPlace, found: Found,
): Promise<TimerPlace | undefined> {
  const calendar = calendarOfProvince(backing.directory.on(dayOf(backing.clock.now())))
  if (!calendar) return undefined
  const done = await forecast(backing, (ctx) => recountTimersOfNone(ctx, calendar, { after, limit: CHUNK }))
  found.timers.push(...(done?.redated ?? []).map(({ node, before, after: later }) =>
    ({ number: null, node, before, after: later })))
  return done?.last
}

/** Does it as it would be done, and takes it back. */
function forecast<T>(backing: Backing, work: (ctx: Ctx) => Promise<T>): Promise<T | undefined> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('calendar recount') }
  return inForecast(backing, sender, work)
}

function tell({ redated, timers, waits }: Found): string {
  const lines = redated.slice(0, SHOWN).map(({ number, before, after }) =>
    `  ${number}: ${dayOf(before)} thành ${dayOf(after)}`)
  const moments = timers.slice(0, SHOWN).map(({ number, node, before, after }) =>
    `  ${number ?? 'quy trình không thuộc hồ sơ'}, mốc ${ownIdOf(node)}: ${dayOf(before)} thành ${dayOf(after)}`)
  return [
    `Nếu tính lại theo lịch mới: ${redated.length} hồ sơ đổi ngày hẹn trả.`, ...lines, ...rest(redated.length, 'hồ sơ'),
    ...timers.length > 0 ? [`${timers.length} mốc giờ làm việc của quy trình đổi theo.`] : [], ...moments,
    ...rest(timers.length, 'mốc'),
    ...KINDS.filter((kind) => waits[kind] > 0).map((kind) => `${waits[kind]} ${WAITS[kind]} đổi theo.`),
    ...redated.length + timers.length > 0 ? ['Để đổi ngày: đề nghị và duyệt ở trang Lịch nghỉ của bàn làm việc.'] : [],
  ].join('\n')
}

function rest(count: number, what: string): string[] {
  return count > SHOWN ? [`  … và ${count - SHOWN} ${what} nữa; thêm --json để xem hết`] : []
}
