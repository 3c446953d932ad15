import { resultTemplateOf } from '@motcua/forms/result-template.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownFields, shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, getAnswers } from '../modules/dossiers/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'
import { formOf } from './show-declaration.ts'

/**
 * What the result says of its declaration, by the template of the result (resultTemplateOf): the fields that the
 * declaration in its own version puts on it, or those that say whom it is about, in the order of the form. The labels
 * are the template's: a name is told with the role it is of. Empty for a dossier without declaration, or without an
 * answer.
 */
export async function resultRowsOf(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier,
): Promise<{ label: string; value: string }[]> {
  const form = formOf(rooms, dossier)
  if (!form) return []
  const answers = (await getAnswers(db, dossier.id)) as Parameters<typeof showAnswers>[2]
  const { procedure, content } = rooms.catalogue.version(dossier.procedureVersionId)
  const occasion = { asOf: dayOf(dossier.submittedAt), procedure, channel: dossier.channel }
  const shown = shownFields(shownPages(form, answers, occasion))
  return resultTemplateOf(form, content.result.name).fields.flatMap(({ key, label }) => {
    const field = shown.find((one) => one.key === key)
    const [line] = field ? showAnswers(form, [field], answers) : []
    return line ? [{ label, value: line.text }] : []
  })
}
