import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { PACKAGE_PART } from '../designers/package-editor-texts.ts'
import type { Joined, JoinedPart } from './join-packages.ts'
import { PACKAGES } from './packages-texts.ts'

interface ConflictPartProps extends Pick<Joined, 'theirs' | 'mine' | 'both'> {
  /** That was saved elsewhere. */
  revision: number
  onJoin: () => void
  onTake: () => void
}

/** Somebody else, or oneself in another window, saved meanwhile: what was changed there, what may become of both. */
export function ConflictPart({ revision, theirs, mine, both, onJoin, onTake }: ConflictPartProps) {
  return (
    <div role="alert" className="mc-confirm">
      <p>{say(PACKAGES.conflict, { revision })}</p>
      <ul>
        <li>{say(PACKAGES.theyChanged, { parts: namesOf(theirs) })}</li>
        <li>{say(PACKAGES.youChanged, { parts: namesOf(mine) })}</li>
        {both.length > 0 && <li><b>{say(PACKAGES.bothChanged, { parts: namesOf(both) })}</b></li>}
      </ul>
      <div className="mc-row">
        <Button onClick={onJoin}>{say(PACKAGES.joinBoth)}</Button>
        <Button variant="default" onClick={onTake}>{say(PACKAGES.takeTheirs)}</Button>
      </div>
    </div>
  )
}

function namesOf(parts: readonly JoinedPart[]): string {
  return parts.map((part) => say(part === 'general' ? PACKAGES.partGeneral : PACKAGE_PART[part])).join(', ')
}
