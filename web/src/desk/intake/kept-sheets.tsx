import type { IntakeSheetLine } from '@motcua/contracts/intake-sheets.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { KEPT } from './intake-texts.ts'
import { PLACE } from './next-place.ts'

interface KeptSheetsProps {
  sheets: readonly IntakeSheetLine[]
  onGoOn: (id: string) => void
  onDrop: (id: string) => void
}

/** What the clerk has left half entered, here or on another machine: to go on with, or to throw away, once asked. */
export function KeptSheets({ sheets, onGoOn, onDrop }: KeptSheetsProps) {
  const [asked, setAsked] = useState<string>()
  useShortcuts(sheets.length === 0 ? [] : [
    { keys: 'alt+p', name: say(KEPT.key), run: () => void focusField(PLACE.kept) },
  ])
  if (sheets.length === 0) return null
  return (
    <section id={PLACE.kept} className="mc-inset" aria-label={say(KEPT.title)}>
      <h2>{say(KEPT.title)} <kbd>Alt P</kbd></h2>
      <ul className="mc-kept">
        {sheets.map(({ id, savedAt, applicantName, procedureName }) => {
          const name = applicantName ?? say(KEPT.nobody)
          return (
            <li key={id}>
              <div className="mc-row">
                <span>
                  <b>{name}</b>, {procedureName ?? say(KEPT.nothing)}{' '}
                  <span className="mc-quiet">{say(KEPT.at, { at: showMoment(savedAt) })}</span>
                </span>
                <Button size="compact-sm" variant="default" onClick={() => onGoOn(id)}>
                  {say(KEPT.goOn)}<span className="mc-hidden">{say(KEPT.of, { name })}</span>
                </Button>
                <button type="button" id={dropId(id)} className="mc-link-button" onClick={() => setAsked(id)}>
                  {say(KEPT.drop)}<span className="mc-hidden">{say(KEPT.of, { name })}</span>
                </button>
              </div>
              {asked === id && (
                <ConfirmPanel
                  title={say(KEPT.dropAsked, { name })}
                  confirmLabel={say(KEPT.dropSure)}
                  onConfirm={() => {
                    setAsked(undefined)
                    onDrop(id)
                    focusField(PLACE.person)
                  }}
                  onCancel={() => {
                    setAsked(undefined)
                    focusField(dropId(id))
                  }}
                >
                  <p>{say(KEPT.dropMeans)}</p>
                </ConfirmPanel>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function dropId(id: string): string {
  return `xoa-phieu-${id}`
}
