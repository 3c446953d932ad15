import type { Names } from '@motcua/forms/compile-feel.ts'
import type { RawForm } from '@motcua/forms/raw-form.ts'
import { Button } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { AddQuestion } from './add-question.tsx'
import { FeelField } from './feel-field.tsx'
import { FieldPanel } from './field-panel.tsx'
import {
  type FormWords, type Place, addField, addPage, addSection, changeField, changePage, changeSection, merged,
} from './form-operations.ts'
import { FORM } from './form-texts.ts'
import { RulesPanel } from './rules-panel.tsx'

interface PartPanelProps {
  form: RawForm
  words: FormWords
  names: Names
  chosen: Place | undefined
  onChange: (form: RawForm, chosen?: Place) => void
}

/** The properties of what is chosen: the whole form, a page, a section, a question; and what may be added to it. */
export function PartPanel({ form, words, names, chosen, onChange }: PartPanelProps) {
  if (!chosen) return <WholeForm form={form} names={names} onChange={onChange} />
  const page = form.pages[chosen.page]
  const section = chosen.section === undefined ? undefined : page?.sections[chosen.section]
  const field = chosen.field === undefined ? undefined : section?.fields[chosen.field]
  const added = ({ form: next, place }: { form: RawForm; place: Place }) => onChange(next, place)
  if (field) {
    return <FieldPanel
      form={form} field={field} words={words} names={names}
      onChange={(part) => onChange(changeField(form, chosen, part))}
      onOwn={(entry) => onChange({ ...form, own_fields: { ...form.own_fields, [field.key]: merged(entry, {}) } })}
    />
  }
  if (section) {
    return <>
      <TypedText label={say(FORM.title)} value={section.title_vi}
        onChange={(title) => onChange(changeSection(form, chosen, (one) => ({ ...one, title_vi: title })))} />
      <TypedText label={say(FORM.titleEn)} value={section.title_en ?? ''}
        onChange={(title) => onChange(changeSection(form, chosen, (one) => merged(one, { title_en: title })))} />
      <FeelField label={say(FORM.show)} hint={say(FORM.showHint)} value={section.show ?? ''} names={names}
        onChange={(show) => onChange(changeSection(form, chosen, (one) => merged(one, { show })))} />
      <h3>{say(FORM.addQuestion)}</h3>
      <AddQuestion form={form} words={words} onAdd={(one, own) => added(addField(form, chosen, one, own))} />
    </>
  }
  return <>
    <TypedText label={say(FORM.title)} value={page?.title_vi ?? ''}
      onChange={(title) => onChange(changePage(form, chosen.page, (one) => ({ ...one, title_vi: title })))} />
    <TypedText label={say(FORM.titleEn)} value={page?.title_en ?? ''}
      onChange={(title) => onChange(changePage(form, chosen.page, (one) => merged(one, { title_en: title })))} />
    <div><Button variant="default"
      onClick={() => added(addSection(form, chosen.page, say(FORM.newSection)))}>{say(FORM.addSection)}</Button></div>
  </>
}

function WholeForm({ form, names, onChange }: Pick<PartPanelProps, 'form' | 'names' | 'onChange'>) {
  const [version] = form.versions
  const change = (part: Partial<typeof version>) => {
    if (version) onChange({ ...form, versions: [{ ...version, ...part }, ...form.versions.slice(1)] })
  }
  return <>
    <TypedText label={say(FORM.name)} value={form.name_vi} onChange={(name) => onChange({ ...form, name_vi: name })} />
    <TypedText label={say(FORM.legal)} value={version?.legal ?? ''} onChange={(legal) => change({ legal })} />
    <TypedText label={say(FORM.paperForm)} value={version?.form ?? ''} onChange={(paper) => change({ form: paper })} />
    <TypedText label={say(FORM.pledge)} value={form.declaration_vi ?? ''} isLong
      onChange={(pledge) => onChange(merged(form, { declaration_vi: pledge }))} />
    <div><Button variant="default" onClick={() => {
      const { form: next, place } = addPage(form, say(FORM.newPage))
      onChange(next, place)
    }}>{say(FORM.addPage)}</Button></div>
    <RulesPanel form={form} names={names} onChange={onChange} />
  </>
}
