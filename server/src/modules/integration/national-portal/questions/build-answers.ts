import { sql } from 'kysely'
import { cleanLines } from '../../../../kernel/vietnamese-text.ts'
import type { Tx } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { RecordedEvent } from '../../../audit/public.ts'
import { type Talk, dossiersById, listTalk } from '../../../dossiers/public.ts'
import type { NewMessage } from '../../domain/message.ts'
import { PROGRAM } from '../../keep-came.ts'
import { numbersTold } from '../../store/numbered.ts'
import { ANSWERED } from './strand.ts'

/** Lines of a talk that are looked at for the one that an event tells of. */
const NEWEST = 100

interface Asked { readonly dossierId: bigint; readonly question: string; readonly text: string }

/** By which the answer to a question is known: a question is answered once. */
export function numberOfAnswer(question: string): string {
  return `answer/${question}`
}

/**
 * The first line that an official writes to an applicant after they asked at the portal is the answer there, to all
 * that was asked since the line before; what is written after it is for the applicant alone, here.
 */
export async function buildAnswers(
  tx: Tx, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const told = events.flatMap((event) =>
    event.type === 'dossier.applicant-told' && event.dossierId !== null ? [{ ...event, dossierId: event.dossierId }] : [])
  const asked = await questionsOf(tx, partner, told.map(({ dossierId }) => dossierId))
  const dossiers = await dossiersById(tx, [...new Set(asked.map(({ dossierId }) => dossierId))])
  const done = new Set(await numbersTold(tx, partner, asked.map(({ question }) => numberOfAnswer(question))))
  const messages: NewMessage[] = []
  for (const event of told) {
    const { dossierId, era, id: eventId, happenedAt } = event
    const dossier = dossiers.get(dossierId)
    if (!dossier) continue
    const { line, before } = placeIn(await listTalk(tx, dossierId, 'applicant', NEWEST), event)
    const answered = asked.filter((one) => one.dossierId === dossierId && before.has(cleanLines(one.text)))
    for (const { question } of line ? answered : []) {
      const number = numberOfAnswer(question)
      if (done.has(number)) continue
      done.add(number)
      messages.push({
        dossierId, era, eventId, happenedAt, kind: 'answer', told: null, number, body: {
          MaHoiDap: question, MaHoSo: dossier.number, NoiDungTraLoi: line?.text, ThoiDiemTraLoi: stampOf(happenedAt),
          TrangThai: ANSWERED,
        },
      })
    }
  }
  return messages
}

/** The line that an event tells of, and what came in from outside between the one of an official before and it. */
function placeIn(
  newestFirst: readonly Talk[], { actorId, happenedAt }: Pick<RecordedEvent, 'actorId' | 'happenedAt'>,
): { readonly line: Talk | undefined; readonly before: ReadonlySet<string> } {
  const at = newestFirst.findIndex((one) =>
    !one.isFromApplicant && one.saidBy === actorId && one.saidAt.getTime() === happenedAt.getTime())
  const older = at === -1 ? [] : newestFirst.slice(at + 1)
  const next = older.findIndex(({ isFromApplicant }) => !isFromApplicant)
  const between = next === -1 ? older : older.slice(0, next)
  return {
    line: newestFirst[at], before: new Set(between.filter(({ saidBy }) => saidBy === PROGRAM).map(({ text }) => text)),
  }
}

/** What was asked so long ago that its words are thinned out is answered here alone (ADR 0093). */
async function questionsOf(tx: Tx, partner: string, ids: readonly bigint[]): Promise<readonly Asked[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Asked>`
    select dossier_id, body->>'MaHoiDap' as question, body->>'NoiDung' as text from integration.message_in
    where dossier_id = any(${[...ids]}::bigint[]) and partner = ${partner} and kind = 'question' and state = 'done'
      and thinned_at is null
    order by id`.execute(tx)
  return rows
}
