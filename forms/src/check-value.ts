import { checkAddress } from './check-address.ts'
import { type Checked, type ValueCheck, fail, objectOf, pass } from './checked.ts'
import { cleanText } from './clean-text.ts'
import { dateFrom } from './feel-values.ts'
import type { FieldShape } from './model.ts'
import { patternOf } from './pattern-of.ts'
import { TYPED_SIGNATURE, signedBy } from './signature.ts'

/** Of a text whose field names no limit, in signs. */
export const LONGEST_TEXT = 300
const LONGEST_CODE = 60
const LONGEST_NAME = 100
const MOST_MONEY = 1e15
/** The invented organisation of a demonstration, whose last digit is impossible; taken where invented people are. */
const [RESERVED_CODE, RESERVED_NUMBER] = ['0000000000', '000099990001']
const TAX_CODE = /^\d{10}(-\d{3})?$/

/**
 * One value of one field or column against its shape: type first, then markup, length, pattern, codes and range. What
 * passes comes back clean. Nothing is repaired that could mean something else: `"5"` is no number.
 */
export function checkValue(shape: FieldShape, value: unknown, check: ValueCheck): Checked {
  switch (shape.type) {
    case 'text': return checkText(shape, value, check)
    case 'number': case 'money': return checkNumber(shape, value)
    case 'boolean': return typeof value === 'boolean' ? pass(value) : fail('type')
    case 'date': case 'partialDate': return checkDay(shape, value, check)
    case 'choice': return checkChoice(shape, value, check)
    case 'choices': {
      if (!Array.isArray(value) || value.length > 100) return fail('type')
      const all = value.map((one) => checkChoice(shape, one, check))
      return all.find(({ isOk }) => !isOk) ?? pass([...new Set(value as string[])])
    }
    case 'address': return checkAddress(shape, value, check)
    case 'organisation': return checkOrganisation(value, check)
    case 'file': return checkFile(value)
    case 'signature': return checkSignature(value)
    case 'table': return fail('type')
  }
}

function checkText(shape: FieldShape, value: unknown, check: ValueCheck): Checked {
  if (typeof value !== 'string') return fail('type')
  const longest = shape.maxLength ?? LONGEST_TEXT
  if (value.length > longest * 4) return fail('tooLong')
  const { text, isMarkup } = cleanText(value, shape.isMultiline === true)
  if (isMarkup) return fail('markup')
  if (Array.from(text).length > longest) return fail('tooLong')
  if (shape.pattern !== undefined && !patternOf(shape.pattern).test(text)) return fail('pattern')
  if (shape.hasCheckDigit && TAX_CODE.test(text) && !isTaxCode(text, check)) return fail('pattern')
  if (shape.patternBy && !matchesPaper(shape.patternBy, text, check)) return fail('pattern')
  return shape.patternBy || shape.hasCheckDigit ? checkCard(text, check) : pass(text)
}

/**
 * A number as long as that of an identity card is held to be one, whatever paper is chosen beside it, and a tax code of
 * that length is one: else a real number would be taken as that of another paper, or with a space in it.
 */
function checkCard(text: string, { checkNumber }: ValueCheck): Checked {
  const digits = text.replace(/[\s./-]/g, '')
  const check = /^(\d{9}|\d{12})$/.test(digits) ? checkNumber?.(digits) : undefined
  if (!check || check.valid) return pass(text)
  return fail(check.reason === 'demonstration-only' ? 'demonstrationOnly' : 'pattern')
}

type PatternBy = NonNullable<FieldShape['patternBy']>

/** The kind chosen beside the number decides; an unknown kind is told at its own field. */
function matchesPaper({ codes, key, kinds }: PatternBy, text: string, check: ValueCheck): boolean {
  const list = check.codes[codes]?.choices ?? []
  const chosen: readonly unknown[] = key === undefined ? kinds ?? [] : [check.sibling(key)]
  const allowed = list.filter(({ value }) => chosen.includes(value))
  if (allowed.length === 0) return true
  // All digits is an identity number or nothing: else one with a digit too few would pass for a passport.
  const isDigits = key === undefined && /^\d+$/.test(text)
  return allowed.filter(({ pattern }) => !isDigits || !pattern?.includes('A-Z'))
    .some(({ pattern }) => pattern === undefined || patternOf(pattern).test(text))
}

