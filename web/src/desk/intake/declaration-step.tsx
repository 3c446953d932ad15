import type { ShownPage } from '@motcua/forms/shown.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormFields } from './form-fields.tsx'
import { INTAKE } from './intake-texts.ts'
import { PLACE } from './next-place.ts'
import type { DeskForm } from './read-form.ts'

interface DeclarationStepProps {
  pages: readonly ShownPage[]
  codes: DeskForm['codes']
  answers: Readonly<Record<string, unknown>>
  /** Of what a paper answers: which one, by field. */
  sources: Readonly<Record<string, string>>
  faults: Readonly<Record<string, string>>
  hasPaperForm: boolean
  isFormOnPaper: boolean
  onPaperForm: (isOnPaper: boolean) => void
  onAnswer: (key: string, value: unknown) => void
}

/** What is declared: typed in here, or written by hand on the form that is handed in. */
export function DeclarationStep(props: DeclarationStepProps) {
  const { pages, codes, answers, sources, faults, hasPaperForm, isFormOnPaper, onPaperForm, onAnswer } = props
  return (
    <>
      {hasPaperForm && (
        <FieldGroup id={PLACE.howDeclared} label={say(INTAKE.howDeclared)}>
          <RadioLine
            name="to-khai"
            label={say(INTAKE.typedIn)}
            isChosen={!isFormOnPaper}
            onChoose={() => onPaperForm(false)}
          />
          <RadioLine
            name="to-khai"
            label={say(INTAKE.onPaper)}
            hotkey="G"
            isChosen={isFormOnPaper}
            onChoose={() => onPaperForm(true)}
          />
        </FieldGroup>
      )}
      {!isFormOnPaper && (
        <div id={PLACE.declaration} tabIndex={-1}>
          <FormFields
            pages={pages} codes={codes} answers={answers} sources={sources} faults={faults} onAnswer={onAnswer}
          />
        </div>
      )}
    </>
  )
}
