/**
 * What happens to a dossier and its process may await, as a message of the name of the event (docs/events.md): nothing
 * that can be undone, since what a process has heard cannot be unsaid. Each with what a process could wait for it for.
 */
export const DOSSIER_MESSAGES: Readonly<Record<string, string>> = {
  'dossier.supplement-asked': 'a supplement is asked for, and the clocks stand',
  'dossier.supplemented': 'the supplement came',
  'dossier.payment-asked': 'a financial duty is asked for, and the clocks stand',
  'dossier.paid': 'the duty was done',
  'dossier.confirmation-asked': 'somebody outside is to confirm',
  'dossier.confirmed': 'they did',
  'dossier.confirmation-over': 'they did not, in the time of its rule',
  'dossier.extended': 'apologised for, with a new day',
  'dossier.redated': 'its day moved with a calendar',
  'dossier.lateness-foreseen': 'its term will be missed',
  'dossier.hand-over-received': 'another agency has acknowledged it, by that deed',
  'dossier.hand-over-refused': 'another agency does not take it',
  'dossier.originals-received': 'the originals on paper arrived',
  'dossier.applicant-wrote': 'the applicant wrote to the office',
}

/** Whether a message of this name is said by what happens to a dossier, and by nobody else. */
export function isDossierMessage(name: string): boolean {
  return Object.hasOwn(DOSSIER_MESSAGES, name)
}
