import type { Occasion } from './context-of.ts'
import type { LiveField, LivePage } from './live-page.ts'
import type { Field, FormDefinition, Page } from './model.ts'
import { namesOfField } from './refuse-cycles.ts'

/**
 * The page as the browser gets it. Of other pages it takes along what its conditions and computed fields hang on, by
 * whatever way round, with the answers so far: nothing else of what somebody told leaves the server a second time.
 */
export function livePageOf(
  form: FormDefinition, pageId: string, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): LivePage {
  const needed = neededBy(form, pageId)
  const pages = form.pages.map(({ id, sections }) => ({
    id,
    sections: sections.map((section) => ({
      id: section.id, ...(section.show !== undefined && { show: section.show }),
      fields: section.fields.filter(({ key }) => id === pageId || needed.has(key)).map(liveField),
    })).filter(({ fields }) => fields.length > 0),
  })).filter(({ sections }) => sections.length > 0)
  const own = new Set(fieldsIn(form.pages.filter(({ id }) => id === pageId)).filter(isAsked).map(({ key }) => key))
  const computed = pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
    .some((field) => field.computed?.by === 'residence-request')
  const codes = Object.entries(form.codes).filter(([name]) => computed && name === 'residenceRequest')
  const given = [...needed].filter((key) => !own.has(key) && Object.hasOwn(answers, key))
  return {
    id: pageId, form: { pages, codes: Object.fromEntries(codes) },
    given: Object.fromEntries(given.map((key) => [key, answers[key]])), occasion,
  }
}

/** Keys of the page and of whatever its fields hang on. */
function neededBy({ pages }: FormDefinition, pageId: string): ReadonlySet<string> {
  const placed = pages.flatMap((page) => page.sections.flatMap((section) => section.fields
    .map((field) => ({ field, names: namesOfField(field, section.show), isHere: page.id === pageId }))))
  const needed = new Set(placed.filter(({ isHere }) => isHere).map(({ field }) => field.key))
  for (const key of needed) {
    const names = placed.filter(({ field }) => field.key === key).flatMap((one) => one.names)
    for (const { field } of placed) if (names.some((name) => isIn(name, field.key))) needed.add(field.key)
  }
  return needed
}

/** Whether an expression that reads `name` reads the field `key` or a part of it. */
function isIn(name: string, key: string): boolean {
  return name === key || name.startsWith(`${key}.`)
}

function fieldsIn(pages: readonly Page[]): readonly Field[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
}

/** Whether its answer stands in an input of the page; what is uploaded or signed does not. */
function isAsked({ computed, type }: Field): boolean {
  return !computed && type !== 'file' && type !== 'signature'
}

function liveField({ key, type, show, computed, time, columns }: Field): LiveField {
  return {
    key, type, ...(show !== undefined && { show }), ...(computed && { computed }), ...(time && { time }),
    ...(columns && { columns: columns.map((column) => ({
      key: column.key, type: column.type, ...(column.time && { time: column.time }),
    })) }),
  }
}
