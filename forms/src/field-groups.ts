import type { Field, FieldGroup, Section } from './model.ts'
import type { RawForms } from './raw-form.ts'

/** What tells who somebody is; the first of each is the name, without which nothing is kept together. */
const IDENTITY: Readonly<Record<FieldGroup['widget'], readonly string[]>> = {
  person: ['person.fullName', 'person.birthDate', 'person.sex', 'person.idKind', 'person.idNumber'],
  organisation: ['organisation.name', 'organisation.idNumber'],
}

/** The groups of a section: of each role its name with at least one thing more that tells who it is. */
export function groupsOf(fields: readonly Field[], roles: RawForms['roles']): FieldGroup[] {
  const named = [...new Set(fields.flatMap(({ meaning: { role } }) => role ?? []))]
  return named.flatMap((role): FieldGroup[] => {
    const known = roles[role]
    if (!known) return []
    const [name, ...others] = IDENTITY[known.kind]
    const own = fields.filter(({ meaning, computed }) => meaning.role === role && !computed)
    const keys = own.filter(({ meaning: { entry } }) => entry === name || others.includes(entry)).map(({ key }) => key)
    const isNamed = own.some(({ meaning: { entry } }) => entry === name)
    const label = {
      label: known.vi, ...known.en && { labelEn: `${known.en.charAt(0).toUpperCase()}${known.en.slice(1)}` },
    }
    return isNamed && keys.length > 1 ? [{ widget: known.kind, role, ...label, keys }] : []
  })
}

/** What is drawn as one: a group with those of its fields that are shown, or a field by itself. */
export interface FieldBlock { readonly group?: FieldGroup; readonly fields: readonly Field[] }

/**
 * The shown fields of a section in the order of the page: a group stands where its first shown field stands, and of
 * which only one field is shown is no group.
 */
export function blocksOf({ fields, groups = [] }: Pick<Section, 'fields' | 'groups'>): readonly FieldBlock[] {
  return fields.flatMap((field): FieldBlock[] => {
    const group = groups.find(({ keys }) => keys.includes(field.key))
    const together = group ? fields.filter(({ key }) => group.keys.includes(key)) : []
    if (!group || together.length < 2) return [{ fields: [field] }]
    return together[0] === field ? [{ group, fields: together }] : []
  })
}
