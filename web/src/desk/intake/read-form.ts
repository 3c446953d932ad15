import type { Occasion } from '@motcua/forms/context-of.ts'
import type { CodeList, FormDefinition, Page } from '@motcua/forms/model.ts'
import { type ShownPage, shownPages } from '@motcua/forms/shown.ts'
import type { KnownOfPerson } from './intake-draft.ts'

/** What the desk needs of a form: its pages, and the lists its fields choose from. */
export interface DeskForm {
  readonly pages: readonly Page[]
  readonly codes: Readonly<Record<string, CodeList>>
}

/**
 * The pages of a form as the wire brings them. Lists of codes stand beside the sections of a page, if they came at all;
 * a field without its list is typed. Anything that is not a page is left out, so that a fault of the data costs one
 * page.
 */
export function readForm(formPages: unknown): DeskForm {
  const pages = (Array.isArray(formPages) ? formPages as unknown[] : []).filter(isPage)
  return { pages, codes: Object.assign({}, ...pages.map(({ codes }) => codes ?? {})) as DeskForm['codes'] }
}

type WirePage = Page & { readonly codes?: DeskForm['codes'] }

function isPage(page: unknown): page is WirePage {
  return (
    hasList(page, 'sections') &&
    page.sections.every(
      (section) =>
        hasList(section, 'fields') &&
        section.fields.every(
          (field) => isObject(field) && typeof field['key'] === 'string' && typeof field['type'] === 'string',
        ),
    )
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function hasList<K extends string>(value: unknown, key: K): value is Record<K, unknown[]> {
  return isObject(value) && Array.isArray(value[key])
}

/**
 * Pages with something to ask now: conditions that hold, without what the machine writes and what is signed on paper.
 */
export function askedPages(
  form: DeskForm, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): readonly ShownPage[] {
  // Conditions read only the pages of a definition.
  const definition = form as unknown as FormDefinition
  return shownPages(definition, answers, occasion)
    .map((page) => ({
      ...page,
      sections: page.sections
        .map((section) => ({
          ...section,
          fields: section.fields.filter(({ computed, type }) => !computed && type !== 'signature' && type !== 'file'),
        }))
        .filter(({ fields }) => fields.length > 0),
    }))
    .filter(({ sections }) => sections.length > 0)
}

/** A personal number is a paper of this kind, where the form asks for the kind. */
const PERSONAL_NUMBER = 'dinh-danh'

/**
 * What is known before anybody asks, in the fields of whoever asks: the applicant's name, and what the clerk has typed
 * or scanned of the applicant already. What is on record is masked, so not known.
 */
export function prefillOf(
  form: DeskForm, fullName: string | undefined, known: KnownOfPerson = {},
): Readonly<Record<string, unknown>> {
  if (fullName === undefined) return {}
  const isPersonal = known.number !== undefined && /^\d{12}$/.test(known.number)
  const byEntry: Readonly<Record<string, string | undefined>> = {
    'person.fullName': fullName, 'person.birthDate': known.birth, 'person.sex': known.sex, 'person.phone': known.phone,
    'person.idNumber': isPersonal ? known.number : undefined, 'person.idKind': isPersonal ? PERSONAL_NUMBER : undefined,
  }
  const fields = form.pages.flatMap(({ sections }) => sections.flatMap(({ fields: ones }) => ones))
  return Object.fromEntries(fields.flatMap(({ key, codes, ...field }) => {
    // Forms of before say no meaning.
    const meaning = field.meaning as typeof field.meaning | undefined
    const value = meaning?.role === 'requester' ? byEntry[meaning.entry] : undefined
    const choices = codes === undefined ? undefined : form.codes[codes]?.choices
    return value === undefined || choices?.every((choice) => choice.value !== value) ? [] : [[key, value]]
  }))
}

/** The answers that are asked for and given; an emptied field counts as not given. */
export function givenAnswers(
  pages: readonly ShownPage[], answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const keys = new Set(pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(({ key }) => key))))
  return Object.fromEntries(
    Object.entries(answers).filter(([key, value]) => keys.has(key) && value !== undefined && value !== ''),
  )
}
