import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import type { KeyboardEvent } from 'react'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FilePicker, type PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { type How, type PaperDraft, howOf, paperFieldId } from './intake-draft.ts'
import { usePickedFiles } from '../files/picked-files.ts'

type Component = ProcedureDetail['components'][number]

const HOWS: readonly { how: How; name: string; hotkey: string }[] = [
  { how: 'filed', name: 'Có', hotkey: 'C' }, { how: 'missing', name: 'Thiếu', hotkey: 'T' },
  { how: 'data', name: 'Dữ liệu', hotkey: 'D' }, { how: 'presented', name: 'Xuất trình', hotkey: 'X' },
]

/** One word for one thing: what is typed is the content (nội dung kê khai), the signed paper is the form (tờ khai). */
const TYPED = 'In từ nội dung kê khai ở mục 3, người nộp ký.'

interface ChecklistProps {
  components: readonly Component[]
  papers: Readonly<Record<string, PaperDraft>>
  faults: Readonly<Record<string, string>>
  /** What is declared is typed in above; the paper of it is printed from that. */
  isFormTyped: boolean
  /** Given what the paper is at that moment: several files may be on their way at once. */
  onPaper: (component: string, change: (paper: PaperDraft) => PaperDraft) => void
}

/** The papers of the procedure, each decided with one key; the next one then waits for its key. */
export function Checklist({ components, papers, faults, isFormTyped, onPaper }: ChecklistProps) {
  const { pick, send } = usePickedFiles()
  const changeFiles = (component: string) => (change: (files: readonly PickedFile[]) => readonly PickedFile[]) =>
    onPaper(component, (paper) => ({ how: 'filed', files: change(paper.files) }))
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
          id={paperFieldId(component.id)}
          label={
            <>
              {component.name} <span className="mc-quiet">{askedWords(component)}</span>
            </>
          }
          isRequired={component.required === 'always'}
          hint={component.isForm && isFormTyped ? TYPED : (component.condition ?? undefined)}
          error={faults[paperFieldId(component.id)]}
          onKeyDown={onKeyDown(component)}
        >
          {HOWS.map(({ how: one, name, hotkey }) => (
            <RadioLine
              key={one}
              name={`how-${component.id}`}
              label={name}
              hotkey={hotkey}
              isChosen={how === one}
              onChoose={() => onPaper(component.id, (paper) => ({ ...paper, how: one }))}
            />
          ))}
        </FieldGroup>
        {how === 'filed' && (
          <FilePicker
            label={component.name}
            files={papers[component.id]?.files ?? []}
            onPick={(files) => pick(files, changeFiles(component.id))}
            onRetry={(picked) => send(picked, changeFiles(component.id))}
            onRemove={(picked) => changeFiles(component.id)((files) => files.filter(({ key }) => key !== picked.key))}
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
