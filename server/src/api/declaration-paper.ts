import { paperOf } from '@motcua/forms/paper-of.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { SlipInput } from '../modules/documents/public.ts'
import { type Dossier, addressDeclaration, listAnswers, readDrawingsOf } from '../modules/dossiers/public.ts'
import { type Answers, maskAnswers } from './mask-answers.ts'
import type { ApiRooms } from './rooms.ts'
import { formOf } from './show-declaration.ts'

/** What was declared, as a paper for staff to print; undefined where nothing was. */
export async function declarationPaperOf(
  rooms: ApiRooms, dossier: Dossier, how: 'masked' | 'whole',
): Promise<SlipInput | undefined> {
  return (await declarationPapersOf(rooms, [dossier], how)).get(dossier.id)
}

/**
 * The declarations (tờ khai) of many on their paper forms, in the words of the day each was sent, by dossier; none of
 * those in which nothing was declared. What is read is read of all at once.
 */
export async function declarationPapersOf(
  rooms: ApiRooms, dossiers: readonly Dossier[], how: 'masked' | 'whole',
): Promise<ReadonlyMap<bigint, SlipInput>> {
  const answers = await listAnswers(rooms.db, dossiers.map(({ id }) => id))
  const texts = new Map(dossiers.flatMap((dossier) => {
    const text = textOf(rooms, dossier, (answers.get(dossier.id) ?? {}) as Answers, how)
    return text ? [[dossier.id, text] as const] : []
  }))
  const drawings = await readDrawingsOf(rooms, texts)
  return new Map(dossiers.flatMap((dossier) => {
    const [text, at] = [texts.get(dossier.id), dossier.submittedAt]
    if (!text) return []
    const drawn = drawings.get(dossier.id) ?? new Map()
    const data = addressDeclaration(text, { ...dossier, at }, rooms.directory.on(dayOf(at)), drawn)
    return [[dossier.id, { set: 'motcua', form: 'declaration', data, at } as const] as const]
  }))
}

function textOf(rooms: ApiRooms, dossier: Dossier, answers: Answers, how: 'masked' | 'whole') {
  const { submittedAt, channel } = dossier
  const form = formOf(rooms, dossier)
  if (!form || Object.keys(answers).length === 0) return undefined
  const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
  const occasion = { asOf: dayOf(submittedAt), procedure, channel }
  return paperOf(form, answers, occasion, how === 'masked' ? maskAnswers(form, answers) : answers)
}
