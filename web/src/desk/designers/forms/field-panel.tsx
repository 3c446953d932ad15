import type { Names } from '@motcua/forms/compile-feel.ts'
import type { RawEntry, RawField, RawForm } from '@motcua/forms/raw-form.ts'
import { NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { FeelField } from './feel-field.tsx'
import { type Changed, type FormWords, entryOf, merged } from './form-operations.ts'
import { ANSWER, FORM, PRIVACY } from './form-texts.ts'

interface FieldPanelProps {
  form: RawForm
  field: RawField
  words: FormWords
  names: Names
  onChange: (part: Changed<RawField>) => void
  /** Of a question of the form's own. */
  onOwn: (entry: RawEntry) => void
}

/** One question: how the form asks it, and what the dictionary says of it. */
export function FieldPanel({ form, field, words, names, onChange, onOwn }: FieldPanelProps) {
  const entry = entryOf(form, words, field.key)
  const own = form.own_fields && Object.hasOwn(form.own_fields, field.key) ? form.own_fields[field.key] : undefined
  return <>
    <TypedText label={say(FORM.label)} value={field.label} isLong onChange={(label) => onChange({ label })} />
    <NativeSelect
      label={say(FORM.required)} value={field.required}
      data={[
        { value: 'always', label: say(FORM.always) }, { value: 'never', label: say(FORM.never) },
        { value: 'when', label: say(FORM.sometimes) },
      ]}
      onChange={(event) => {
        const required = event.currentTarget.value as RawField['required']
        onChange({ required, when: required === 'when' ? field.when ?? 'true' : undefined })
      }}
    />
    {field.required === 'when' && <FeelField label={say(FORM.when)} value={field.when ?? ''} names={names}
      onChange={(when) => onChange({ when })} />}
    <FeelField label={say(FORM.show)} hint={say(FORM.showHint)} value={field.show ?? ''} names={names}
      onChange={(show) => onChange({ show })} />
    <TypedText label={say(FORM.help)} hint={entry?.help_vi} value={field.help ?? ''} isLong
      onChange={(help) => onChange({ help })} />
    <TypedText label={say(FORM.at)} value={field.at ?? ''} onChange={(at) => onChange({ at })} />
    <TypedText label={say(FORM.onResult)} value={field.result ?? ''} onChange={(result) => onChange({ result })} />
    {own ? <OwnEntry entry={own} words={words} onChange={onOwn} /> : entry && <dl className="mc-facts">
      <dt>{say(FORM.type)}</dt><dd>{answerName(entry.type)}</dd>
      <dt>{say(FORM.privacy)}</dt><dd>{say(PRIVACY[entry.privacy ?? 'basic'])}</dd>
      {entry.purpose !== undefined && <><dt>{say(FORM.purpose)}</dt><dd>{entry.purpose}</dd></>}
      <dd className="mc-quiet">{say(FORM.fromDictionary)}</dd>
    </dl>}
    <p className="mc-quiet">{say(FORM.key)} <code>{field.key}</code></p>
  </>
}

/** What an answer is called that the form alone asks. Personal data say what they are for. */
export function OwnEntry({ entry, words, onChange }: {
  entry: RawEntry
  words: FormWords
  onChange: (entry: RawEntry) => void
}) {
  const privacy = entry.privacy ?? 'basic'
  const needsList = entry.type === 'choice' || entry.type === 'choices'
  return <>
    <NativeSelect
      label={say(FORM.type)} value={entry.type}
      data={OWN_TYPES.map((type) => ({ value: type, label: say(ANSWER[type]) }))}
      onChange={(event) => onChange(merged(entry, { type: event.currentTarget.value, codes: undefined }))}
    />
    {needsList && <NativeSelect
      label={say(FORM.codes)} value={entry.codes ?? ''} data={['', ...Object.keys(words.code_lists)]}
      onChange={(event) => onChange({ ...entry, codes: event.currentTarget.value })}
    />}
    <NativeSelect
      label={say(FORM.privacy)} value={privacy}
      data={(['none', 'basic', 'sensitive'] as const).map((one) => ({ value: one, label: say(PRIVACY[one]) }))}
      onChange={(event) => onChange({ ...entry, privacy: event.currentTarget.value as 'none' | 'basic' | 'sensitive' })}
    />
    {privacy !== 'none' && <TypedText
      label={say(FORM.purpose)} hint={say(FORM.purposeNeeded)} value={entry.purpose ?? ''}
      error={entry.purpose ? undefined : say(FORM.noPurpose)}
      onChange={(purpose) => onChange({ ...entry, purpose })}
    />}
  </>
}

const OWN_TYPES = [
  'text', 'number', 'money', 'boolean', 'date', 'partialDate', 'choice', 'choices', 'address', 'organisation',
] as const

function answerName(type: string): string {
  return Object.hasOwn(ANSWER, type) ? say(ANSWER[type as keyof typeof ANSWER]) : type
}
