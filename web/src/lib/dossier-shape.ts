/** The shapes in use: TT 01/2018, QĐ 20/2020, TT 03/2025, TT 4/2025; before the day stands the agency's code. */
const AGENCY = /^(?:T\.)?(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,3})$/
const SHAPE = /^([^-]+)-(\d{2}|\d{4})(\d\d)(\d\d)-(\d{4,15})$/

/** A number as it stands on the slip, of what a hand or a scanner typed: capital letters, plain dashes, no blanks. */
export function dossierNumberOf(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\u0000-\u001f\u007f\u200b-\u200f\ufeff]/g, '')
    .replaceAll(/[‐‑‒–—−]/g, '-').toUpperCase()
}

/**
 * Whether it can be one. It has no check digit: only its shape, a day that there is and a serial can be looked at
 * without a network; whose it is the server says.
 */
export function canBeDossierNumber(number: string): boolean {
  const [, agency = '', year = '', month = '', date = '', serial = ''] = SHAPE.exec(number) ?? []
  const day = new Date(Date.UTC(Number(year.padStart(4, '20')), Number(month) - 1, Number(date)))
  return AGENCY.test(agency) && Number(serial) > 0
    && day.getUTCMonth() === Number(month) - 1 && day.getUTCDate() === Number(date)
}
