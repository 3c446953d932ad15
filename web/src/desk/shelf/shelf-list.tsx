import type { ShelfLine } from '@motcua/contracts/shelf.ts'
import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortDay } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { PlaceForm } from './place-form.tsx'
import { useArchiving, useShelf } from './shelf-data.ts'
import { SHELF } from './shelf-texts.ts'

/** So many go to the archive at one time. */
const MOST = 100

/** Results that wait, the longest first; those whose term is over may be handed over together. */
export function ShelfList() {
  const found = useShelf('here')
  const archiving = useArchiving()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsked, setAsked] = useState(false)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const due = items.filter(({ isDue, dossierId }) => isDue && chosen.has(dossierId)).map(({ dossierId }) => dossierId)
  const close = () => {
    setAsked(false)
    focusContent()
  }
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  const archive = () => archiving.mutate(due, {
    onSuccess: () => {
      announce(say(SHELF.archivedDone, { n: due.length }))
      setChosen(new Set())
    },
    onSettled: close,
  })
  return (
    <section className="mc-stack" aria-label={say(SHELF.here)}>
      {found.isPending && <SkeletonList rows={4} />}
      <FoundTable
        found={found} keyOf={({ dossierId }) => dossierId}
        words={{
          failed: say(SHELF.failed), none: say(SHELF.noneHere), more: say(SHELF.more),
          heads: [say(SHELF.number), say(SHELF.who), say(SHELF.age), say(SHELF.place), say(SHELF.deed)],
        }}
        row={(line) => (
          <Cells
            line={line} isChosen={chosen.has(line.dossierId)} onChoose={(isChosen) => toggle(line.dossierId, isChosen)}
          />
        )}
      >
        {archiving.error && <ErrorState title={say(SHELF.notDone)} error={archiving.error} />}
        {isAsked && (
          <ConfirmPanel
            title={say(SHELF.archiveTitle, { n: due.length })} confirmLabel={say(SHELF.archive, { n: due.length })}
            isBusy={archiving.isPending} onConfirm={archive} onCancel={close}
          ><p>{say(SHELF.archiveHint)}</p></ConfirmPanel>
        )}
        {!isAsked && due.length > 0 && (
          <div className="mc-row">
            <Button disabled={due.length > MOST} onClick={() => {
              archiving.reset() // what was said of others
              setAsked(true)
            }}>{say(SHELF.archive, { n: due.length })}</Button>
            {due.length > MOST && <p role="alert">{say(SHELF.tooMany)}</p>}
          </div>
        )}
      </FoundTable>
    </section>
  )
}

interface CellsProps {
  readonly line: ShelfLine
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function Cells({ line, isChosen, onChoose }: CellsProps) {
  const { dossierId, number, name, procedureName, since, days, reminders, remindAt, archiveOn, isDue, cameBack } = line
  return (
    <>
      <td className="mc-number"><Link to="/ho-so/$id" params={{ id: dossierId }}>{number}</Link></td>
      <td><b><bdi>{name}</bdi></b><br /><span className="mc-quiet">{procedureName}</span></td>
      <td>
        <span className="mc-number">{say(SHELF.ageOf, { n: days, day: showShortDay(since) })}</span>
        {cameBack && <p><StateChip icon="↩" tone="stopped" text={say(SHELF.cameBack)} /></p>}
        {isDue ? <p><StateChip icon="!" tone="late" text={say(SHELF.due)} /></p>
          : archiveOn !== null && <p className="mc-quiet">{say(SHELF.archiveOn, { day: showShortDay(archiveOn) })}</p>}
        <p className="mc-quiet">
          {reminders === 0 ? say(SHELF.notReminded) : say(SHELF.reminders, { n: reminders })}
          {remindAt !== null && `; ${say(SHELF.nextReminder, { day: showShortDay(remindAt) })}`}
        </p>
      </td>
      <td><PlaceForm line={line} /></td>
      <td><div className="mc-row">
        <a
          href={`/api/dossiers/${dossierId}/shelf-label.pdf`} target="_blank" rel="noreferrer"
          aria-label={say(SHELF.labelOne, { number })}
        >{say(SHELF.label)}</a>
        {isDue && (
          <Checkbox
            size="md" aria-label={say(SHELF.select, { number })} checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </div></td>
    </>
  )
}
