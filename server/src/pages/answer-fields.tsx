import { LONGEST_TEXT } from '@motcua/forms/check-value.ts'
import { helpIn, labelIn, langOfHelp, langOfLabel } from '@motcua/forms/label-in.ts'
import type { Field, FieldShape } from '@motcua/forms/model.ts'
import { TYPED_SIGNATURE } from '@motcua/forms/signature.ts'
import { widgetOf } from '@motcua/forms/widgets.ts'
import { type InputValues, inputValues } from '@motcua/forms/write-post.ts'
import { AddressParts } from './address-parts.tsx'
import type { ReactNode } from 'react'
import { Control, Group, type Option, Radios, Select, TextInput } from './controls.tsx'
import { DateField } from './date-field.tsx'
import type { FieldFrame, QuestionProps } from './field-frame.ts'
import { FIELD } from './fill-form-texts.ts'
import { hintOfNumber } from './numbers-here.ts'
import { SIGNATURE } from './signature-texts.ts'
import type { Visit } from './visit.ts'

/** One question of a form with its label, hint, fault and what was answered so far. */
export function AnswerField({ field, answer, frame, isTitle = false }: {
  field: Field
  answer: unknown
  frame: FieldFrame
  /** It alone is asked here: its label is the title of the page. */
  isTitle?: boolean
}) {
  if (field.type === 'table') return <TableField field={field} answer={answer} frame={frame} isTitle={isTitle} />
  return <ValueField
    shape={field} name={field.key} values={inputValues(field, answer)} frame={frame} who={whoOf(field)}
    isTitle={isTitle}
  />
}

/** Whether a question by itself can be the title of a page: a box to tick says its text beside the box. */
export function isTitled({ codes }: Pick<FieldFrame, 'codes'>, field: Field): boolean {
  const widget = widgetOf(field, codes)
  return widget !== 'tick' && widget !== 'declaration'
}

interface ValueFieldProps {
  shape: FieldShape
  name: string
  values: InputValues
  frame: FieldFrame
  /** Of whom it tells, so that the browser may fill in one's own. */
  who?: string | undefined
  isTitle?: boolean
}

/** `name` is the name of its input, or what the names of its inputs begin with. */
function ValueField({ shape, name, values, frame, who, isTitle = false }: ValueFieldProps) {
  const text = (part = '') => one(values[`${name}${part}`])
  const { say, language } = frame.visit
  const props = {
    id: name, label: labelIn(language, shape), lang: langOfLabel(language, shape),
    hint: withSource(hintOf(shape, frame), frame.sources?.get(name)), error: frame.faults.get(name), isTitle,
  }
  switch (shape.type) {
    case 'text':
      return <Control {...props}>{(described) => <TextInput
        {...described} name={name} value={text()} isMultiline={widgetOf(shape, frame.codes) === 'long-text'}
        autoComplete={who ?? 'off'} inputMode={inputModeOf(shape, frame)} most={shape.maxLength ?? LONGEST_TEXT}
      />}</Control>
    case 'number': case 'money':
      return <Control {...props}>{(described) => <TextInput
        {...described} name={name} value={text()}
        inputMode={shape.decimals === 0 || shape.type === 'money' ? 'numeric' : 'decimal'} className="short"
      />}</Control>
    case 'date': case 'partialDate': return <DateField {...props} name={name} text={text} shape={shape} frame={frame} />
    case 'boolean': return <YesNo shape={shape} {...props} name={name} value={text()} frame={frame} />
    case 'choice': return <ChoiceField
      {...props} name={name} value={text() || defaultOf(shape, frame)} choices={choicesOf(shape, frame)}
      prompt={say(FIELD.choose)} isSelect={widgetOf(shape, frame.codes) === 'select'}
    />
    case 'choices': {
      const chosen = values[name]
      const all = Array.isArray(chosen) ? chosen as readonly string[] : chosen === undefined ? [] : [chosen as string]
      return (
        <Group {...props}>
          {choicesOf(shape, frame).map(({ value, label, lang }, nth) => (
            <Tick
              key={value} id={nth === 0 ? name : `${name}-${String(nth)}`} name={name} value={value} label={label}
              lang={lang} isTicked={all.includes(value)} isFaulty={props.error !== undefined} />
          ))}
        </Group>
      )
    }
    case 'address': return <Group {...props}>
      <AddressParts
        name={name} text={text} visit={frame.visit} countries={frame.codes['nationality']?.choices ?? []}
        isFaulty={props.error !== undefined}
      />
    </Group>
    case 'organisation': return <Group {...props}>
      <OrganisationParts name={name} text={text} say={say} isFaulty={props.error !== undefined} />
    </Group>
    case 'signature': return <Control {...props} hint={say(SIGNATURE.inRow)}>{(described) => <TextInput
      {...described} name={`${name}.typed`} value={text('.id') === TYPED_SIGNATURE
        ? text('.name')
        : ''} autoComplete="off"
    />}</Control> // of a row: whoever signs the declaration itself has a box of their own (SignatureField)
    case 'file': case 'table': return null
  }
}

