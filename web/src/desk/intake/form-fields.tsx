import type { CodeList } from '@motcua/forms/model.ts'
import type { ShownPage } from '@motcua/forms/shown.ts'
import { AnswerField } from './answer-field.tsx'
import { answerFieldId } from './intake-draft.ts'

interface FormFieldsProps {
  pages: readonly ShownPage[]
  codes: Readonly<Record<string, CodeList>>
  answers: Readonly<Record<string, unknown>>
  /** Text by field id. */
  faults: Readonly<Record<string, string>>
  onAnswer: (key: string, value: unknown) => void
}

/** The whole declaration on one page: a clerk copies from paper and wants to see it all. */
export function FormFields({ pages, codes, answers, faults, onAnswer }: FormFieldsProps) {
  return pages.map((page) => (
    <section key={page.id} className="mc-form-page">
      <h3>{page.title}</h3>
      {page.sections.map((section) => (
        <div key={section.id} role="group" aria-label={section.title}>
          {section.title !== page.title && <h4>{section.title}</h4>}
          {section.note && <p className="mc-quiet">{section.note}</p>}
          <div className="mc-fields">
            {section.fields.map((field) => {
              const id = answerFieldId(field.key)
              return (
                <AnswerField
                  key={field.key}
                  field={field}
                  id={id}
                  value={answers[field.key]}
                  codes={codes}
                  error={faults[id]}
                  onChange={(value) => onAnswer(field.key, value)}
                />
              )
            })}
          </div>
        </div>
      ))}
    </section>
  ))
}
