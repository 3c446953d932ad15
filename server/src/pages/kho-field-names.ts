import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import type { Visit } from './visit.ts'

/**
 * What the entries of the field dictionary are called on the declarations of today, by their keys: what a paper says is
 * kept by those keys, and its owner reads it in words.
 */
export function namesOfEntries({ rooms: { catalogue }, today }: Visit): ReadonlyMap<string, string> {
  const forms = catalogue.on(today).list().flatMap(({ procedure }) => catalogue.formsFor(procedure, today))
  const definitions = [...new Set(forms.map(({ version }) => version.definition as FormDefinition))]
  return new Map(definitions.flatMap((form) => fieldsOf(form).flatMap(({ key, meaning, dictionaryLabel, label }) => {
    const who = meaning.role === undefined ? undefined : form.roles[meaning.role]
    // What a result says of somebody else is kept by the key of the form, and told with whose it is.
    const ofOther = key === meaning.entry || who === undefined ? [] : [[key, `${who}: ${label}`] as const]
    return [[meaning.entry, dictionaryLabel ?? label] as const, ...ofOther]
  })))
}