/** Name and, where it has one, the code that says which organisation is meant; the last digit is checked. */
function OrganisationParts({ name, text, say, isFaulty }: {
  name: string; text: (part?: string) => string; say: Visit['say']; isFaulty: boolean
}) {
  return <>
    <label htmlFor={name}>{say(FIELD.organisationName)}</label>
    <TextInput
      id={name} name={name} value={text()} autoComplete="organization" aria-invalid={isFaulty ? true : undefined}
    />
    <label htmlFor={`${name}.code`}>{say(FIELD.organisationCode)}</label>
    <TextInput id={`${name}.code`} name={`${name}.code`} value={text('.code')} />
  </>
}

function YesNo({ shape, name, value, frame, ...props }: QuestionProps & {
  shape: FieldShape
  value: string
  frame: FieldFrame
}) {
  if (widgetOf(shape, frame.codes) === 'yes-no') {
    return <Group {...props}><Radios name={name} value={value} choices={[
      { value: 'true', label: frame.visit.say(FIELD.yes) }, { value: 'false', label: frame.visit.say(FIELD.no) },
    ]} /></Group>
  }
  const describedBy = [props.error && `${name}-error`, props.hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div className={props.error ? 'field faulty' : 'field'}>
      {props.hint && <p className="hint" id={`${name}-hint`}>{props.hint}</p>}
      {props.error && <p className="error" id={`${name}-error`}>{props.error}</p>}
      <Tick
        id={name} name={name} value="true" label={props.label} lang={props.lang} isTicked={value === 'true'}
        describedBy={describedBy} isFaulty={props.error !== undefined}
      />
    </div>
  )
}

function Tick({ id, name, value, label, lang, isTicked, describedBy, isFaulty = false }: {
  id: string
  name: string
  value: string
  label: string
  lang?: 'vi' | undefined
  isTicked: boolean
  describedBy?: string
  isFaulty?: boolean
}) {
  return (
    <div className="choice">
      <input
        type="checkbox" id={id} name={name} value={value} defaultChecked={isTicked}
        aria-describedby={describedBy === '' ? undefined : describedBy} aria-invalid={isFaulty ? true : undefined}
      />
      <label htmlFor={id} lang={lang}>{label}</label>
    </div>
  )
}

function ChoiceField({ name, value, choices, prompt, isSelect, ...props }: QuestionProps & {
  value: string
  choices: readonly Option[]
  prompt: string
  isSelect: boolean
}) {
  if (!isSelect) return <Group {...props}><Radios name={name} value={value} choices={choices} /></Group>
  return <Control {...props}>
    {(described) => <Select {...described} name={name} value={value} prompt={prompt} choices={choices} />}
  </Control>
}

