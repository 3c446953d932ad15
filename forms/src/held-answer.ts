import { epochOn } from './check-address.ts'
import { objectOf } from './checked.ts'
import type { Address, CodeList, Day, FieldShape, Unit } from './model.ts'

/** Units of an address by their codes, as somebody said it at any time. */
export interface HeldCodes {
  readonly province: string
  readonly district?: string | undefined
  readonly commune: string
}

/** Units of an address, with a district in three levels. */
export interface HeldUnits { readonly province: Unit; readonly district?: Unit; readonly commune: Unit }

/**
 * Where such an address lies today: in one commune (`before`: as it was called, where it is another one now), in one of
 * several, so that nobody can tell, or nowhere that is known. `then`: its units as they were called; null, if nobody
 * can tell which had those codes.
 */
export type HeldPlace =
  | {
    readonly kind: 'here'; readonly before: string | null
    readonly units: HeldUnits; readonly then: HeldUnits | null
  }
  | { readonly kind: 'split'; readonly before: string; readonly then: HeldUnits | null }
  | { readonly kind: 'unknown' }

/** What is needed to take a value that is held over into a form: its lists, the day, and where addresses lie then. */
export interface HeldReader {
  readonly codes: Readonly<Record<string, CodeList>>
  readonly asOf: Day
  readonly placeOf: (codes: HeldCodes) => HeldPlace
}

/** An answer; `before`: the commune of which an address was led over to that of today. */
export interface HeldAnswer { readonly value: string | Address; readonly before?: string }

/**
 * A held value as an answer to that question; undefined where the form has no such one, so that nothing is guessed: of
 * a choice a value of its list, of an address in this country the units of the day in which it lies, under their names
 * of today; for a question about a time before those of then, as they are. Pure.
 */
export function answerOf(shape: FieldShape, value: unknown, reader: HeldReader): HeldAnswer | undefined {
  if (shape.type === 'address') return addressOf(shape, value, reader)
  if (typeof value !== 'string') return undefined
  if (shape.type !== 'choice') return { value }
  return reader.codes[shape.codes ?? '']?.choices.some((one) => one.value === value) === true ? { value } : undefined
}

/** The commune of a held address of which nobody can tell in which of several of today it lies. Pure. */
export function splitSince({ type, time }: FieldShape, value: unknown, { placeOf }: HeldReader): string | undefined {
  // A question about a time before does not ask where that is today.
  const codes = type === 'address' && time !== 'then' ? codesOf(value) : undefined
  const place = codes && placeOf(codes)
  return place?.kind === 'split' ? place.before : undefined
}

function addressOf({ time }: FieldShape, value: unknown, { asOf, placeOf }: HeldReader): HeldAnswer | undefined {
  const { detail } = objectOf(value) ?? {}
  const codes = codesOf(value)
  const place = codes && placeOf(codes)
  if (!codes || !place || place.kind === 'unknown') return undefined
  const line = typeof detail === 'string' && detail !== '' ? { detail } : {}
  if (time === 'then') {
    const epoch = codes.district === undefined ? '2-cap' : '3-cap'
    return place.then ? { value: { country: 'VN', epoch, ...place.then, ...line } } : undefined
  }
  const epoch = epochOn(asOf)
  if (place.kind === 'split' || (place.units.district !== undefined) !== (epoch === '3-cap')) return undefined
  return {
    value: { country: 'VN', epoch, ...place.units, ...line }, ...place.before !== null && { before: place.before },
  }
}

/** Of an address in this country by its units: with a district in three levels, and never else. */
function codesOf(value: unknown): HeldCodes | undefined {
  const address = objectOf(value) ?? {}
  const [province, district, commune] = ['province', 'district', 'commune'].map((level) => objectOf(address[level])?.['code'])
  const { country, epoch } = address
  const isOfEpoch = epoch === '3-cap' ? typeof district === 'string' : epoch === '2-cap' && district === undefined
  if (country !== 'VN' || !isOfEpoch || typeof province !== 'string' || typeof commune !== 'string') return undefined
  return { province, district: district as string | undefined, commune }
}

/** Whether somebody answered what is held: of an address by its units and the line beside them. Pure. */
export function isSameAnswer(given: unknown, held: string | Address): boolean {
  if (typeof held === 'string') return typeof given === 'string' && given.normalize('NFC') === held.normalize('NFC')
  const { epoch, commune, detail } = objectOf(given) ?? {}
  return epoch === held.epoch && objectOf(commune)?.['code'] === held.commune?.code
    && (typeof detail === 'string' ? detail : '').normalize('NFC') === (held.detail ?? '').normalize('NFC')
}
