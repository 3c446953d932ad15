import { type FieldBlock, blocksOf } from '@motcua/forms/field-groups.ts'
import { labelIn, langOfLabel } from '@motcua/forms/label-in.ts'
import type { CodeList, Field } from '@motcua/forms/model.ts'
import type { ShownPage } from '@motcua/forms/shown.ts'
import type { ReactNode } from 'react'
import { LANGUAGE } from '../../lib/language.ts'
import { AnswerField } from './answer-field.tsx'
import { answerFieldId } from './intake-draft.ts'

interface FormFieldsProps {
  pages: readonly ShownPage[]
  codes: Readonly<Record<string, CodeList>>
  answers: Readonly<Record<string, unknown>>
  /** From which paper an answer is, by field. */
  sources: Readonly<Record<string, string>>
  /** Text by field id. */
  faults: Readonly<Record<string, string>>
  onAnswer: (key: string, value: unknown) => void
}

/**
 * The whole declaration on one page: a clerk copies from paper and wants to see it all. What tells who somebody is
 * stands under one legend.
 */
export function FormFields({ pages, codes, answers, sources, faults, onAnswer }: FormFieldsProps) {
  const question = (field: Field) => {
    const id = answerFieldId(field.key)
    return (
      <AnswerField
        key={field.key}
        field={field}
        id={id}
        value={answers[field.key]}
        codes={codes}
        from={sources[field.key]}
        error={faults[id]}
        onChange={(value) => onAnswer(field.key, value)}
      />
    )
  }
  return pages.map((page) => (
    <section key={page.id} className="mc-form-page">
      <Title {...page} level="h3" />
      {page.sections.map((section) => (
        <div key={section.id} role="group" aria-label={labelIn(LANGUAGE, labelledOf(section))}>
          {section.title !== page.title && <Title {...section} level="h4" />}
          {section.note && <p className="mc-quiet">{section.note}</p>}
          <div className="mc-fields">
            {blocksOf(section).map((block) => (
              <Block key={block.fields[0]?.key} block={block} title={section.title}>{block.fields.map(question)}</Block>
            ))}
          </div>
        </div>
      ))}
    </section>
  ))
}

/** A legend is not said twice: where the section is about that person only, its title says who. */
function Block({ block: { group }, title, children }: { block: FieldBlock; title: string; children: ReactNode }) {
  const name = title.replace(/^[A-Z0-9]{1,2}\. /, '')
  if (group === undefined || group.label.toLowerCase() === name.toLowerCase()) return children
  return (
    <fieldset className="mc-group mc-person">
      <legend lang={langOfLabel(LANGUAGE, group)}>{labelIn(LANGUAGE, group)}</legend>
      <div className="mc-fields mc-grow">{children}</div>
    </fieldset>
  )
}

interface Titled { readonly title: string; readonly titleEn?: string }

function Title({ level: Heading, ...titled }: Titled & { level: 'h3' | 'h4' }) {
  return <Heading lang={langOfLabel(LANGUAGE, labelledOf(titled))}>{labelIn(LANGUAGE, labelledOf(titled))}</Heading>
}

function labelledOf({ title, titleEn }: Titled) {
  return { label: title, ...titleEn !== undefined && { labelEn: titleEn } }
}
