import { epochOn } from './check-address.ts'
import { objectOf } from './checked.ts'
import type { Address, CodeList, Day, FieldShape, Unit } from './model.ts'
import type { UnitName } from './read-post.ts'

/** What is needed to take a value that is held over into a form: its lists, the day, and the names of units. */
export interface HeldReader {
  readonly codes: Readonly<Record<string, CodeList>>
  readonly asOf: Day
  readonly unitName: UnitName
}

/**
 * A held value as an answer to that question; undefined where the form has no such one, so that nothing is guessed: of
 * a choice a value of its list, of an address in this country units that are known, of the levels of the day unless the
 * question is about a time before. Their names are those of today. Pure.
 */
export function answerOf(shape: FieldShape, value: unknown, reader: HeldReader): string | Address | undefined {
  if (shape.type === 'address') return addressOf(shape, value, reader)
  if (typeof value !== 'string') return undefined
  if (shape.type !== 'choice') return value
  return reader.codes[shape.codes ?? '']?.choices.some((one) => one.value === value) === true ? value : undefined
}

function addressOf({ time }: FieldShape, value: unknown, { asOf, unitName }: HeldReader): Address | undefined {
  const { country, epoch, province, district, commune, detail } = objectOf(value) ?? {}
  if (country !== 'VN' || epoch !== '3-cap' && epoch !== '2-cap') return undefined
  if (time !== 'then' && epoch !== epochOn(asOf)) return undefined
  const named = (level: 'province' | 'district' | 'commune', unit: unknown): Unit | undefined => {
    const { code } = objectOf(unit) ?? {}
    const name = typeof code === 'string' ? unitName(level, code, epoch) : undefined
    return typeof code === 'string' && name !== undefined ? { code, name } : undefined
  }
  const [top, middle, low] = [named('province', province), named('district', district), named('commune', commune)]
  if (!top || !low || (middle !== undefined) !== (epoch === '3-cap')) return undefined
  return {
    country, epoch, province: top, ...middle && { district: middle }, commune: low,
    ...typeof detail === 'string' && detail !== '' && { detail },
  }
}

/** Whether somebody answered what is held: of an address by its units and the line beside them. Pure. */
export function isSameAnswer(given: unknown, held: string | Address): boolean {
  if (typeof held === 'string') return typeof given === 'string' && given.normalize('NFC') === held.normalize('NFC')
  const { epoch, commune, detail } = objectOf(given) ?? {}
  return epoch === held.epoch && objectOf(commune)?.['code'] === held.commune?.code
    && (typeof detail === 'string' ? detail : '').normalize('NFC') === (held.detail ?? '').normalize('NFC')
}
