import type { Choice, CodeList, Field, FieldShape } from '@motcua/forms/model.ts'
import { type InputValues, inputValues } from '@motcua/forms/write-post.ts'
import { AddressParts } from './address-parts.tsx'
import { Control, Group, Radios, Select, TextInput } from './controls.tsx'
import { NUMBER_HINTS } from './numbers-here.ts'
import type { Visit } from './visit.ts'

/** What the fields of a form need to know besides their own shape. */
export interface FieldFrame {
  readonly visit: Visit
  readonly codes: Readonly<Record<string, CodeList>>
  /** The fault at a control, by its id. */
  readonly faults: ReadonlyMap<string, string>
}

/** One question of a form with its label, hint, fault and what was answered so far. */
export function AnswerField({ field, answer, frame }: { field: Field; answer: unknown; frame: FieldFrame }) {
  if (field.type === 'table') return <TableField field={field} answer={answer} frame={frame} />
  return <ValueField
    shape={field} name={field.key} values={inputValues(field, answer)} frame={frame} who={whoOf(field)}
  />
}

interface ValueFieldProps {
  shape: FieldShape
  name: string
  values: InputValues
  frame: FieldFrame
  /** Of whom it tells, so that the browser may fill in one's own. */
  who?: string | undefined
}

/** `name` is the name of its input, or what the names of its inputs begin with. */
function ValueField({ shape, name, values, frame, who }: ValueFieldProps) {
  const text = (part = '') => one(values[`${name}${part}`])
  const props = { id: name, label: shape.label, hint: hintOf(shape, frame), error: frame.faults.get(name) }
  switch (shape.type) {
    case 'text': case 'organisation':
      return <Control {...props}>{(described) => <TextInput
        {...described} name={name} value={text()} isMultiline={shape.isMultiline === true} autoComplete={who ?? 'off'}
        inputMode={inputModeOf(shape, who)}
      />}</Control>
    case 'number': case 'money':
      return <Control {...props}>{(described) => <TextInput
        {...described} name={name} value={text()}
        inputMode={shape.decimals === 0 || shape.type === 'money' ? 'numeric' : 'decimal'} className="short"
      />}</Control>
    case 'date': case 'partialDate': return <DateField {...props} name={name} text={text} />
    case 'boolean': return <YesNo shape={shape} {...props} name={name} value={text()} />
    case 'choice': return <ChoiceField
      {...props} name={name} value={text() || defaultOf(shape, frame)} choices={choicesOf(shape, frame)}
    />
    case 'choices': {
      const chosen = values[name]
      const all = Array.isArray(chosen) ? chosen as readonly string[] : chosen === undefined ? [] : [chosen as string]
      return (
        <Group {...props}>
          {choicesOf(shape, frame).map(({ value, label }, nth) => (
            <Tick
              key={value} id={nth === 0 ? name : `${name}-${String(nth)}`} name={name} value={value} label={label}
              isTicked={all.includes(value)}
            />
          ))}
        </Group>
      )
    }
    case 'address': return <Group {...props}>
      <AddressParts name={name} text={text} visit={frame.visit} countries={frame.codes['nationality']?.choices ?? []} />
    </Group>
    case 'file': case 'signature': case 'table': return null
  }
}

function DateField({ name, text, ...props }: {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  name: string
  text: (part: string) => string
}) {
  const parts = [['day', 'Ngày', 2], ['month', 'Tháng', 2], ['year', 'Năm', 4]] as const
  return (
    <Group {...props}>
      <div className="date">
        {parts.map(([part, label, length]) => (
          <div key={part}>
            <label htmlFor={part === 'day' ? name : `${name}.${part}`}>{label}</label>
            <input
              id={part === 'day' ? name : `${name}.${part}`} name={`${name}.${part}`} defaultValue={text(`.${part}`)}
              inputMode="numeric" maxLength={length} autoComplete="off" className={`digits-${String(length)}`}
            />
          </div>
        ))}
      </div>
    </Group>
  )
}

