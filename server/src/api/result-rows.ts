import type { FormDefinition } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, getAnswers } from '../modules/dossiers/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

/** Where an answer goes that stands in the agency's book and on no paper. */
const ONLY_BOOK = /^sổ$/i

/**
 * What the declaration says is printed on the result, in its order: a label and a text each. A label that occurs twice,
 * as that of a name does, is told by its section. Empty for a dossier without declaration, and where it says nothing.
 */
export async function resultRowsOf(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier,
): Promise<{ label: string; value: string }[]> {
  if (dossier.formVersionId === null) return []
  const form = rooms.catalogue.formVersion(dossier.formVersionId).definition as FormDefinition
  const answers = (await getAnswers(db, dossier.id)) as Parameters<typeof showAnswers>[2]
  const occasion = {
    asOf: dayOf(dossier.submittedAt), procedure: rooms.catalogue.version(dossier.procedureVersionId).procedure,
    channel: dossier.channel,
  }
  const lines = shownPages(form, answers, occasion).flatMap(({ sections }) =>
    sections.flatMap(({ title, fields }) => {
      const printed = fields.filter(
        ({ printedOnResult }) => printedOnResult !== undefined && !ONLY_BOOK.test(printedOnResult),
      )
      return showAnswers(form, printed, answers).map(({ label, text }) => ({ title, label, text }))
    }),
  )
  return lines.map(({ title, label, text }) => {
    const isAlone = lines.filter((one) => one.label === label).length === 1
    return { label: isAlone || !title ? label : `${title}: ${label}`, value: text }
  })
}
