import { epochOn } from './check-address.ts'
import { objectOf } from './checked.ts'
import type { Occasion } from './context-of.ts'
import { type Field, type FieldShape, type FormDefinition } from './model.ts'
import { shownFields, shownPages } from './shown.ts'
import { TYPED_SIGNATURE } from './signature.ts'

/** Form fields as a browser posts them; a name that occurs twice has a list. */
export type PostBody = Readonly<Record<string, unknown>>

type Level = 'province' | 'district' | 'commune'

/** Names of units by code, for pages post only the code; undefined for a code that does not exist in the epoch. */
export type UnitName = (level: Level, code: string, epoch: '3-cap' | '2-cap') => string | undefined

export interface ReadPost {
  /** All answers so far, those of this page replaced. What cannot be read stays as typed: checkAnswers refuses it. */
  readonly answers: Readonly<Record<string, unknown>>
  /** The button pressed: a row added or taken away gives the same page back, `next` is every other. */
  readonly action: { readonly kind: 'next' } | { readonly kind: 'add' | 'remove'; readonly key: string }
}

const MOST_ROWS = 200

/**
 * What a page without script posted. Names are the key of the field, `key.day`, `key.month`, `key.year` of a date,
 * `key.province`, `.district`, `.commune`, `.detail` or `.country` and `.text` of an address, `key`, `key.code` of an
 * organisation, `key.id` or `key.typed` of a signature, `key[0].column` in a table; the buttons are `_add=key` and
 * `_remove=key.0`. Never throws, reads only names of this page. `asked`: the keys that stood on the screen, where that
 * is but a part of the page; of others, to post nothing says nothing.
 */
export function readPost(
  form: FormDefinition, pageId: string, body: PostBody, previous: Readonly<Record<string, unknown>>,
  occasion: Occasion, unitName?: UnitName, asked?: ReadonlySet<string>,
): ReadPost {
  const posted = objectOf(body) ?? {}
  const reader: Reader = {
    text: (name) => lastText(posted[name]), all: (name) => texts(posted[name]), names: Object.keys(posted),
    occasion, unitName,
  }
  const wasShown = new Set(shownFields(shownPages(form, previous, occasion)).map(({ key }) => key)
    .filter((key) => asked?.has(key) !== false))
  const removed = /^(.+)\.(\d{1,3})$/.exec(reader.text('_remove') ?? '')

  const answers: Record<string, unknown> = { ...objectOf(previous) }
  for (const field of form.pages.find(({ id }) => id === pageId)?.sections.flatMap(({ fields }) => fields) ?? []) {
    // Without script all boxes empty post nothing; a field that was not on the page posts nothing either, and keeps.
    if (field.computed || !isPosted(field.key, reader) && !wasShown.has(field.key)) continue
    if ((field.type === 'file' || field.type === 'signature') && !isPosted(field.key, reader)) continue
    const without = removed?.[1] === field.key ? Number(removed[2]) : undefined
    const value = field.type === 'table' ? readTable(field, reader, without) : readValue(field, field.key, reader)
    if (value === undefined) Reflect.deleteProperty(answers, field.key)
    if (value !== undefined) answers[field.key] = value
  }
  const added = reader.text('_add')
  if (removed?.[1] !== undefined) return { answers, action: { kind: 'remove', key: removed[1] } }
  return { answers, action: added === undefined || added === '' ? { kind: 'next' } : { kind: 'add', key: added } }
}

interface Reader {
  readonly text: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
  readonly names: readonly string[]
  readonly occasion: Occasion
  readonly unitName: UnitName | undefined
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}

/** Of a hidden "no" and a ticked "yes" of the same name the later one counts. */
function lastText(value: unknown): string | undefined {
  return texts(value).at(-1)?.trim()
}

function isPosted(key: string, { names }: Reader): boolean {
  return names.some((name) => name === key || name.startsWith(`${key}.`) || name.startsWith(`${key}[`))
}

function readValue(shape: FieldShape, name: string, reader: Reader): unknown {
  const text = reader.text(name)
  switch (shape.type) {
    case 'text': case 'choice': return text === '' ? undefined : text
    case 'number': case 'money': return text === undefined || text === '' ? undefined : readNumber(text, shape.type)
    case 'boolean': return text === undefined || text === '' ? undefined : readBoolean(text)
    case 'date': case 'partialDate': return readDay(name, reader)
    case 'choices': {
      const chosen = reader.all(name).filter((one) => one !== '')
      return chosen.length === 0 ? undefined : chosen
    }
    case 'address': return readAddress(shape, name, reader)
    case 'organisation': return readOrganisation(text ?? '', reader.text(`${name}.code`) ?? '')
    case 'file': return readFile(name, reader)
    case 'signature': return readSignature(name, reader)
    case 'table': return undefined
  }
}

