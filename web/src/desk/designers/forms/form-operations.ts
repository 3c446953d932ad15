import type { RawEntry, RawField, RawForm, RawForms, RawPage, RawRule, RawSection } from '@motcua/forms/raw-form.ts'
import { moved, replaced, without } from '../moved.ts'

/** Where something stands in a form: its page, its section, its field, by their places. */
export interface Place { readonly page: number; readonly section?: number; readonly field?: number }

/** What forms are made of: the dictionary with its roles and lists of codes, as the server gives them. */
export type FormWords = Omit<RawForms, 'forms'>

/** A form without questions: one page with one section. */
export function blankForm(
  id: string, name: string, procedure: string, day: string, title = name,
): RawForm {
  return {
    id, procedures: [procedure], name_vi: name, confidence: 'knowledge',
    versions: [{ legal: '', form: name, valid_from: day }],
    pages: [{ id: 'trang-1', title_vi: title, sections: [{ id: 'muc-1', title_vi: title, fields: [] }] }],
  }
}

/** The form with what stands at a place changed. */
export function changePage(form: RawForm, page: number, change: (page: RawPage) => RawPage): RawForm {
  return { ...form, pages: replaced(form.pages, page, change) }
}

/** The same of a section. */
export function changeSection(
  form: RawForm, { page, section = 0 }: Place, change: (section: RawSection) => RawSection,
): RawForm {
  return changePage(form, page, (one) => ({ ...one, sections: replaced(one.sections, section, change) }))
}

/** The same of a field; a property of undefined is taken away. */
export function changeField(form: RawForm, place: Place, part: Changed<RawField>): RawForm {
  return changeSection(form, place, (one) => ({
    ...one, fields: replaced(one.fields, place.field ?? 0, (field) => merged(field, part)),
  }))
}

/** Properties of which some may be taken away. */
export type Changed<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** One with some of its properties changed, and without those that became undefined or empty. */
export function merged<T extends object>(one: T, part: Changed<T>): T {
  return Object.fromEntries(Object.entries({ ...one, ...part })
    .filter(([, value]) => value !== undefined && value !== '')) as T
}

/** Adds a page at the end, with a section to begin with; answers where it stands. */
export function addPage(form: RawForm, title: string): { form: RawForm; place: Place } {
  const ids = form.pages.map(({ id }) => id)
  const section = { id: 'muc-1', title_vi: title, fields: [] }
  const pages = [...form.pages, { id: freshId('trang', ids), title_vi: title, sections: [section] }]
  return { form: { ...form, pages }, place: { page: pages.length - 1, section: 0 } }
}

/** Adds a section at the end of a page. */
export function addSection(form: RawForm, page: number, title: string): { form: RawForm; place: Place } {
  const sections = form.pages[page]?.sections ?? []
  const id = freshId('muc', sections.map((one) => one.id))
  return {
    form: changePage(form, page, (one) =>
      ({ ...one, sections: [...one.sections, { id, title_vi: title, fields: [] }] })),
    place: { page, section: sections.length },
  }
}

/** Adds a question at the end of a section; one of the form's own brings what it is. */
export function addField(
  form: RawForm, { page, section = 0 }: Place, field: RawField, own?: RawEntry,
): { form: RawForm; place: Place } {
  const at = form.pages[page]?.sections[section]?.fields.length ?? 0
  const added = changeSection(form, { page, section }, (one) => ({ ...one, fields: [...one.fields, field] }))
  return {
    form: own ? { ...added, own_fields: { ...form.own_fields, [field.key]: own } } : added,
    place: { page, section, field: at },
  }
}

/** Moves what stands at a place up or down among its like; answers where it stands then. */
export function move(form: RawForm, place: Place, by: -1 | 1): { form: RawForm; place: Place } {
  const { page, section, field } = place
  if (section === undefined) {
    const pages = moved(form.pages, page, by)
    return pages === form.pages ? { form, place } : { form: { ...form, pages }, place: { page: page + by } }
  }
  if (field === undefined) {
    const sections = form.pages[page]?.sections ?? []
    const after = moved(sections, section, by)
    return after === sections ? { form, place }
      : { form: changePage(form, page, (one) => ({ ...one, sections: after })), place: { page, section: section + by } }
  }
  return moveField(form, { page, section, field }, by)
}

