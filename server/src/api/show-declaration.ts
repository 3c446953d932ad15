import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { titleIn } from '@motcua/forms/label-in.ts'
import type { Field, FieldShape, FormDefinition } from '@motcua/forms/model.ts'
import { type ShownAnswer, showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * The declaration as filled in. Identity numbers are masked as they are in the head of the page, for everybody: what is
 * needed whole is asked for. `isMasked` tells of which lines; with `whole` their texts are whole all the same. Parts and
 * questions are called as the form calls them in the language of whoever reads.
 */
export function showDeclaration(
  rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier, answers: unknown, how: 'masked' | 'whole', language: Language,
): DossierDetail['answers'] {
  if (dossier.formVersionId === null) return []
  const form = rooms.catalogue.formVersion(dossier.formVersionId).definition as FormDefinition
  const given = answers as Parameters<typeof showAnswers>[2]
  const typedBy = dossier.channel === 'online' ? 'applicant' as const : 'counter' as const
  const occasion = {
    asOf: dayOf(dossier.submittedAt), procedure: rooms.catalogue.version(dossier.procedureVersionId).procedure,
    channel: dossier.channel,
  }
  return shownPages(form, given, occasion).flatMap((page) => page.sections.flatMap((section) =>
    showAnswers(form, section.fields, given, language).map((answer) => {
      const field = section.fields.find(({ key }) => key === answer.key)
      const isMasked = field !== undefined && [field, ...field.columns ?? []].some((one) => isIdentity(one))
      return {
        key: answer.key, section: titleIn(language, section), label: answer.label,
        text: isMasked && how === 'masked' ? masked(field, answer) : answer.text, isMasked,
        isGuess: field?.isGuess ?? false, source: field?.computed ? 'calculated' as const : typedBy,
      }
    })))
}

/** A column of a table keeps no mask of its dictionary entry; all that hold a number have its name. */
const isIdentity = (field: FieldShape & Pick<Partial<Field>, 'mask'>) =>
  field.mask !== undefined || field.key === 'idNumber'

/** A number, or in a table the columns that hold one. */
function masked(field: Field, { text, rows }: ShownAnswer): string {
  if (!rows) return maskPersonalNumber(text)
  const hidden = new Set((field.columns ?? []).filter((one) => isIdentity(one)).map(({ key }) => key))
  return rows.map((row, nth) => `${String(nth + 1)}. ${row
    .map((line) => hidden.has(line.key) ? maskPersonalNumber(line.text) : line.text).join(', ')}`).join('\n')
}
