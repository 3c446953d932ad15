import { acknowledgementInWords } from '../modules/dossiers/public.ts'
import { CHECK } from './check-answers-texts.ts'
import { feeShown } from './fees-of-draft.tsx'
import { type Journey, rootOf } from './journey.ts'
import { KeepChoice } from './keep-choice.tsx'
import { PostForm } from './layout.tsx'
import { HandInThere, isTakenHere } from './own-portal.tsx'

/** The last button, and what is promised with it; or where to hand in, if that is not here. */
export function SendDraft({ journey }: { journey: Journey }) {
  const { visit, version } = journey
  const { say } = visit
  if (!isTakenHere(visit, version)) return <HandInThere visit={visit} version={version} isDraft />
  return (
    <PostForm visit={visit} action={`${rootOf(journey)}/kiem-tra`}>
      <input type="hidden" name="phi-da-xem" value={feeShown(journey)} />
      <p>{say(CHECK.promise, { within: acknowledgementInWords(visit.directory) })}</p>
      <KeepChoice visit={visit} />
      <button type="submit">{say(CHECK.submit)}</button>
    </PostForm>
  )
}
