/**
 * What systems after domain reference 8.6 say of one dossier (`errorCode`): that it lacks something (200), that they
 * have none such (201), that it has another shape (302). Others (100 key, 101 address, 106 agency, 108 province, 500
 * data) are about us or them, and nothing is known of the dossier.
 */
const CODES = ['200', '201', '302'] as const

/** The same as faults. */
export const OF_DOSSIER: readonly string[] = CODES.map((code) => `error-${code}`)
/** By which they say for certain that they have no such dossier. */
export const UNKNOWN: readonly string[] = ['error-201']

/** Whether a code that they answer is about the one dossier. */
export function isOfDossier(code: string): boolean {
  return OF_DOSSIER.includes(`error-${code}`)
}
