import { isDay } from '../kernel/civil-day.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { type UnitTrace, askedBy, heldUntil } from '../modules/organisation/public.ts'
import { Control } from './controls.tsx'
import { showDate } from './in-words.ts'
import { type Mistake, sendPage } from './layout.tsx'
import { OLD_NAMES } from './old-names-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

/** What is on an old paper is a name of some words, or a code. */
const LONGEST = 200

/**
 * Where a place of an old paper is today (tra tên đơn vị cũ). Nothing is guessed: where a name or a code stood for
 * several places all of them are shown, each with its district and its days.
 */
export const oldNamesPages = {
  'GET /ten-cu': (visit) => {
    const { ten, ngay } = visit.request.query as { ten?: unknown; ngay?: unknown }
    const name = typeof ten === 'string' ? cleanText(ten).slice(0, LONGEST) : ''
    const typed = typeof ngay === 'string' ? ngay.trim().slice(0, 20) : ''
    return show(visit, name, typed)
  },
} satisfies PageHandlers

function show(visit: Visit, name: string, typed: string) {
  const { say, rooms, today } = visit
  const on = typed === '' ? undefined : dayIn(typed)
  const mistakes: Mistake[] = typed !== '' && on === undefined ? [{ id: 'ngay', text: say(OLD_NAMES.dayWrong) }] : []
  const found = name === '' || mistakes.length > 0 ? undefined : rooms.directory.trace(askedBy(name, on), today)
  return sendPage(visit, {
    title: say(OLD_NAMES.title), mistakes, ...mistakes.length > 0 && { status: 422 },
    body: <>
      <h1>{say(OLD_NAMES.title)}</h1>
      <p>{say(OLD_NAMES.intro)}</p>
      <form method="get" action="/ten-cu" role="search">
        <Control id="ten" label={say(OLD_NAMES.name)} hint={say(OLD_NAMES.nameHint)}>
          {(described) => <input {...described} name="ten" defaultValue={name} data-most={LONGEST} autoComplete="off" />}
        </Control>
        <Control
          id="ngay" label={say(OLD_NAMES.day)} hint={say(OLD_NAMES.dayHint)} error={mistakes[0]?.text}
        >
          {(described) => <input {...described} name="ngay" defaultValue={typed} inputMode="numeric" autoComplete="off" />}
        </Control>
        <button type="submit">{say(OLD_NAMES.find)}</button>
      </form>
      {found?.traces.length === 0 && <p className="note" role="status">{say(OLD_NAMES.none, { name })}</p>}
      {found && !found.isCertain && found.traces.length > 1 && <p className="note" role="status">
        {say(OLD_NAMES.several, { count: String(found.traces.length) })}
      </p>}
      {found && found.traces.length > 0 && <>
        <ul className="plain">{found.traces.map((trace) => <Trace key={trace.unit.publicId} visit={visit} trace={trace} />)}</ul>
        <p className="alone"><a href="/thu-tuc">{say(OLD_NAMES.where)}</a></p>
      </>}
    </>,
  })
}

function Trace({ visit: { say }, trace: { unit, parentName, now, notes } }: { visit: Visit; trace: UnitTrace }) {
  const until = heldUntil(unit)
  const { name } = unit
  const head = until === null ? say(OLD_NAMES.today, { name, day: showDate(unit.from) })
    : parentName === null ? say(OLD_NAMES.before, { name, day: showDate(until) })
      : say(OLD_NAMES.beforeIn, { name, parent: parentName, day: showDate(until) })
  const names = now.map((one) => one.name).join('; ')
  const isSelf = now.length === 1 && now[0]?.id === unit.id && until === null
  return (
    <li>
      <b>{head}</b>
      <br />{isSelf ? say(OLD_NAMES.isItself) : now.length === 0 ? say(OLD_NAMES.isNobody)
        : say(now.length === 1 ? OLD_NAMES.isNow : OLD_NAMES.isParts, { now: names })}
      {notes.map((note) => <p className="hint" key={note}>{note}</p>)}
    </li>
  )
}

/** `30/06/2025` or `2025-06-30`; undefined for what is no day. */
function dayIn(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? []
  const read = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) ? read : undefined
}
