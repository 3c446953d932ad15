import { NativeSelect } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useEffect, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { PaperInput } from '../scan/paper-input.tsx'
import { type HeldItem, type HeldPlace, addressOfHeld, useHeldPapers } from '../intake/held-papers.ts'
import { HELD_HERE } from '../intake/held-texts.ts'
import { PAPER } from './paper-texts.ts'

interface SupplementFilesProps {
  id: string
  error?: string | undefined
  components: DossierDetail['components']
  /** Components of the open request; without one, any may be added to. */
  asked: readonly string[] | undefined
  /** For which the Kho of its applicant is looked into. */
  place: { readonly dossierId: string }
  held: Readonly<Record<string, string>>
  onHeld: (held: Readonly<Record<string, string>>) => void
  onFiles: (files: Readonly<Record<string, readonly string[]>>) => void
}

/** What was handed in afterwards, under the papers that were asked for. */
export function SupplementFiles({ id, error, components, asked, place, held, onHeld, onFiles }: SupplementFilesProps) {
  const looked = useHeldPapers(asked ? place : undefined)
  const [picked, setPicked] = useState<Readonly<Record<string, readonly PickedFile[]>>>({})
  useEffect(() => {
    onFiles(
      Object.fromEntries(
        Object.entries(picked).map(([component, files]) => [
          component, files.flatMap(({ uploadId }) => uploadId ?? []),
        ]),
      ),
    )
    // Told when the files change; what is told with is made anew each render.
  }, [picked])
  const change = (component: string) => (files: (before: readonly PickedFile[]) => readonly PickedFile[]) =>
    setPicked((before) => ({ ...before, [component]: files(before[component] ?? []) }))
  return (
    <FieldGroup id={id} label={say(PAPER.supplement)} error={error} isRequired>
      <div className="mc-rows">
        {components
          .filter((one) => !asked || asked.includes(one.id))
          .map((one) => (
            <div key={one.id}>
              <h3>{one.name}</h3>
              <HeldInstead
                component={one} item={looked.data?.items.find(({ component }) => component === one.id)} place={place}
                chosen={held[one.id] ?? ''} onChoose={(paper) => onHeld({ ...held, [one.id]: paper })}
              />
              <PaperInput
                label={one.name} files={picked[one.id] ?? []} onFiles={change(one.id)}
                asked={{ documentType: one.documentType, pages: 1 }}
              />
            </div>
          ))}
      </div>
    </FieldGroup>
  )
}

interface HeldInsteadProps {
  component: DossierDetail['components'][number]
  /** What of it is held in the Kho of the applicant. */
  item: HeldItem | undefined
  place: HeldPlace
  chosen: string
  onChoose: (paper: string) => void
}

/** Papers of the Kho that may be taken in place of a file; what lies in the dossier already was sent back. */
function HeldInstead({ component, item, place, chosen, onChoose }: HeldInsteadProps) {
  const papers = item?.papers.filter(({ id }) => component.papers.every((one) => one.id !== id)) ?? []
  if (papers.length === 0) return null
  const shown = papers.find(({ id }) => id === chosen)
  return (
    <>
      <NativeSelect
        id={`kho-${component.id}`} label={say(HELD_HERE.instead)} value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={[
          { value: '', label: say(HELD_HERE.notHeld) }, ...papers.map(({ id, from }) => ({ value: id, label: from })),
        ]}
      />
      {shown && <p className="mc-quiet">
        {say(HELD_HERE.from, { from: shown.from, worth: shown.worth, level: shown.level })}{' '}
        <a href={addressOfHeld(place, shown.id)} target="_blank" rel="noreferrer"
          aria-label={say(HELD_HERE.seeOf, { paper: shown.from })}>{say(HELD_HERE.see)}</a>
      </p>}
    </>
  )
}
