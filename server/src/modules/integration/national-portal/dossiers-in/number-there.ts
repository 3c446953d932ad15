import { formatDossierNumber, parseDossierNumber } from '../../../../kernel/dossier-number.ts'

/** No agency of ours takes in so many dossiers on a day. */
const BEYOND_OURS = 100_000

/**
 * Whether a number that the portal gave is one that a counter of ours may draw, too: then two dossiers would have it,
 * and ours could not be stored. The portal counts its own digits in (TT 4/2025 Đ.23).
 */
export function isOfOurCounter(number: string, template: string): boolean {
  const read = parseDossierNumber(number)
  if (!read || read.serial >= BEYOND_OURS) return false
  const { agencyCode, day, serial } = read
  return formatDossierNumber(template, { agencyCode, day, serial }) === number
}
