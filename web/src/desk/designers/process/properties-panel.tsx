import type { ProcessChecked } from '@motcua/contracts/designs.ts'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type Modeler from 'bpmn-js/lib/Modeler'
import type { DrawnElement } from 'bpmn-js/lib/Modeler'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { BOARD } from './board-texts.ts'
import { type ElementField, TIMER_FORMS, fieldsOf } from './element-fields.ts'
import { FIELD, HINT, KIND, PROCESS, TIMER } from './process-texts.ts'
import { HoursField } from './hours-field.tsx'
import { type NamedChoice, WordField } from './word-field.tsx'
import { changesFor } from './write-field.ts'

/** What the fields of the panel offer. */
export interface PanelWords {
  readonly roles: readonly NamedChoice[]
  readonly units: readonly NamedChoice[]
  readonly actions: readonly NamedChoice[]
  readonly deeds: readonly NamedChoice[]
  readonly decisions: readonly NamedChoice[]
}

type BusinessObject = DrawnElement['businessObject']

interface PropertiesPanelProps {
  board: Modeler
  element: DrawnElement
  words: PanelWords
  problems: ProcessChecked['problems']
}

/** What is chosen in the drawing: what is wrong with it, its properties, and how to go on from it without a mouse. */
export function PropertiesPanel({ board, element, words, problems }: PropertiesPanelProps) {
  const business = element.businessObject
  const fields = fieldsOf(business)
  const write = (key: ElementField['key'], value: string) => {
    const make = (type: string, attributes?: object) => board.get('bpmnFactory').create(type, attributes)
    for (const { part, properties } of changesFor(business, key, value, make)) {
      board.get('modeling').updateModdleProperties(element, part, properties)
    }
  }
  const canGoOn = business.$instanceOf('bpmn:FlowNode') && !business.$instanceOf('bpmn:EndEvent')
  return (
    <section className="mc-process-panel mc-stack" aria-label={say(PROCESS.properties)}>
      <ElementChoice board={board} element={element} />
      {problems.length > 0 && <div className="mc-error">
        {problems.map(({ text }) => <p key={text}>{text}</p>)}
      </div>}
      {fields.map((field) => <Property key={field.key} field={field} words={words}
        onChange={(value) => write(field.key, value)} />)}
      <p className="mc-quiet">{say(PROCESS.id)} <code>{business.id}</code></p>
      {canGoOn && <div className="mc-row">
        <Button variant="default" onClick={() => append(board, element, 'bpmn:UserTask')}>
          {say(BOARD['Append task'])}
        </Button>
        <Button variant="default" onClick={() => append(board, element, 'bpmn:EndEvent')}>
          {say(BOARD['Append end event'])}
        </Button>
      </div>}
    </section>
  )
}

function append(board: Modeler, after: DrawnElement, type: string): void {
  const made = board.get('autoPlace').append(after, board.get('elementFactory').createShape({ type }))
  board.get('selection').select(made)
}

/** Every element of the drawing by name: choosing one here is choosing it there. */
function ElementChoice({ board, element }: Pick<PropertiesPanelProps, 'board' | 'element'>) {
  const all = board.get('elementRegistry').getAll()
    .filter(({ labelTarget, businessObject: { id } }) => labelTarget === undefined && id !== undefined)
  return (
    <NativeSelect
      label={say(PROCESS.element)} value={element.id}
      data={all.map((one) => ({ value: one.id, label: nameOf(one) }))}
      onChange={(event) => {
        const chosen = board.get('elementRegistry').get(event.currentTarget.value)
        board.get('selection').select(chosen && chosen !== board.get('canvas').getRootElement() ? chosen : null)
      }}
    />
  )
}

function nameOf({ businessObject }: DrawnElement): string {
  const { $type, name } = businessObject
  const ends = $type === 'bpmn:SequenceFlow' && !name ? endsOf(businessObject) : undefined
  return `${kindOf($type)}: ${ends ?? (name || (businessObject.id ?? ''))}` // null for a name that nobody gave
}

/** A flow has seldom a name of its own; from where it leads where says which it is. */
function endsOf(flow: BusinessObject): string {
  return ['sourceRef', 'targetRef'].map((end) => {
    const node = flow.get(end) as BusinessObject | undefined
    return node ? node.name || kindOf(node.$type) : '…'
  }).join(' → ')
}

function kindOf(type: string): string {
  const kind = type.slice('bpmn:'.length)
  return Object.hasOwn(KIND, kind) ? say(KIND[kind as keyof typeof KIND]) : kind
}

function Property({ field, words, onChange }: {
  field: ElementField
  words: PanelWords
  onChange: (value: string) => void
}) {
  const { key, kind, value } = field
  const label = say(FIELD[key])
  const hint = Object.hasOwn(HINT, key) ? say(HINT[key as keyof typeof HINT]) : undefined
  switch (kind) {
    case 'yes-no': return <Checkbox label={label} description={hint} checked={value !== ''}
      onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')} />
    case 'hours': return <HoursField label={label} minutes={Number(value)}
      onChange={(minutes) => onChange(minutes === 0 ? '' : String(minutes))} />
    case 'role': return <WordField label={label} value={value} choices={words.roles} onChange={onChange} />
    case 'action': return <WordField label={label} value={value} choices={words.actions} onChange={onChange} />
    case 'unit': return <WordField label={label} hint={hint} value={value} choices={words.units} isOpen
      onChange={onChange} />
    case 'decision': return <WordField label={label} value={value} choices={words.decisions} isOpen
      onChange={onChange} />
    case 'deed': return <WordField label={label} value={value} choices={words.deeds} isOpen onChange={onChange} />
    case 'timer-form': return <NativeSelect label={label} value={value}
      data={TIMER_FORMS.map((form) => ({ value: form, label: say(TIMER[form]) }))}
      onChange={(event) => onChange(event.currentTarget.value)} />
    case 'text': case 'long-text': case 'feel':
      return <TypedText label={label} hint={hint} value={value} isLong={kind === 'long-text'} isFeel={kind === 'feel'}
        onChange={onChange} />
  }
}
