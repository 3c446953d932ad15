import { Button } from '@mantine/core'
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { BatchInput } from '../scan/batch-input.tsx'
import { PaperInput } from '../scan/paper-input.tsx'
import { SCAN } from '../scan/scan-texts.ts'
import { HeldField } from './held-field.tsx'
import type { HeldPlace } from './held-papers.ts'
import { type How, type PaperDraft, heldHereOf, howOf, paperFieldId } from './intake-draft.ts'
import { INTAKE_KEY, PAPER } from './intake-texts.ts'
import { PLACE } from './next-place.ts'

type Component = ProcedureDetail['components'][number]

const HOWS: readonly { how: How; hotkey: string }[] = [
  { how: 'filed', hotkey: 'C' }, { how: 'missing', hotkey: 'T' }, { how: 'data', hotkey: 'D' },
  { how: 'presented', hotkey: 'X' },
]
/** Only where something is held. */
const FROM_KHO = { how: 'reused', hotkey: 'K' } as const

interface ChecklistProps {
  procedureId: string
  /** Whose papers they are compared with. */
  applicantId: string | undefined
  /** What is held of the applicant, and where it is looked at; undefined where nothing is. */
  held: { readonly place: HeldPlace; readonly found: HeldPapers } | undefined
  components: readonly Component[]
  papers: Readonly<Record<string, PaperDraft>>
  faults: Readonly<Record<string, string>>
  /** What is declared is typed in above; the paper of it is printed from that. */
  isFormTyped: boolean
  /** Given what the paper is at that moment: several files may be on their way at once. */
  onPaper: (component: string, change: (paper: PaperDraft) => PaperDraft) => void
  /** All mandatory papers that nobody has decided are there. */
  onRest: () => void
}

/** The papers of the procedure, each decided with one key; the next one then waits for its key. */
export function Checklist({
  procedureId, applicantId, held, components, papers, faults, isFormTyped, onPaper, onRest,
}: ChecklistProps) {
  const here = heldHereOf(held?.found)
  const itemOf = (component: string) => held?.found.items.find((one) => one.component === component)
  const changeFiles = (component: string) => (change: (files: readonly PickedFile[]) => readonly PickedFile[]) =>
    onPaper(component, (paper) => ({ ...paper, how: 'filed', files: change(paper.files) }))
  const besides = (own: string) => Object.entries(papers)
    .flatMap(([id, { files }]) => id === own ? [] : files.flatMap(({ uploadId }) => uploadId ?? []))
  const undecided = components.filter((component) => !howOf(component, papers, here))
  const rest = () => {
    onRest()
    focusField(PLACE.delivery)
  }
  /** For the paper that has the focus; a key pressed elsewhere only shows which paper waits for one. */
  const decide = (how: How) => {
    const at = document.activeElement?.closest<HTMLElement>('[data-paper]')?.dataset['paper']
    const place = components.findIndex(({ id }) => id === at)
    const component = components[place]
    if (!component) {
      focusField(paperFieldId((undecided[0] ?? components[0])?.id ?? ''))
      return
    }
    if (how === 'reused' && !here[component.id]) return
    onPaper(component.id, (paper) => ({ ...paper, how }))
    const next = components[place + 1]
    focusField(next ? paperFieldId(next.id) : PLACE.delivery)
  }
  useShortcuts([
    ...[...HOWS, ...held ? [FROM_KHO] : []].map(({ how, hotkey }) => ({
      keys: hotkey.toLowerCase(), name: say(INTAKE_KEY.paper, { how: say(PAPER[how]) }), run: () => decide(how),
    })),
    { keys: 'a', name: say(INTAKE_KEY.rest), run: rest },
  ])

  return (
    <>
      <p className="mc-row">
        <Button variant="default" size="compact-sm" disabled={undecided.length === 0} onClick={rest}>
          {say(PAPER.restAreThere)}&nbsp;<kbd>A</kbd>
        </Button>
        {undecided.length === 0 && <span className="mc-quiet">{say(PAPER.allDecided)}</span>}
      </p>
      <BatchInput
        sheets={`/api/procedures/${procedureId}/separators.pdf`} components={components}
        onFile={(id, file) => changeFiles(id)((files) => [...files, file])}
      />
      {components.map((component) => {
        const how = howOf(component, papers, here)
        const item = itemOf(component.id)
        return (
          <div key={component.id} className="mc-paper" data-paper={component.id}>
            <FieldGroup
              id={paperFieldId(component.id)}
              label={<>{component.name} <span className="mc-quiet">{askedWords(component)}</span></>}
              isRequired={component.required === 'always'}
              hint={component.isForm && isFormTyped ? say(PAPER.typed) : (component.condition ?? undefined)}
              error={faults[paperFieldId(component.id)]}
            >
              {[...item ? [FROM_KHO] : [], ...HOWS].map(({ how: one, hotkey }) => (
                <RadioLine
                  key={one}
                  name={`how-${component.id}`}
                  label={say(PAPER[one])}
                  hotkey={hotkey}
                  isChosen={how === one}
                  onChoose={() => onPaper(component.id, (paper) => ({ ...paper, how: one }))}
                />
              ))}
            </FieldGroup>
            {item && held && <HeldField
              item={item} place={held.place} reasons={held.found.reasons} how={how} paper={papers[component.id]}
              onPaper={(change) => onPaper(component.id, change)}
            />}
            {how === 'filed' && component.handling === 'submit' && (
              <PaperInput
                label={component.name} files={papers[component.id]?.files ?? []} onFiles={changeFiles(component.id)}
                asked={{ documentType: component.documentType, pages: 1 }}
                whose={applicantId === undefined ? undefined : { applicantId }} beside={besides(component.id)}
              />
            )}
            {how === 'filed' && component.handling !== 'submit' && <p className="mc-quiet">{say(SCAN.exempt)}</p>}
          </div>
        )
      })}
    </>
  )
}

function askedWords({ originals, copies, handling }: Component): string {
  if (handling === 'present') return say(PAPER.toShow)
  if (handling === 'data') return say(PAPER.lookedUp)
  return [
    originals > 0 && say(PAPER.originals, { count: originals }), copies > 0 && say(PAPER.copies, { count: copies }),
  ].filter(Boolean).join(', ')
}
