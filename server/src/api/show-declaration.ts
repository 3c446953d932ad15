import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { registerName } from '@motcua/contracts/held.ts'
import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { titleIn } from '@motcua/forms/label-in.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { Dossier, FieldOfRegister } from '../modules/dossiers/public.ts'
import { type Answers, isMasked, maskAnswers } from './mask-answers.ts'
import type { ApiRooms } from './rooms.ts'

/** The form by which a dossier was declared; undefined where it was taken in without one. */
export function formOf(
  { catalogue }: Pick<ApiRooms, 'catalogue'>, { formVersionId }: Dossier,
): FormDefinition | undefined {
  return formVersionId === null ? undefined : catalogue.formVersion(formVersionId).definition as FormDefinition
}

/**
 * The declaration as filled in, its identity numbers masked: what is needed whole is asked for. `isMasked` tells of
 * which lines; with `whole` their texts are whole all the same.
 * Parts and questions are called as the form calls them in the language of whoever reads. `filled`: what registers had
 * answered first, for whoever is shown where an answer is from.
 */
export function showDeclaration(
  rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier, answers: unknown, how: 'masked' | 'whole', language: Language,
  filled: readonly FieldOfRegister[] = [],
): DossierDetail['answers'] {
  const form = formOf(rooms, dossier)
  if (!form) return []
  const given = answers as Answers
  const readable = how === 'masked' ? maskAnswers(form, given) : given
  const typedBy = dossier.channel === 'online' ? 'applicant' as const : 'counter' as const
  const occasion = {
    asOf: dayOf(dossier.submittedAt), procedure: rooms.catalogue.version(dossier.procedureVersionId).procedure,
    channel: dossier.channel,
  }
  return shownPages(form, given, occasion).flatMap((page) => page.sections.flatMap((section) =>
    showAnswers(form, section.fields, readable, language).map(({ key, label, text }) => {
      const field = section.fields.find((one) => one.key === key)
      const said = filled.find((one) => one.field === key)
      return {
        key, section: titleIn(language, section), label, text, isMasked: field !== undefined && isMasked(field),
        isGuess: field?.isGuess ?? false,
        source: field?.computed ? 'calculated' as const : said?.outcome === 'reused' ? 'register' as const : typedBy,
        register: said ? showRegister(said, language) : null,
      }
    })))
}

function showRegister({ register, saidAt }: FieldOfRegister, language: Language) {
  return {
    name: register === null ? null : registerName(sayIn(language), register), saidAt: saidAt?.toISOString() ?? null,
  }
}
