import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useEffect, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { PaperInput } from '../scan/paper-input.tsx'
import { PAPER } from './paper-texts.ts'

interface SupplementFilesProps {
  id: string
  error?: string | undefined
  components: DossierDetail['components']
  /** Components of the open request; without one, any may be added to. */
  asked: readonly string[] | undefined
  onFiles: (files: Readonly<Record<string, readonly string[]>>) => void
}

/** What was handed in afterwards, under the papers that were asked for. */
export function SupplementFiles({ id, error, components, asked, onFiles }: SupplementFilesProps) {
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
              <PaperInput label={one.name} files={picked[one.id] ?? []} onFiles={change(one.id)} />
            </div>
          ))}
      </div>
    </FieldGroup>
  )
}
