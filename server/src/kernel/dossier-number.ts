import { type Check, VALID, invalid } from './check.ts'
import { type Day, isDay } from './civil-day.ts'

/** What a dossier number tells. */
export interface DossierNumber {
  readonly agencyCode: string
  /** The day on which it was taken. */
  readonly day: Day
  /** From 1 on, per agency and day; centrally provided services count the two digits of the system's owner in. */
  readonly serial: number
  /** What stands before the agency, `T.` for dossiers that were typed in by hand; mostly nothing. */
  readonly prefix: string
  /** Whether the agency is coded as in QCVN 102:2016 (right to left) or as in QĐ 20/2020 and TT 03/2025. */
  readonly scheme: 'qcvn-102' | 'qd-20'
}

export type DossierNumberReason = 'not-a-dossier-number' | 'unknown-day' | 'serial-zero'

const [OLD_AGENCY, AGENCY] = ['\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}', '[A-Z]\\d{2}(?:\\.\\d{2,3}){0,3}']
const NUMBER = new RegExp(`^(T\\.)?(?:(${OLD_AGENCY})|(${AGENCY}))-(\\d{6}|\\d{8})-(\\d{4,15})$`)
const TOKEN = /\{(agency|yymmdd|yyyymmdd|serial(?::(\d{1,2}))?)\}/g
/** Texts around the tokens that no shape of a number could be read back from. */
const SOUND_TEMPLATE = /^(?:T\.)?\{agency\}-\{(?:yymmdd|yyyymmdd)\}-\d*\{serial(?::(?:[1-9]|1[0-2]))?\}$/

/**
 * A dossier number (mã hồ sơ) by the template of its agency, for example `{agency}-{yymmdd}-{serial:4}`. The width of
 * the serial is the least one, 4 unless said: the 10,000th dossier of a day has five digits. `yyyymmdd`, a leading `T.`
 * and digits before the serial (the owner's, TT 4/2025 art. 23) give the other shapes in use.
 * Throws RangeError on a template that gives no such number (`isDossierTemplate`), a day that does not exist or a
 * serial below 1: bugs.
 */
export function formatDossierNumber(
  template: string, { agencyCode, day, serial }: { agencyCode: string; day: Day; serial: number },
): string {
  if (!isDossierTemplate(template)) throw new RangeError(`template ${template}`)
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`serial ${serial}`)
  const digits = day.replaceAll('-', '')
  const number = template.replace(TOKEN, (_, token: string, width = '4') =>
    token === 'agency' ? agencyCode : token === 'yyyymmdd' ? digits : token === 'yymmdd' ? digits.slice(2)
      : String(serial).padStart(Number(width), '0'))
  if (!parseDossierNumber(number)) throw new RangeError(`${number} is no dossier number`)
  return number
}

/** Whether numbers made by a template can be read back. */
export function isDossierTemplate(template: string): boolean {
  return SOUND_TEMPLATE.test(template)
}

/** Reads a dossier number of any shape in use: TT 01/2018, QĐ 20/2020, TT 03/2025, TT 4/2025. Undefined if none. */
export function parseDossierNumber(text: string): DossierNumber | undefined {
  const number = read(text)
  return 'reason' in number ? undefined : number
}

/** Whether a text can be a dossier number. */
export function checkDossierNumber(text: string): Check<DossierNumberReason> {
  const number = read(text)
  return 'reason' in number ? number : VALID
}

function read(text: string): DossierNumber | { valid: false; reason: DossierNumberReason } {
  const [, prefix = '', old, recent, digits = '', serial = ''] = NUMBER.exec(text) ?? []
  const agencyCode = old ?? recent
  if (agencyCode === undefined) return invalid('not-a-dossier-number')
  const [, year = '', month = '', date = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(digits.padStart(8, '20')) ?? []
  const day = `${year}-${month}-${date}`
  if (!isDay(day)) return invalid('unknown-day')
  if (Number(serial) === 0) return invalid('serial-zero')
  return { agencyCode, day, serial: Number(serial), prefix, scheme: old === undefined ? 'qd-20' : 'qcvn-102' }
}