/** At the end of a section a question goes on into the next one of the page. */
function moveField(form: RawForm, at: Required<Place>, by: -1 | 1): { form: RawForm; place: Place } {
  const { page, section, field } = at
  const sections = form.pages[page]?.sections ?? []
  const fields = sections[section]?.fields ?? []
  const one = fields[field]
  if (!one) return { form, place: at }
  if (fields[field + by]) {
    const after = changeSection(form, at, (old) => ({ ...old, fields: moved(old.fields, field, by) }))
    return { form: after, place: { page, section, field: field + by } }
  }
  const next = sections[section + by]
  if (!next) return { form, place: at }
  const out = changeSection(form, at, (old) => ({ ...old, fields: without(old.fields, field) }))
  const target = { page, section: section + by }
  const into = changeSection(out, target, (old) =>
    ({ ...old, fields: by > 0 ? [one, ...old.fields] : [...old.fields, one] }))
  return { form: into, place: { ...target, field: by > 0 ? 0 : next.fields.length } }
}

/** Takes away what stands at a place; a form keeps a page, and a page a section. */
export function remove(form: RawForm, { page, section, field }: Place): RawForm {
  if (section === undefined) return form.pages.length > 1 ? { ...form, pages: without(form.pages, page) } : form
  const sections = form.pages[page]?.sections ?? []
  if (field === undefined) {
    return sections.length > 1
      ? changePage(form, page, (one) => ({ ...one, sections: without(one.sections, section) })) : form
  }
  const key = sections[section]?.fields[field]?.key
  const after = changeSection(form, { page, section }, (one) => ({ ...one, fields: without(one.fields, field) }))
  return keysOf(after).includes(key ?? '') ? after : withoutOwn(after, key)
}

/** What a field of the form's own was is not kept when nobody asks for it. */
function withoutOwn(form: RawForm, key: string | undefined): RawForm {
  if (key === undefined || !form.own_fields || !Object.hasOwn(form.own_fields, key)) return form
  return { ...form, own_fields: Object.fromEntries(Object.entries(form.own_fields).filter(([one]) => one !== key)) }
}

/** The keys of all questions, in the order of the form. */
export function keysOf(form: RawForm): readonly string[] {
  return form.pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(({ key }) => key)))
}

/** Rules of a form, one changed, added or taken away. */
export function changeRules(form: RawForm, change: (rules: readonly RawRule[]) => readonly RawRule[]): RawForm {
  return { ...form, rules: change(form.rules ?? []) }
}

/** A rule about which nothing is said yet. */
export function blankRule(form: RawForm): RawRule {
  const ids = (form.rules ?? []).map(({ id }) => id)
  return {
    id: freshId('quy-tac', ids), severity: 'refuse', check: 'true', field: keysOf(form)[0] ?? '', reason: 'condition',
    message_vi: '',
  }
}

function freshId(stem: string, taken: readonly string[]): string {
  let nth = taken.length + 1
  while (taken.includes(`${stem}-${String(nth)}`)) nth += 1
  return `${stem}-${String(nth)}`
}

/** What of the dictionary may be asked: each entry as it is, and of people and organisations one in each role. */
export function offeredFields(words: FormWords): readonly { readonly key: string; readonly entry: RawEntry }[] {
  return words.dictionary.flatMap((entry) => {
    const [kind = '', ...attribute] = (entry.key ?? '').split('.')
    const roles = Object.entries(words.roles).filter(([, role]) => role.kind === kind).map(([role]) => role)
    return roles.length === 0 || attribute.length === 0 ? [{ key: entry.key ?? '', entry }]
      : roles.map((role) => ({ key: `${role}.${attribute.join('.')}`, entry }))
  })
}

/** What the dictionary or the form itself says of a key. */
export function entryOf(form: RawForm, words: FormWords, key: string): RawEntry | undefined {
  const own = form.own_fields && Object.hasOwn(form.own_fields, key) ? form.own_fields[key] : undefined
  const exact = own ?? words.dictionary.find((entry) => entry.key === key)
  if (exact) return exact
  const [role = '', ...attribute] = key.split('.')
  const kind = Object.hasOwn(words.roles, role) ? words.roles[role]?.kind : undefined
  return kind && words.dictionary.find((entry) => entry.key === `${kind}.${attribute.join('.')}`)
}
