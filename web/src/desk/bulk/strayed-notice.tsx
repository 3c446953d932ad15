import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { BULK } from './bulk-texts.ts'
import type { Selection } from './use-selection.ts'

/** So many numbers are named; of the others it is said how many they are. */
const NAMED = 5

/**
 * What of the chosen is no longer as it was seen when it was chosen, beside the deeds: done all the same, the server
 * refuses what has changed in its row. The box is always there, so that what comes into it is read aloud.
 */
export function StrayedNotice({ selection: { changed, gone, drop } }: { selection: Selection }) {
  const count = changed.length + gone.length
  return (
    <div role="alert" className={count > 0 ? 'mc-strayed' : 'mc-hidden'}>
      {changed.length > 0 && <p>{say(BULK.changed, { numbers: numbersOf(changed) })}</p>}
      {gone.length > 0 && <p>{say(BULK.gone, { numbers: numbersOf(gone) })}</p>}
      {count > 0 && (
        <Button variant="default" size="compact-md" onClick={() => drop([...changed, ...gone])}>
          {say(BULK.drop, { count })}
        </Button>
      )}
    </div>
  )
}

function numbersOf(lines: readonly DossierLine[]): string {
  const named = lines.slice(0, NAMED).map(({ number }) => number).join(', ')
  return lines.length > NAMED ? say(BULK.andMore, { named, count: lines.length - NAMED }) : named
}