/** There is always one empty row more: without script a row is added by filling it in, or by its button. */
function TableField({ field, answer, frame, isTitle }: {
  field: Field
  answer: unknown
  frame: FieldFrame
  isTitle: boolean
}) {
  const rows = Array.isArray(answer) ? answer.length : 0
  const values = inputValues(field, answer)
  const { say } = frame.visit
  return (
    <Group
      id={`${field.key}-bang`} label={labelIn(frame.visit.language, field)} lang={langOfLabel(
        frame.visit.language, field,
      )}
      hint={hintOf(field, frame)} error={frame.faults.get(field.key)} isTitle={isTitle}
    >
      <div
        data-table={field.key} data-row={say(FIELD.row, { nth: '#' })} data-remove={say(FIELD.removeRow, { nth: '#' })}
      >
        {Array.from({ length: rows + 1 }, (_, nth) => (
          <div
            key={nth} className="row" role="group" aria-label={say(FIELD.row, { nth: nth + 1 })}
            id={nth === 0 ? field.key : undefined}
          >
            <p className="hint">{say(FIELD.row, { nth: nth + 1 })}</p>
            {(field.columns ?? []).map((column) => (
              <ValueField
                key={column.key} shape={column} name={`${field.key}[${String(nth)}].${column.key}`} values={values}
                frame={frame}
              />
            ))}
            {nth < rows && <button
              type="submit" className="quiet" name="_remove" value={`${field.key}.${String(nth)}`}
            >{say(FIELD.removeRow, { nth: nth + 1 })}</button>}
          </div>
        ))}
      </div>
      <button type="submit" className="quiet" name="_add" value={field.key}>{say(FIELD.addRow)}</button>
    </Group>
  )
}

function choicesOf(shape: FieldShape, { codes, visit: { language, today } }: FieldFrame): readonly Option[] {
  return (codes[shape.codes ?? '']?.choices ?? [])
    .filter(({ validTo }) => validTo === undefined || validTo >= today)
    .map((choice) => ({ value: choice.value, label: labelIn(language, choice), lang: langOfLabel(language, choice) }))
}

/** Nearly everybody here is Vietnamese: chosen beforehand, as the hint of the field says. */
function defaultOf(shape: FieldShape, frame: FieldFrame): string {
  return shape.codes === 'nationality' ? choicesOf(shape, frame)[0]?.value ?? '' : ''
}

/** A value that nobody typed says where it is from, behind what else is said of the question. */
function withSource(hint: ReactNode, source: string | undefined): ReactNode {
  return source === undefined ? hint : <>{hint} <span>{source}</span></>
}

function hintOf(shape: FieldShape, { visit: { say, language, rooms }, codes }: FieldFrame): ReactNode {
  const { help, required, patternBy, type } = shape
  const isForeign = langOfHelp(language, shape) !== undefined
  const hint = [
    isForeign ? undefined : helpIn(language, shape),
    patternBy && rooms.isDemonstration ? hintOfNumber(say, true) : undefined,
    help === undefined && widgetOf(shape, codes) === 'partial-day' ? say(FIELD.partialDay) : undefined,
    help === undefined && type === 'money' ? say(FIELD.inFigures) : undefined,
    required === 'never' ? say(FIELD.optional) : undefined,
  ].filter((part) => part !== undefined).join(' ')
  if (!isForeign) return hint === '' ? undefined : hint
  return <><span lang="vi">{help}</span> {hint}</> // the data have this one in Vietnamese only
}

const AUTOFILL: Readonly<Record<string, string>> = {
  'person.fullName': 'name', 'person.phone': 'tel', 'person.email': 'email',
}

/** Input purpose (WCAG 1.3.5): only for what tells of whoever sits there. */
function whoOf({ meaning: { role, entry } }: Field): string | undefined {
  return role === 'requester' ? AUTOFILL[entry] : undefined
}

/** A passport has letters, so the number of a paper of unknown kind keeps the whole keyboard. */
function inputModeOf(shape: FieldShape, { codes }: FieldFrame): 'tel' | 'email' | 'text' | 'numeric' {
  const widget = widgetOf(shape, codes)
  if (widget === 'phone') return 'tel'
  return widget === 'email' ? 'email' : widget === 'tax-code' ? 'numeric' : 'text'
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : value?.[0] ?? ''
}

