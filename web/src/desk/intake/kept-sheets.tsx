import type { KeptIntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { Button } from '@mantine/core'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { KEPT } from './intake-texts.ts'
import { PLACE } from './next-place.ts'

interface KeptSheetsProps {
  sheets: readonly KeptIntakeSheet[]
  onGoOn: (sheet: KeptIntakeSheet) => void
  onDrop: (id: string) => void
}

/** What the clerk has left half entered, here or on another machine: to go on with, or to throw away. */
export function KeptSheets({ sheets, onGoOn, onDrop }: KeptSheetsProps) {
  useShortcuts(sheets.length === 0 ? [] : [
    { keys: 'alt+p', name: say(KEPT.key), run: () => void focusField(PLACE.kept) },
  ])
  if (sheets.length === 0) return null
  return (
    <section id={PLACE.kept} className="mc-inset" aria-label={say(KEPT.title)}>
      <h2>{say(KEPT.title)} <kbd>Alt P</kbd></h2>
      <ul className="mc-kept">
        {sheets.map((kept) => {
          const { id, savedAt, sheet: { applicant, procedure } } = kept
          const name = applicant?.fullName ?? say(KEPT.nobody)
          return (
            <li key={id} className="mc-row">
              <span>
                <b>{name}</b>, {procedure?.name ?? say(KEPT.nothing)}{' '}
                <span className="mc-quiet">{say(KEPT.at, { at: showMoment(savedAt) })}</span>
              </span>
              <Button size="compact-sm" variant="default" onClick={() => onGoOn(kept)}>
                {say(KEPT.goOn)}<span className="mc-hidden">{say(KEPT.of, { name })}</span>
              </Button>
              <button type="button" className="mc-link-button" onClick={() => onDrop(id)}>
                {say(KEPT.drop)}<span className="mc-hidden">{say(KEPT.of, { name })}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