function checkNumber(shape: FieldShape, value: unknown): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fail('type')
  const scaled = value * 10 ** (shape.decimals ?? 0)
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return fail('type')
  const most = shape.max ?? MOST_MONEY
  return value < (shape.min ?? -MOST_MONEY) || value > most ? fail('range') : pass(value)
}

function checkDay(shape: FieldShape, value: unknown, { occasion }: ValueCheck): Checked {
  if (typeof value !== 'string') return fail('type')
  const isWhole = dateFrom(value) !== null
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
  const isYear = /^\d{4}$/.test(value)
  if (!isDayOf(shape, isWhole, isMonth, isYear)) return fail('pattern')
  if (value < '1800' || value >= '2200') return fail('range')
  return shape.notFuture && value > occasion.asOf ? fail('future') : pass(value)
}

/** A month is a month and a year a year; where a part of a date will do, so does a whole one. */
function isDayOf({ type, widget }: FieldShape, isWhole: boolean, isMonth: boolean, isYear: boolean): boolean {
  if (type === 'date') return isWhole
  if (widget === 'month') return isMonth
  return widget === 'year' ? isYear : isWhole || isMonth || isYear
}

function checkChoice(shape: FieldShape, value: unknown, { codes }: ValueCheck): Checked {
  if (typeof value !== 'string') return fail('type')
  const list = codes[shape.codes ?? '']
  const isListed = list?.choices.some((choice) => choice.value === value)
  return isListed || list?.isOpen && /^[A-Z]{2,3}$/.test(value) ? pass(value) : fail('code')
}

/** Ten digits, or with a branch thirteen, are a tax code and must end as one; agencies have codes of other shapes. */
function checkOrganisation(value: unknown, check: ValueCheck): Checked {
  const { name, code } = objectOf(value) ?? {}
  if (typeof name !== 'string' || code !== undefined && typeof code !== 'string') return fail('type')
  const [{ text, isMarkup }, own] = [cleanText(name, false), cleanText(code ?? '', false)]
  if (isMarkup || own.isMarkup) return fail('markup')
  if (text.length > LONGEST_TEXT || own.text.length > LONGEST_CODE) return fail('tooLong')
  if (text === '') return fail('required')
  if (own.text === '') return pass({ name: text })
  const isCode = TAX_CODE.test(own.text) ? isTaxCode(own.text, check) : /^[\p{L}\d./-]+$/u.test(own.text)
  if (!isCode) return fail('pattern')
  const known = checkCard(own.text, check)
  return known.isOk ? pass({ name: text, code: own.text }) : known
}

function checkFile(value: unknown): Checked {
  const { id, name } = objectOf(value) ?? {}
  if (typeof id !== 'string' || name !== undefined && typeof name !== 'string') return fail('type')
  if (!/^[\w-]{1,64}$/.test(id)) return fail('pattern')
  const { text, isMarkup } = cleanText(name ?? '', false)
  if (isMarkup) return fail('markup')
  return text.length > LONGEST_TEXT ? fail('tooLong') : pass({ id, ...(text !== '' && { name: text }) })
}

/** A typed name signs as little as it says; a drawing is a file like others. */
function checkSignature(value: unknown): Checked {
  const { id, name } = objectOf(value) ?? {}
  if (id !== TYPED_SIGNATURE) return checkFile(value)
  if (typeof name === 'string' && Array.from(name).length > LONGEST_NAME) return fail('tooLong')
  const checked = checkFile(value)
  return checked.isOk && signedBy(checked.value) === undefined ? fail('required') : checked
}

/** Check digit of a tax code (mã số thuế): weights of the tax authority. The tail of a branch has none. */
function isTaxCode(code: string, { checkNumber }: ValueCheck): boolean {
  if (code === RESERVED_CODE) return checkNumber?.(RESERVED_NUMBER).valid ?? true
  const digits = Array.from(code.slice(0, 10), Number)
  const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, nth) => total + weight * (digits[nth] ?? 0), 0)
  return digits[9] === 10 - sum % 11
}
