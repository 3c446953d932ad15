import type { ScreenLine } from '@motcua/contracts/citizen-screen.ts'
import type { Answer, CodeList, Field } from '@motcua/forms/model.ts'
import { showAnswer, showDay } from '@motcua/forms/show-answer.ts'
import { type ShownPage, shownFields } from '@motcua/forms/shown.ts'
import { say } from '../../lib/language.ts'
import { DELIVERIES } from '../../lib/states.ts'
import { type HeldHere, type IntakeDraft, howOf } from '../intake/intake-draft.ts'
import { SECOND_SCREEN } from './second-screen-texts.ts'

export interface TypedSoFar {
  readonly draft: IntakeDraft
  readonly pages: readonly ShownPage[]
  readonly codes: Readonly<Record<string, CodeList>>
  readonly answers: Readonly<Record<string, unknown>>
  readonly components: Parameters<typeof howOf>[0][]
  readonly held: HeldHere
}

/** What was typed so far, as the citizen reads it; nothing where nobody was chosen and nothing typed. Pure. */
export function shownLines({ draft, pages, codes, answers, components, held }: TypedSoFar): ScreenLine[] {
  const { applicant, known, procedure, delivery, deliveryAddress, isFormOnPaper, papers } = draft
  if (!applicant && !procedure) return []
  const fields = isFormOnPaper ? [] : shownFields(pages)
  const filed = components.filter((one) => howOf(one, papers, held) === 'filed').map(({ name }) => name)
  return [
    [say(SECOND_SCREEN.applicant), applicant?.fullName],
    [say(SECOND_SCREEN.number), known?.number ?? applicant?.number],
    [say(SECOND_SCREEN.birth), known?.birth === undefined ? applicant?.birth : showDay(known.birth)],
    [say(SECOND_SCREEN.phone), known?.phone ?? applicant?.phone],
    [say(SECOND_SCREEN.procedure), procedure?.name],
    ...fields.map((field): [string, string] => [field.label, inWords(codes, field, answers[field.key])]),
    [say(SECOND_SCREEN.papers), filed.join('\n')],
    [say(SECOND_SCREEN.delivery), procedure && DELIVERIES.find(({ value }) => value === delivery)?.label],
    [say(SECOND_SCREEN.address), delivery === 'post' ? deliveryAddress : ''],
  ].flatMap(([label, value]) => label && value ? [{ label: label.slice(0, 300), value: value.slice(0, 4000) }] : [])
}

function inWords(codes: TypedSoFar['codes'], field: Field, answer: unknown): string {
  if (answer === undefined) return ''
  try {
    return showAnswer({ codes }, field, answer as Answer)
  } catch (error) {
    // Half typed it may have any shape; what is no answer yet is not shown.
    if (error instanceof TypeError) return ''
    throw error
  }
}
