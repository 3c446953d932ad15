import type { Day } from './civil-day.ts'
import { parseDossierNumber } from './dossier-number.ts'

const SEPARATORS = /[\s.\-–—_/]/gu
const LONGEST = 40
/** Numbers have had this shape since TT 01/2018. */
const FIRST_DAY: Day = '2018-01-01'
const [SERIAL_WIDTH, OLD_DIGITS, MOST_GROUPS] = [4, 7, 3]

/** Whether dossiers of a day are numbered by this code. */
export type IsAgency = (agencyCode: string, day: Day) => boolean

/**
 * The dossier number that somebody means who types it with blanks, dots and dashes anywhere or nowhere, in small
 * letters, or without leading zeros of a part. Undefined where it reads as none, or as several: nobody is shown another
 * dossier than theirs.
 */
export function readTypedDossierNumber(text: string, isAgency: IsAgency): string | undefined {
  const typed = text.normalize('NFKC').trim().toUpperCase()
  if (parseDossierNumber(typed)) return typed
  const bare = typed.replace(SEPARATORS, '')
  if (bare.length > LONGEST) return undefined
  const [, prefix = '', before = '', head = '', digits = ''] = /^(T(?=[A-Z\d]))?(\d{0,7})([A-Z]\d{2})(\d+)$/.exec(bare)
    ?? []
  const old = before.padStart(OLD_DIGITS, '0')
  const agencies = before === ''
    ? agenciesIn(head, digits)
    : [{
      code: `${old.slice(0, 3)}.${old.slice(3, 5)}.${old.slice(5)}.${head}`, rest: digits,
      isPadded: before.length < OLD_DIGITS,
    }]
  // Zeros are added to the code only where it reads as no number without.
  const whole = numbersOf(agencies.filter(({ isPadded }) => !isPadded), prefix, isAgency)
  const meant = whole.size > 0 ? whole : numbersOf(agencies, prefix, isAgency)
  return meant.size === 1 ? [...meant][0] : undefined
}

function numbersOf(agencies: readonly Split[], prefix: string, isAgency: IsAgency): ReadonlySet<string> {
  return new Set(agencies.flatMap(({ code, rest }) => [6, 8].flatMap((width) => {
    const serial = rest.slice(width)
    const shown = serial.replace(/^0+(?=\d)/, '').padStart(SERIAL_WIDTH, '0')
    const number = `${prefix && 'T.'}${code}-${rest.slice(0, width)}-${shown}`
    const read = serial === '' ? undefined : parseDossierNumber(number)
    return read && read.day >= FIRST_DAY && isAgency(read.agencyCode, read.day) ? [number] : []
  })))
}

interface Split { readonly code: string; readonly rest: string; readonly isPadded: boolean }

/** Every way in which digits begin with up to three groups of a code, each of two or three digits. */
function agenciesIn(code: string, rest: string, groups = 0, isPadded = false): readonly Split[] {
  const here = { code, rest, isPadded }
  if (groups === MOST_GROUPS) return [here]
  return [here, ...[1, 2, 3].flatMap((length) => [2, 3].flatMap((width) =>
    rest.length <= length || length > width ? [] : agenciesIn(
      `${code}.${rest.slice(0, length).padStart(width, '0')}`, rest.slice(length), groups + 1,
      isPadded || length < width,
    )))]
}
