import { listPapers } from '../modules/documents/public.ts'
import { type Dossier, type Supplement, findKhoChoice } from '../modules/dossiers/public.ts'
import {
  type FoundPaper, type Held, NOTHING_HELD, askOnce, khoPoliciesOf, paperUsed, reuseSources,
} from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Radios } from './controls.tsx'
import { SUPPLEMENT } from './dossier-texts.ts'
import { sayHeld } from './held-here.ts'
import { khoOwners } from './kho-owner.ts'
import { sumsOnFile } from './supplement-uploads.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/**
 * What of a supplement is held in the Kho of whose dossier it is: of the visitor, or of an organisation that they
 * represent; nothing where the dossier is for another, or its applicant wanted nothing held to be used. What lies on
 * file already is not offered: that very paper was sent back.
 */
export async function findHeldForAsked(
  db: Db | Tx, visit: Visit, dossier: Dossier, { items }: Supplement,
): Promise<Held> {
  const { rooms: { catalogue }, directory, today } = visit
  const owners = await khoOwners(visit)
  const isTheirs = dossier.authoriserId === null && owners.some(({ personId }) => personId === dossier.applicantId)
  if (!isTheirs) return NOTHING_HELD
  if ((await findKhoChoice(db, dossier.requestId))?.declinesReuse) return NOTHING_HELD
  const asked = new Set(items.map(({ component }) => component))
  const { content } = catalogue.version(dossier.procedureVersionId)
  const held = await askOnce(db, reuseSources(), {
    ownerId: dossier.applicantId, day: today, ofOwner: khoPoliciesOf(directory).ofOwner,
    components: content.components.filter(({ id }) => asked.has(id)),
    sameTypes: (type) => catalogue.sameTypesOn(today, type),
  })
  const fresh = await Promise.all([...held].map(async ([component, found]) => {
    const [onFile, sums] = [
      await sumsOnFile(visit, dossier, component), await listPapers(db, found.papers.map(({ id }) => id)),
    ]
    const papers = found.papers.filter(({ id }) => sums.some((one) => one.id === id && !onFile.has(one.sha256)))
    return [component, { ...found, papers }] as const
  }))
  return new Map(fresh.filter(([, { papers }]) => papers.length > 0))
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
