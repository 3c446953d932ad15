import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { useRoomFor } from '../../lib/use-room-for.ts'
import type { Action } from './action-inputs.ts'
import { DOSSIER } from './dossier-texts.ts'
import { NARROWEST, useIsNarrow } from './narrow.ts'

interface ActionBarProps {
  actions: readonly Action[]
  /** The deed that is being done. */
  busy: string | undefined
  onBegin: (action: Action) => void
}

/**
 * What may be done now, always in sight at the foot of the screen. On a phone the deed of this step and the way back
 * stand there, as large as a thumb, and the rest behind one button; on the narrowest only the deed of this step, so
 * that most of the screen is left to read on. It covers nothing: the page keeps its height free.
 */
export function ActionBar({ actions, busy, onBegin }: ActionBarProps) {
  const isNarrow = useIsNarrow()
  const isNarrowest = useIsNarrow(NARROWEST)
  const [isOpen, setIsOpen] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  useRoomFor(bar)
  const main = actions.find(({ isMain }) => isMain)
  const first = !isNarrow ? actions : isNarrowest && main ? [main] : actions.filter(isAtHand)
  const rest = actions.filter((action) => !first.includes(action))
  const button = (action: Action) => (
    <Button
      key={action.noun} variant={action.isMain ? 'filled' : 'default'} loading={busy === action.noun}
      onClick={() => {
        setIsOpen(false)
        onBegin(action)
      }}
    >
      {action.name}
      {!isNarrow && actions.indexOf(action) < 9 && <>&nbsp;<kbd>{actions.indexOf(action) + 1}</kbd></>}
    </Button>
  )
  return (
    <div ref={bar} className="mc-row mc-bar mc-deeds" role="group" aria-label={say(DOSSIER.deeds)}>
      {isOpen && <div className="mc-deeds-rest">{rest.map(button)}</div>}
      {first.map(button)}
      {rest.length > 0 && (
        <Button variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {say(DOSSIER.moreDeeds)}&nbsp;<span aria-hidden="true">{isOpen ? '▾' : '▴'}</span>
        </Button>
      )}
    </div>
  )
}

/** What a head does on the way: the deed of the step, taking it, sending it back. */
function isAtHand({ noun, isMain }: Action): boolean {
  return isMain || noun === 'step-return' || noun === 'taking'
}
