import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import type { KeyboardEvent } from 'react'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FilePicker, type PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { type How, type PaperDraft, howOf, paperFieldId } from './intake-draft.ts'
import { useUploadFile } from './upload-file.ts'

type Component = ProcedureDetail['components'][number]

const HOWS: readonly { how: How; name: string; hotkey: string }[] = [
  { how: 'filed', name: 'Có', hotkey: 'C' }, { how: 'missing', name: 'Thiếu', hotkey: 'T' },
  { how: 'data', name: 'Dữ liệu', hotkey: 'D' }, { how: 'presented', name: 'Xuất trình', hotkey: 'X' },
]

interface ChecklistProps {
  components: readonly Component[]
  papers: Readonly<Record<string, PaperDraft>>
  faults: Readonly<Record<string, string>>
  /** Given what the paper is at that moment: several files may be on their way at once. */
  onPaper: (component: string, change: (paper: PaperDraft) => PaperDraft) => void
}

/** The papers of the procedure, each decided with one key; the next one then waits for its key. */
export function Checklist({ components, papers, faults, onPaper }: ChecklistProps) {
  const uploading = useUploadFile()

  const replace = (component: string, picked: PickedFile) => onPaper(component, (paper) => ({ ...paper, files: paper.files.map((one) => one.key === picked.key ? picked : one) }))
  const send = (component: string, picked: PickedFile) => uploading.mutateAsync(picked.file).then(
    (upload) => replace(component, { ...picked, state: 'sent', uploadId: upload.id }),
    (error: unknown) => replace(component, { ...picked, state: 'failed', text: error instanceof Error ? error.message : 'Chưa gửi được.' }))
  const pick = (component: string, files: readonly File[]) => {
    const picked = files.map((file): PickedFile => ({ key: crypto.randomUUID(), file, state: 'sending' }))
    onPaper(component, (paper) => ({ how: 'filed', files: [...paper.files, ...picked] }))
    for (const one of picked) void send(component, one)
  }
  const onKeyDown = (component: Component) => (event: KeyboardEvent) => {
    const chosen = HOWS.find(({ hotkey }) => hotkey.toLowerCase() === event.key.toLowerCase())
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onPaper(component.id, (paper) => ({ ...paper, how: chosen.how }))
    const next = components[components.indexOf(component) + 1]
    if (next) document.querySelector<HTMLInputElement>(`#${CSS.escape(paperFieldId(next.id))} input`)?.focus()
  }

  return components.map((component) => {
    const how = howOf(component, papers)
    return (
      <div key={component.id} className="mc-paper">
        <FieldGroup
          id={paperFieldId(component.id)} label={<>{component.name} <span className="mc-quiet">{askedWords(component)}</span></>} isRequired={component.required === 'always'}
          hint={component.condition ?? undefined} error={faults[paperFieldId(component.id)]} onKeyDown={onKeyDown(component)}
        >
          {HOWS.map(({ how: one, name, hotkey }) => (
            <RadioLine key={one} name={`how-${component.id}`} label={name} hotkey={hotkey} isChosen={how === one} onChoose={() => onPaper(component.id, (paper) => ({ ...paper, how: one }))} />
          ))}
        </FieldGroup>
        {how === 'filed' && (
          <FilePicker
            label={component.name} files={papers[component.id]?.files ?? []} onPick={(files) => pick(component.id, files)}
            onRetry={(picked) => { const again: PickedFile = { key: picked.key, file: picked.file, state: 'sending' }; replace(component.id, again); void send(component.id, again) }}
            onRemove={(picked) => onPaper(component.id, (paper) => ({ ...paper, files: paper.files.filter(({ key }) => key !== picked.key) }))}
          />
        )}
      </div>
    )
  })
}

function askedWords({ originals, copies, handling }: Component): string {
  if (handling === 'present') return 'xuất trình'
  if (handling === 'data') return 'tra cứu dữ liệu'
  return [originals > 0 && `${originals} bản chính`, copies > 0 && `${copies} bản sao`].filter(Boolean).join(', ')
}
