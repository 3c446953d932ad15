import { type KhoPaper, keptStateOf, levelOf } from '../modules/documents/public.ts'
import { KEPT_STATE } from './kho-texts.ts'
import type { Visit } from './visit.ts'

/**
 * In which state a paper of a Kho is. Of what its owner stored and nobody has accepted nobody knows whether it is in
 * force: it is called what it is, a picture that nobody has verified.
 */
export function KeptState({ visit: { say, today }, paper }: { visit: Visit; paper: KhoPaper }) {
  const state = keptStateOf(paper, today)
  const isOnlyStored = state === 'valid' && paper.basis === 'owner' && levelOf(paper.standing) === 'C'
  return (
    <span className={state === 'valid' && !isOnlyStored ? 'done' : 'ended'}>
      {say(KEPT_STATE[isOnlyStored ? 'unverified' : state])}
    </span>
  )
}
