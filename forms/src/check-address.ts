import { type Checked, type ValueCheck, fail, objectOf, pass } from './checked.ts'
import { cleanText } from './clean-text.ts'
import type { Address, Day, FieldShape, Unit } from './model.ts'

/** Two levels of units instead of three (NQ 202/2025/QH15, Luật 72/2025/QH15). */
const TWO_LEVELS_FROM: Day = '2025-07-01'
const LONGEST_DETAIL = 200
const LONGEST_ABROAD = 300

/** How addresses are written on a day: with district until 30/06/2025, without it since. */
export function epochOn(day: Day): '3-cap' | '2-cap' {
  return day < TWO_LEVELS_FROM ? '3-cap' : '2-cap'
}

/**
 * An address of the shape of meta.address: units of one epoch, or text abroad. Where it must be of today (`time: now`)
 * the other epoch is refused; at the time of an event both are good, each with its own levels.
 */
export function checkAddress(shape: FieldShape, value: unknown, check: ValueCheck): Checked {
  const { country, epoch, province, district, commune, detail, text } = objectOf(value) ?? {}
  if (typeof country !== 'string' || typeof epoch !== 'string') return fail('type')
  if (!/^[A-Z]{2,3}$/.test(country)) return fail('code')
  if (epoch === 'nuoc-ngoai') return abroad(country, text)
  if (epoch !== '3-cap' && epoch !== '2-cap' || country !== 'VN') return fail('code')

  const rest = lineOf(detail, LONGEST_DETAIL)
  if (rest === 'type' || rest === 'markup' || rest === 'tooLong') return fail(rest)
  if (shape.time !== 'then' && epoch !== epochOn(check.occasion.asOf)) return fail('addressEpoch')
  if (isGiven(district) !== (epoch === '3-cap')) return fail('addressEpoch')
  if (!isGiven(province) || !isGiven(commune)) return fail('required')
  const [first, second, third] = [unitOf(province, /^\d{2}$/), unitOf(district, /^\d{3}$/), unitOf(commune, /^\d{5}$/)]
  if (!first || !third || isGiven(district) && !second) return fail('code')

  const address: Address = {
    country, epoch, province: first, ...(second && { district: second }), commune: third,
    ...(rest.text !== '' && { detail: rest.text }),
  }
  return check.isKnownAddress?.(address) === false ? fail('code') : pass(address)
}

function abroad(country: string, text: unknown): Checked {
  const line = lineOf(text, LONGEST_ABROAD)
  if (typeof line === 'string') return fail(line)
  return line.text === '' ? fail('required') : pass({ country, epoch: 'nuoc-ngoai', text: line.text })
}

function lineOf(value: unknown, longest: number): { text: string } | 'type' | 'markup' | 'tooLong' {
  if (value !== undefined && value !== null && typeof value !== 'string') return 'type'
  if ((value?.length ?? 0) > longest * 4) return 'tooLong'
  const { text, isMarkup } = cleanText(value ?? '', false)
  return isMarkup ? 'markup' : text.length > longest ? 'tooLong' : { text }
}

function isGiven(unit: unknown): boolean {
  return unit !== undefined && unit !== null
}

function unitOf(value: unknown, shape: RegExp): Unit | undefined {
  const { code, name } = objectOf(value) ?? {}
  if (typeof code !== 'string' || typeof name !== 'string' || !shape.test(code)) return undefined
  const { text, isMarkup } = cleanText(name.slice(0, 400), false)
  return isMarkup || text === '' || text.length > 100 ? undefined : { code, name: text }
}
