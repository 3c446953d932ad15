import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { say } from '../../lib/language.ts'
import { BULK } from './bulk-texts.ts'
import type { Selection } from './use-selection.ts'

/** At the head of a list: all that is shown. */
export function SelectAll({ selection }: { selection: Selection }) {
  return (
    <label className="mc-select">
      <input
        type="checkbox" checked={selection.isAll} onChange={selection.toggleAll} aria-label={say(BULK.selectAll)}
      />
    </label>
  )
}

/** At a line. */
export function SelectLine({ selection, line }: { selection: Selection; line: DossierLine }) {
  return (
    <label className="mc-select">
      <input
        type="checkbox" checked={selection.has(line.id)} onChange={() => selection.toggle(line)}
        aria-label={say(BULK.select, { number: line.number })}
      />
    </label>
  )
}
