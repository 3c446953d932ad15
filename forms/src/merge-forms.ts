import type { CodeList, FormDefinition, Page, Section } from './model.ts'
import { fieldsOf } from './model.ts'

/** For what the merged declaration is: a bundle of the catalogue. */
export interface MergedFor { readonly id: string; readonly bundle: string; readonly name: string }

/**
 * One declaration out of those of several procedures (tờ khai chung): every question is asked once, by the first form
 * that asks it, with what that form knows of it. The closing page of the first form, with the assurance that what is
 * said is true, comes last. Marked as composed, since no authority has published it. Throws RangeError without forms.
 */
export function mergeForms({ id, bundle, name }: MergedFor, forms: readonly FormDefinition[]): FormDefinition {
  const [first, ...others] = forms
  if (!first) throw new RangeError(`no declaration to compose ${id} of`)
  const asked = new Set(fieldsOf(first).map(({ key }) => key))
  const more = others.flatMap((form, nth) => {
    const pages = form.pages.flatMap((page) => restOf(page, asked, `${String(nth + 2)}-`))
    for (const { key } of fieldsOf(form)) asked.add(key)
    return pages
  })
  const opening = first.pages.length > 1 ? first.pages.slice(0, -1) : first.pages
  const closing = first.pages.length > 1 ? first.pages.slice(-1) : []
  return {
    ...withoutName(first), id, name, procedures: [], bundles: [bundle], procedureCodes: [],
    version: { ...first.version, legal: '', form: name, validTo: null, confidence: 'guess' },
    isProvisional: true, confidence: 'guess',
    roles: Object.assign({}, ...forms.map(({ roles }) => roles).reverse()) as FormDefinition['roles'],
    codes: mergedCodes(forms), pages: [...opening, ...more, ...closing],
    rules: mergedRules(forms),
    attachments: uniqueBy(forms.flatMap(({ attachments }) => attachments), ({ documentType }) => documentType),
    signatures: uniqueBy(forms.flatMap(({ signatures }) => signatures), ({ who }) => who),
  }
}

/** Its English name is that of one procedure. */
function withoutName(form: FormDefinition): Omit<FormDefinition, 'nameEn'> {
  const { nameEn, ...rest } = form
  return nameEn === undefined ? form : rest
}

/** What a page asks that nobody asked before; nothing is left of one whose questions were all asked. */
function restOf(page: Page, asked: ReadonlySet<string>, prefix: string): Page[] {
  const sections = page.sections.flatMap((section): Section[] => {
    const fields = section.fields.filter(({ key }) => !asked.has(key))
    if (fields.length === 0) return []
    const kept = new Set(fields.map(({ key }) => key))
    const groups = section.groups?.flatMap((group) => {
      const keys = group.keys.filter((key) => kept.has(key))
      return keys.length > 0 ? [{ ...group, keys }] : []
    })
    return [{ ...section, fields, ...groups ? { groups } : {} }]
  })
  return sections.length > 0 ? [{ ...page, id: `${prefix}${page.id}`, sections }] : []
}

function mergedCodes(forms: readonly FormDefinition[]): Readonly<Record<string, CodeList>> {
  const merged: Record<string, CodeList> = {}
  for (const [name, list] of forms.flatMap(({ codes }) => Object.entries(codes))) {
    const known = merged[name]
    merged[name] = known
      ? {
        ...known, ...list.isOpen ? { isOpen: true } : {},
        choices: uniqueBy([...known.choices, ...list.choices], ({ value }) => value),
      }
      : list
  }
  return merged
}

type Rule = FormDefinition['rules'][number]

/** Those of the first form keep their names; what two forms say alike is said once. */
function mergedRules(forms: readonly FormDefinition[]): Rule[] {
  return forms
    .flatMap(({ rules }, nth) => nth === 0 ? rules : rules.map((rule) => ({ ...rule, id: `${rule.id}-${nth + 1}` })))
    .filter((rule, nth, all) => all.findIndex((other) => sayTheSame(other, rule)) === nth)
}

function sayTheSame(one: Rule, other: Rule): boolean {
  return one.field === other.field && one.reason === other.reason && one.message === other.message
}

function uniqueBy<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return list.filter((one, nth) => list.findIndex((other) => keyOf(other) === keyOf(one)) === nth)
}