function readFile(name: string, reader: Reader): unknown {
  const [id, label] = [reader.text(`${name}.id`), reader.text(`${name}.name`)]
  return id === undefined || id === '' ? undefined : { id, ...(label && { name: label }) }
}

/** What was drawn comes before what was typed instead of it; an empty box for the name signs nothing. */
function readSignature(name: string, reader: Reader): unknown {
  const typed = reader.text(`${name}.typed`)
  const isDrawn = ![undefined, '', TYPED_SIGNATURE].includes(reader.text(`${name}.id`))
  return isDrawn || typed === undefined ? readFile(name, reader) : readTyped(name, reader)
}

/** In a row nobody draws, so that nothing but a name signs there. */
function readTyped(name: string, reader: Reader): unknown {
  const typed = reader.text(`${name}.typed`) ?? ''
  return typed === '' ? undefined : { id: TYPED_SIGNATURE, name: typed }
}

/** A code without a name goes on as it is, so that the missing name is told. */
function readOrganisation(name: string, code: string): unknown {
  return name === '' && code === '' ? undefined : { name, ...code !== '' && { code } }
}

/** As people here write numbers: 1.500.000 and 85,5; a single point before other than three digits is a comma too. */
function readNumber(text: string, type: 'number' | 'money'): number | string {
  const plain = text.replace(/\s|đồng|VND|₫/giu, '')
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) || type === 'money' ? plain.replaceAll('.', '') : plain
  const decimal = grouped.replace(',', '.')
  return /^-?\d{1,16}(\.\d{1,6})?$/.test(decimal) ? Number(decimal) : text
}

function readBoolean(text: string): boolean | string {
  if (['true', 'on', '1', 'co'].includes(text)) return true
  return ['false', 'off', '0', 'khong'].includes(text) ? false : text
}

/** Three boxes or one; `25/6/2021` becomes 2021-06-25, and what is no day stays as it was typed. */
function readDay(name: string, reader: Reader): string | undefined {
  const whole = reader.text(name)
  const [day = '', month = '', year = ''] = whole === undefined
    ? ['day', 'month', 'year'].map((part) => reader.text(`${name}.${part}`) ?? '')
    : /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(whole)?.slice(1) ?? []
  if (whole !== undefined && year === '') return whole === '' ? undefined : whole
  const isPlain = [day, month].every((part) => /^\d{0,2}$/.test(part)) && /^\d{4}$/.test(year)
  if (!isPlain || day !== '' && month === '') {
    const typed = [day, month, year].join('/')
    return typed === '//' ? undefined : typed
  }
  return [year, month, day].filter((part) => part !== '').map((part) => part.padStart(2, '0')).join('-')
}

function readAddress(shape: FieldShape, name: string, reader: Reader): unknown {
  const part = (of: string) => reader.text(`${name}.${of}`) ?? ''
  const [country, text, detail, district] = [part('country') || 'VN', part('text'), part('detail'), part('district')]
  const posted = part('epoch')
  if (posted === 'nuoc-ngoai' || country !== 'VN') {
    return text === '' && (country === 'VN' || posted === '') ? undefined : { country, epoch: 'nuoc-ngoai', text }
  }
  if (['province', 'commune'].every((of) => part(of) === '') && district === '' && detail === '') return undefined

  const today = epochOn(reader.occasion.asOf)
  const likely = district !== '' && shape.time === 'then' ? '3-cap' : today
  const epoch = posted === '3-cap' || posted === '2-cap' ? posted : likely
  const unit = (level: Level) => {
    const code = part(level)
    return code === '' ? undefined : { code, name: reader.unitName?.(level, code, epoch) ?? '' }
  }
  const [province, its, commune] = [unit('province'), unit('district'), unit('commune')]
  return {
    country, epoch, ...(province && { province }), ...(its && { district: its }), ...(commune && { commune }),
    ...(detail !== '' && { detail }),
  }
}

/** Rows in the order of their numbers, which may have gaps; rows with nothing in them are not rows. */
function readTable(field: Field, reader: Reader, without: number | undefined): unknown {
  const prefix = `${field.key}[`
  const numbers = reader.names.filter((name) => name.startsWith(prefix))
    .map((name) => Number(/^(\d{1,3})\]\./.exec(name.slice(prefix.length))?.[1] ?? NaN))
  const rows = [...new Set(numbers)].filter((nth) => Number.isInteger(nth) && nth !== without)
    .sort((a, b) => a - b).slice(0, MOST_ROWS + 1)
    .map((nth) => Object.fromEntries((field.columns ?? []).flatMap((column) => {
      const name = `${prefix}${nth}].${column.key}`
      const value = column.type === 'signature' ? readTyped(name, reader) : readValue(column, name, reader)
      return value === undefined ? [] : [[column.key, value]]
    })))
    // A box that is not ticked or says no fills no row by itself.
    .filter((row) => Object.values(row).some((value) => value !== false))
  return rows.length === 0 ? undefined : rows
}
