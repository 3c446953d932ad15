import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { signedBy } from '@motcua/forms/signature.ts'
import { listPapersOf } from '../modules/documents/public.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import type { ApiRooms } from './rooms.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Which of a dossier's papers are signatures drawn on a screen. They are filed with the declaration, and are no paper
 * that anybody looks for: lists show them under a name of their own, last.
 */
export async function findDrawnPapers(
  { db, catalogue }: Pick<ApiRooms, 'db' | 'catalogue'>, { formVersionId }: Dossier, answers: unknown,
  paperIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (formVersionId === null) return new Set()
  const form = catalogue.formVersion(formVersionId).definition as FormDefinition
  const given = answers as Readonly<Record<string, unknown>>
  const uploads = fieldsOf(form).flatMap(({ type, key }) => {
    const signed = type === 'signature' ? signedBy(given[key]) : undefined
    return signed?.kind === 'drawn' && UUID.test(signed.upload) ? [signed.upload] : []
  })
  return new Set((await listPapersOf(db, uploads, paperIds)).map(({ id }) => id))
}
