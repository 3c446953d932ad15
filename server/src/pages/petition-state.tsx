import { type Petition, numberOfPetition } from '../modules/integration/public.ts'
import { showMoment } from './in-words.ts'
import { PETITION } from './petition-texts.ts'
import type { Visit } from './visit.ts'

/** Where it stands, in the words of whoever asked: that somebody has it is a day, no answer. */
export function petitionInWords({ say }: Visit, { state }: Petition): string {
  return say(PETITION[state === 'taken' ? 'waiting' : state])
}

/**
 * Where a question stands, with its days and its answer. Nothing of who asked: whoever has number and code may be
 * somebody else.
 */
export function PetitionState({ visit, petition }: { visit: Visit; petition: Petition }) {
  const { say, directory, language } = visit
  const { id, state, words, receivedAt, takenAt, endedAt, dueAt, unitId, answerWords, refuseReason } = petition
  return (
    <dl>
      <dt>{say(PETITION.number)}</dt><dd className="code">{numberOfPetition(id)}</dd>
      <dt>{say(PETITION.state)}</dt><dd>{petitionInWords(visit, petition)}</dd>
      <dt>{say(PETITION.office)}</dt><dd lang="vi">{directory.lastKnown(unitId)?.name ?? ''}</dd>
      <dt>{say(PETITION.sentAt)}</dt><dd>{showMoment(receivedAt, language)}</dd>
      {takenAt && <><dt>{say(PETITION.takenAt)}</dt><dd>{showMoment(takenAt, language)}</dd></>}
      <dt>{say(PETITION.due)}</dt><dd>{showMoment(dueAt, language)}</dd>
      {endedAt && <>
        <dt>{say(state === 'refused' ? PETITION.refusedAt : PETITION.answeredAt)}</dt>
        <dd>{showMoment(endedAt, language)}</dd>
      </>}
      {words === '' ? <><dt>{say(PETITION.words)}</dt><dd>{say(PETITION.gone)}</dd></>
        : <><dt>{say(PETITION.words)}</dt><dd lang="vi" className="said">{words}</dd></>}
      {answerWords !== null && <><dt>{say(PETITION.answer)}</dt><dd lang="vi" className="said">{answerWords}</dd></>}
      {refuseReason !== null && <><dt>{say(PETITION.reason)}</dt><dd lang="vi" className="said">{refuseReason}</dd></>}
    </dl>
  )
}
