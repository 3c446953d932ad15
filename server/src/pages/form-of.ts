import type { FormDefinition } from '@motcua/forms/model.ts'
import type { Visit } from './visit.ts'

/** The form by which a draft or a dossier is declared; undefined where there is none. */
export function formOf(
  { rooms: { catalogue } }: Pick<Visit, 'rooms'>, { formVersionId }: { readonly formVersionId: bigint | null },
): FormDefinition | undefined {
  // The import compiled and checked it; the catalogue keeps it as it was given.
  return formVersionId === null ? undefined : catalogue.formVersion(formVersionId).definition as FormDefinition
}
