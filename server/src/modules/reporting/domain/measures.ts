/** What is counted of the facts of a period alone, and so as of any moment: the columns of form II.06a, and shares. */
export const SETTLEMENT_MEASURES = [
  'received', 'received-online', 'received-direct', 'carried-over',
  'settled', 'settled-early', 'settled-on-time', 'settled-late',
  'open', 'open-in-term', 'open-late',
  'come', 'due', 'due-kept', 'open-due-soon',
] as const

/** What is counted of the same dossiers by what else is kept of them, as it stands now. */
export const KEPT_MEASURES = [
  'come-with-account', 'come-owing', 'come-paid-online',
  'come-held', 'come-held-reused', 'come-reused',
  'with-result', 'with-digital-result', 'all-digital',
  'handed-over', 'handed-over-electronically',
  'come-asked-again', 'come-synced', 'come-sync-differs', 'with-papers-and-result', 'come-shared',
] as const

/** What is counted of other things than dossiers, of a unit and a day. */
export const UNIT_MEASURES = [
  'visits-served', 'minutes-waited', 'visits-waiting', 'surveys', 'answers', 'answers-satisfied', 'petitions',
  'petitions-kept',
  'steps-done', 'steps-kept', 'step-hours',
] as const

/**
 * Each is a condition on one dossier (`store/measures.ts`), or a sum of what a unit has of a day
 * (`store/unit-measures.ts`).
 */
export type Measure = typeof SETTLEMENT_MEASURES[number] | typeof KEPT_MEASURES[number] | UnitMeasure
export type UnitMeasure = typeof UNIT_MEASURES[number]
export type DossierMeasure = Exclude<Measure, UnitMeasure>

const ofUnits: ReadonlySet<string> = new Set(UNIT_MEASURES)
const ofFacts: ReadonlySet<string> = new Set(SETTLEMENT_MEASURES)

export const isOfUnits = (measure: Measure): measure is UnitMeasure => ofUnits.has(measure)
/** Whether it can be counted as it was known at a moment that is over. */
export const isOfFacts = (measure: Measure): boolean => ofFacts.has(measure)
