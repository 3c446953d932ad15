import type { Dossier } from '../modules/dossiers/public.ts'
import {
  type FoundPaper, type Held, NOTHING_HELD, askForSupplement, paperUsed,
} from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Radios } from './controls.tsx'
import { SUPPLEMENT } from './dossier-texts.ts'
import { sayHeld } from './held-here.ts'
import { khoOwners } from './kho-owner.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/**
 * What of a supplement is held in the Kho of whose dossier it is: of the visitor, or of an organisation that they
 * represent (`askForSupplement`).
 */
export async function findHeldForAsked(db: Db | Tx, visit: Visit, dossier: Dossier): Promise<Held> {
  const { rooms, directory, today: day } = visit
  const owners = await khoOwners(visit)
  if (!owners.some(({ personId }) => personId === dossier.applicantId)) return NOTHING_HELD
  return askForSupplement(db, rooms, { dossier, day, directory })
}

/** The name under which a form says which held paper is used for a component. */
const fieldFor = (component: string) => `kho:${component}`

/** The paper that the visitor chose; nothing where they send files themselves. */
export function heldChosen(held: Held, posted: Posted, component: string): FoundPaper | undefined {
  const chosen = fieldOf(posted, fieldFor(component))
  return chosen === '' ? undefined : paperUsed(held.get(component), chosen)
}

/** Papers of the Kho in place of a file, each with its source; where any fits, the best is chosen already. */
export function HeldForAsked({ visit, held, component, label }: {
  visit: Visit; held: Held; component: string; label: string
}) {
  const found = held.get(component)
  if (!found) return null
  const chosen = paperUsed(found, undefined)
  return (
    <fieldset>
      <legend>{visit.say(SUPPLEMENT.held, { name: label })}</legend>
      <Radios name={fieldFor(component)} value={chosen?.publicId ?? ''} choices={[
        ...found.papers.map((paper) => {
          const { from, worth } = sayHeld(visit, paper)
          return { value: paper.publicId, label: visit.say(SUPPLEMENT.useHeld, { from }), hint: `${worth}.` }
        }),
        { value: '', label: visit.say(SUPPLEMENT.sendFile) },
      ]} />
    </fieldset>
  )
}
