import type { PackageContent, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Button, Checkbox } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { type NamedChoice, WordField } from '../process/word-field.tsx'
import { TypedText } from '../typed-text.tsx'
import { CONTENT } from './content-texts.ts'
import { RowsTable } from './rows-table.tsx'

type Result = PackageContent['result']
type Template = NonNullable<Result['template']>

/** What a citizen gets, and which of their answers stand on it. */
export function ResultEditor({ value, vocabulary, questions, onChange }: {
  value: Result
  vocabulary: Pick<PackageVocabulary, 'documentTypes'>
  /** Of the declarations of the same package, by their keys. */
  questions: readonly NamedChoice[]
  onChange: (value: Result) => void
}) {
  const { template } = value
  return (
    <section className="mc-stack" aria-label={say(CONTENT.result)}>
      <TypedText label={say(CONTENT.resultName)} value={value.name} isLong
        onChange={(name) => onChange({ ...value, name })} />
      <WordField label={say(CONTENT.paperKind)} value={value.documentType}
        choices={vocabulary.documentTypes.map(({ id, name }) => ({ id, name }))}
        onChange={(documentType) => onChange({ ...value, documentType })} />
      <Checkbox label={say(CONTENT.electronic)} checked={value.electronic}
        onChange={(event) => onChange({ ...value, electronic: event.currentTarget.checked })} />
      <Checkbox label={say(CONTENT.paper)} checked={value.paper}
        onChange={(event) => onChange({ ...value, paper: event.currentTarget.checked })} />
      <h2>{say(CONTENT.template)}</h2>
      {template ? <TemplateEditor value={template} questions={questions}
        onChange={(next) => onChange({ ...value, template: next })} />
        : <div><Button variant="default" onClick={() => onChange({
            ...value, template: { name: value.name, isProvisional: true, fields: [] },
          })}>{say(CONTENT.addTemplate)}</Button></div>}
    </section>
  )
}

function TemplateEditor({ value, questions, onChange }: {
  value: Template
  questions: readonly NamedChoice[]
  onChange: (value: Template) => void
}) {
  return <>
    <TypedText label={say(CONTENT.templateName)} value={value.name} onChange={(name) => onChange({ ...value, name })} />
    <Checkbox label={say(CONTENT.isProvisional)} checked={value.isProvisional}
      onChange={(event) => onChange({ ...value, isProvisional: event.currentTarget.checked })} />
    <RowsTable
      name={say(CONTENT.template)} rows={value.fields} addLabel={say(CONTENT.addField)}
      blank={() => ({ key: '', label: '' })} onChange={(fields) => onChange({ ...value, fields })}
      columns={[
        {
          head: say(CONTENT.field),
          cell: ({ key, label: said }, label, change) => <WordField isBare label={label} value={key} choices={questions}
            onChange={(chosen) => change({
              key: chosen, ...said === '' && { label: questions.find(({ id }) => id === chosen)?.name ?? '' },
            })} />,
        },
        {
          head: say(CONTENT.fieldLabel),
          cell: ({ label: said }, label, change) => <TypedText isBare label={label} value={said}
            onChange={(text) => change({ label: text })} />,
        },
      ]}
    />
  </>
}
