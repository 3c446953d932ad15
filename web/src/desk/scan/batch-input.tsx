import type { Batch } from '@motcua/contracts/arrangements.ts'
import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { useId, useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { useSizeLimit } from '../files/picked-files.ts'
import { uploadFile } from '../files/upload-file.ts'
import { usePress } from '../shell/use-press.ts'
import { SCAN } from './scan-texts.ts'
import { useReleaseScan } from './tray-data.ts'

type Component = Pick<ProcedureDetail['components'][number], 'id' | 'name' | 'documentType' | 'handling'>
type Part = Batch['parts'][number]

interface BatchInputProps {
  /** Where separator sheets for these papers are printed. */
  sheets: string
  components: readonly Component[]
  /** The number of the dossier, where it has one: sheets of another's are not for it. */
  dossier?: string | undefined
  onFile: (component: string, file: PickedFile) => void
}

/** What was scanned in one go: split by its sheets, each paper filed; what could not be placed waits in the tray. */
export function BatchInput({ sheets, components, dossier, onFile }: BatchInputProps) {
  const id = useId()
  const [name, setName] = useState('')
  const { mutate: release } = useReleaseScan()
  const refuseBefore = useSizeLimit()
  const splitting = usePress(async (file: File) => {
    const refused = refuseBefore(file)
    if (refused) throw refused
    const { id: uploaded } = await uploadFile(file, () => undefined)
    return await call('POST', '/api/scan-batches', { body: { file: uploaded } }) as Batch
  })
  const choose = (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    splitting.mutate(file, {
      onSuccess: ({ parts }) => {
        for (const part of parts) {
          const component = placeOf(part, components, dossier)
          if (component) onFile(component.id, pickedOf(part))
          else release({ id: part.scan })
        }
      },
    })
  }
  return (
    <div
      className="mc-batch mc-files" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        choose(event.dataTransfer.files[0])
      }}
    >
      <p className="mc-quiet">
        {say(SCAN.batchHint)}{' '}
        <a href={sheets} target="_blank" rel="noopener">{say(SCAN.sheets)}</a>
      </p>
      <input
        id={id} type="file" className="mc-hidden" accept="application/pdf"
        onChange={(event) => {
          choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <label htmlFor={id} className="mc-files-button">{say(SCAN.chooseBatch)}</label>
      {splitting.isPending && <p role="status">{say(SCAN.splitting, { name })}</p>}
      {splitting.error && <ErrorState title={say(SCAN.batchFailed)} error={splitting.error} />}
      {splitting.data && <Outcome batch={splitting.data} components={components} dossier={dossier} />}
    </div>
  )
}

interface OutcomeProps {
  batch: Batch
  components: readonly Component[]
  dossier: string | undefined
}

/** What became of each paper, in words; no page goes without one. */
function Outcome({ batch: { parts, faults, leftOut }, components, dossier }: OutcomeProps) {
  return (
    <ul role="status">
      {parts.map((part) => {
        const paper = placeOf(part, components, dossier)?.name
        const { name } = part.file
        const said = paper ? say(SCAN.batchFiled, { paper, name }) : say(SCAN.batchInTray, { name })
        return <li key={part.scan}>{said}</li>
      })}
      {leftOut.length > 0 && <li className="mc-quiet">{say(SCAN.leftOut, { pages: leftOut.join(', ') })}</li>}
      {faults.map(({ code, page }) => <li key={`${code}-${page}`} className="mc-error">{say(SCAN[code], { page })}</li>)}
    </ul>
  )
}

/**
 * The one component that its sheet means; where two are of that kind of paper, a person says which. A sheet of a
 * dossier means that dossier alone: what was left in the scanner of another's must not end up here.
 */
export function placeOf(
  { documentType, component }: Pick<Part, 'documentType' | 'component'>, components: readonly Component[],
  dossier: string | undefined,
): Component | undefined {
  if (component && component.dossier !== dossier) return undefined
  const fitting = components.filter(({ id, documentType: type, handling }) =>
    handling === 'submit' && (component ? id === component.id : documentType !== null && type === documentType))
  return fitting.length === 1 ? fitting[0] : undefined
}

function pickedOf({ scan, file: { id, name, size, kind, pages } }: Part): PickedFile {
  return {
    key: `scan:${scan}`, file: { name, size, type: kind }, state: 'sent', uploadId: id, ...pages !== null && { pages },
  }
}
