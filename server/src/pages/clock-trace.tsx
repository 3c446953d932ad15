import { type Why, articlesOf } from '../kernel/count-articles.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import {
  type Clock, type ExplainedTerm, PAUSE_TEXTS, explainTerm, listClocks, listPauses, termOf,
} from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import { showDay, showMoment } from './in-words.ts'

/** A term of the office as its applicant may check it: from when, until when, and each day why. */
export interface TracedClock extends ExplainedTerm {
  readonly kind: Clock['kind']
  readonly startedAt: Date
  readonly dueAt: Date
}

/** The terms that concern the applicant: to acknowledge, and to settle. */
export async function traceClocks(db: Db, source: DirectorySource, dossierId: bigint): Promise<TracedClock[]> {
  const [clocks, pauses] = await Promise.all([listClocks(db, dossierId), listPauses(db, dossierId)])
  return clocks.filter(({ kind }) => kind === 'dossier' || kind === 'acknowledgement').map((clock) => {
    const { kind, startedAt, dueAt, stoppedAt, calendarVersionId } = clock
    const term = { term: termOf(clock), startedAt, stoppedAt }
    const articles = articlesOf(source.on(dayOf(startedAt)))
    const explained = explainTerm(term, pauses, source.calendarVersion(calendarVersionId), articles)
    return { kind, startedAt, dueAt, ...explained }
  })
}

const NAMES = { dossier: 'Thời hạn giải quyết', acknowledgement: 'Thời hạn báo đã tiếp nhận' } as const

const WHY_TEXTS: Readonly<Record<Why, string>> = {
  'weekend': 'Ngày nghỉ hằng tuần, không tính', 'holiday': 'Ngày lễ, không tính',
  'after-closing': 'Nhận ngoài giờ làm việc, tính từ lần mở cửa sau',
  'after-cutoff': 'Nhận sau giờ chốt, tính từ ngày làm việc sau',
  'day-of-receipt': 'Ngày nhận, không tính', 'counted': 'Tính',
  'paused': 'Tạm dừng, không tính', 'moved-on': 'Hạn rơi vào ngày nghỉ, chuyển sang ngày làm việc sau',
  'before-restart': 'Trước khi tính lại, không tính',
}

/** The box "Cách tính ngày hẹn". */
export function ClockTrace({ clocks }: { clocks: readonly TracedClock[] }) {
  if (clocks.length === 0) return null
  return (
    <details>
      <summary>Cách tính ngày hẹn</summary>
      {clocks.map(({ kind, startedAt, dueAt, pauses, trace }) => (
        <table key={`${kind} ${startedAt.toISOString()}`}>
          <caption>{kind === 'dossier'
            ? NAMES.dossier
            : NAMES.acknowledgement}: từ {showMoment(startedAt)} đến {showMoment(dueAt)}</caption>
          <thead><tr><th scope="col">Ngày</th><th scope="col">Tính thế nào</th><th scope="col">Căn cứ</th></tr></thead>
          <tbody>{trace.map(({ day, why, article }, nth) => <tr key={`${day} ${String(nth)}`}>
            <td>{showDay(day)}</td>
            <td>{WHY_TEXTS[why]}</td>
            <td>{article}</td>
          </tr>)}</tbody>
          {pauses.length > 0 && <tfoot>{pauses.map(({ id, fromAt, untilAt, reason, article }) => (
            <tr key={String(id)}><td colSpan={2}>Tạm dừng từ {showMoment(fromAt)}{untilAt
              ? ` đến ${showMoment(untilAt)}`
              : ''}: {PAUSE_TEXTS[reason]}</td><td>{article}</td></tr>
          ))}</tfoot>}
        </table>
      ))}
    </details>
  )
}