function YesNo({ shape, name, value, ...props }: {
  shape: FieldShape
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  name: string
  value: string
}) {
  if (shape.widget === 'yes-no') {
    return <Group {...props}><Radios name={name} value={value} choices={[
      { value: 'true', label: 'Có' }, { value: 'false', label: 'Không' },
    ]} /></Group>
  }
  const describedBy = [props.error && `${name}-error`, props.hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div className={props.error ? 'field faulty' : 'field'}>
      {props.hint && <p className="hint" id={`${name}-hint`}>{props.hint}</p>}
      {props.error && <p className="error" id={`${name}-error`}>{props.error}</p>}
      <Tick
        id={name} name={name} value="true" label={props.label} isTicked={value === 'true'} describedBy={describedBy}
      />
    </div>
  )
}

function Tick({ id, name, value, label, isTicked, describedBy }: {
  id: string
  name: string
  value: string
  label: string
  isTicked: boolean
  describedBy?: string
}) {
  return (
    <div className="choice">
      <input
        type="checkbox" id={id} name={name} value={value} defaultChecked={isTicked}
        aria-describedby={describedBy === '' ? undefined : describedBy}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

/** More than so many are quicker to choose from a list than to read. */
const MOST_RADIOS = 8

function ChoiceField({ name, value, choices, ...props }: {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  name: string
  value: string
  choices: readonly Choice[]
}) {
  if (choices.length <= MOST_RADIOS) return <Group {...props}>
    <Radios name={name} value={value} choices={choices} />
  </Group>
  return <Control {...props}>
    {(described) => <Select {...described} name={name} value={value} choices={choices} />}
  </Control>
}

function TableField({ field, answer, frame }: { field: Field; answer: unknown; frame: FieldFrame }) {
  const rows = Array.isArray(answer) ? answer.length : 0
  const values = inputValues(field, answer)
  return (
    <Group id={`${field.key}-bang`} label={field.label} hint={hintOf(field, frame)} error={frame.faults.get(field.key)}>
      {Array.from({ length: rows + 1 }, (_, nth) => (
        <div
          key={nth} className="row" role="group" aria-label={`Dòng ${String(nth + 1)}`}
          id={nth === 0 ? field.key : undefined}
        >
          <p className="hint">Dòng {nth + 1}</p>
          {(field.columns ?? []).map((column) => (
            <ValueField
              key={column.key} shape={column} name={`${field.key}[${String(nth)}].${column.key}`} values={values}
              frame={frame}
            />
          ))}
          {nth < rows && <button
            type="submit" className="quiet" name="_remove" value={`${field.key}.${String(nth)}`}
          >Xóa dòng {nth + 1}</button>}
        </div>
      ))}
      <button type="submit" className="quiet" name="_add" value={field.key}>Thêm dòng</button>
    </Group>
  )
}

function choicesOf(shape: FieldShape, { codes, visit }: FieldFrame): readonly Choice[] {
  return (codes[shape.codes ?? '']?.choices ?? []).filter(({ validTo }) => validTo === undefined
    || validTo >= visit.today)
}

/** Nearly everybody here is Vietnamese: chosen beforehand, as the hint of the field says. */
function defaultOf(shape: FieldShape, frame: FieldFrame): string {
  return shape.codes === 'nationality' ? choicesOf(shape, frame)[0]?.value ?? '' : ''
}

function hintOf({ help, required, patternBy }: FieldShape, { visit }: FieldFrame): string | undefined {
  const hint = [
    help, patternBy && visit.rooms.isDemonstration ? NUMBER_HINTS.demonstration : undefined,
    required === 'never' ? 'Không bắt buộc.' : undefined,
  ].filter((part) => part !== undefined).join(' ')
  return hint === '' ? undefined : hint
}

const AUTOFILL: Readonly<Record<string, string>> = {
  'person.fullName': 'name', 'person.phone': 'tel', 'person.email': 'email',
}

/** Input purpose (WCAG 1.3.5): only for what tells of whoever sits there. */
function whoOf({ meaning: { role, entry } }: Field): string | undefined {
  return role === 'requester' ? AUTOFILL[entry] : undefined
}

function inputModeOf(shape: FieldShape, who: string | undefined): 'tel' | 'email' | 'text' {
  if (who === 'tel' || /phone$/i.test(shape.key)) return 'tel'
  return who === 'email' || /email$/i.test(shape.key) ? 'email' : 'text'
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : value?.[0] ?? ''
}

