import type { Tx } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { RecordedEvent } from '../../../audit/public.ts'
import type { NewMessage } from '../../domain/message.ts'
import { numbersTold } from '../../store/numbered.ts'
import { petitionsById } from '../../store/petitions.ts'
import { numberOfAnswer } from './build-answers.ts'
import { ANSWERED, REFUSED } from './strand.ts'

const ENDS = ['petition.answered', 'petition.refused']

/** What became of questions without a dossier is told there, once: the answer, or why there is none. */
export async function buildPetitionAnswers(
  tx: Tx, partner: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const ended = events.filter(({ type }) => ENDS.includes(type))
  if (ended.length === 0) return []
  const petitions = await petitionsById(tx, ended.map(({ subjectId }) => subjectId))
  const numbers = [...petitions.values()].flatMap(({ numberThere }) =>
    numberThere === null ? [] : numberOfAnswer(numberThere))
  const done = new Set(await numbersTold(tx, partner, numbers))
  return ended.flatMap(({ subjectId, era, id: eventId, happenedAt }): NewMessage[] => {
    const petition = petitions.get(subjectId)
    if (!petition || petition.messageId === null || petition.numberThere === null) return []
    const { messageId, numberThere, answerWords, refuseReason } = petition
    // So long over that its words are gone (ADR 0155): what is empty is told to nobody.
    if (answerWords === null && refuseReason === null) return []
    const number = numberOfAnswer(numberThere)
    if (done.has(number)) return []
    done.add(number)
    return [{
      dossierId: null, answersId: messageId, era, eventId, happenedAt, kind: 'answer', told: null,
      number, body: {
        MaHoiDap: numberThere, MaHoSo: '', NoiDungTraLoi: answerWords ?? refuseReason,
        ThoiDiemTraLoi: stampOf(happenedAt), TrangThai: answerWords === null ? REFUSED : ANSWERED,
      },
    }]
  })
}
