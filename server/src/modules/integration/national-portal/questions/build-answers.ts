import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { RecordedEvent } from '../../../audit/public.ts'
import { dossiersById, listTalk } from '../../../dossiers/public.ts'
import type { NewMessage } from '../../domain/message.ts'
import { ANSWERED } from './strand.ts'

/** Lines of a talk that are looked at for the one that an event tells of. */
const NEWEST = 100

/** What officials wrote to applicants who had asked at the portal: the answer to the question that was asked last. */
export async function buildAnswers(
  tx: Tx, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const told = events.flatMap((event) =>
    event.type === 'dossier.applicant-told' && event.dossierId !== null ? [{ ...event, dossierId: event.dossierId }] : [])
  const questions = await lastQuestions(tx, partner, told.map(({ dossierId }) => dossierId))
  const dossiers = await dossiersById(tx, [...questions.keys()])
  const messages: NewMessage[] = []
  for (const { dossierId, era, id: eventId, happenedAt, actorId } of told) {
    const [question, dossier] = [questions.get(dossierId), dossiers.get(dossierId)]
    if (question === undefined || !dossier) continue
    const line = (await listTalk(tx, dossierId, 'applicant', NEWEST)).find((one) =>
      !one.isFromApplicant && one.saidBy === actorId && one.saidAt.getTime() === happenedAt.getTime())
    if (line) messages.push({
      dossierId, era, eventId, happenedAt, kind: 'answer', told: null, body: {
        MaHoiDap: question, MaHoSo: dossier.number, NoiDungTraLoi: line.text, ThoiDiemTraLoi: stampOf(happenedAt),
        TrangThai: ANSWERED,
      },
    })
  }
  return messages
}

async function lastQuestions(tx: Tx, partner: string, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ dossierId: bigint; question: string }>`
    select distinct on (dossier_id) dossier_id, body->>'MaHoiDap' as question from integration.message_in
    where dossier_id = any(${[...ids]}::bigint[]) and partner = ${partner} and kind = 'question' and state = 'done'
    order by dossier_id, id desc`.execute(tx)
  return new Map(rows.map(({ dossierId, question }) => [dossierId, question]))
}
