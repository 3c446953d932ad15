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
  'come-with-population',
] as const

/** What is counted of other things than dossiers, of a unit and a day. */
export const UNIT_MEASURES = [
  'visits-served', 'minutes-waited', 'visits-waiting', 'surveys', 'answers', 'answers-satisfied', 'petitions',
  'petitions-kept',
  'steps-done', 'steps-kept', 'step-hours',
] as const

/** What the catalogue has on a day: procedures in force, each with what is known of it (`stock-of-procedures.ts`). */
export const PROCEDURE_MEASURES = [
  'procedures', 'procedures-whole', 'procedures-level-3', 'procedures-online', 'procedures-online-used',
  'procedures-electronic', 'procedures-off-site', 'procedures-anywhere', 'procedures-with-fee', 'procedures-paid-online',
  'procedures-of-citizens', 'procedures-with-population',
] as const

/** What another room has, of a unit or of all, on a day or over days (`count-stock.ts`). */
export const STOCK_MEASURES = [
  ...PROCEDURE_MEASURES, 'types', 'types-mapped', 'results-in-force', 'results-digitised', 'sections',
  'sections-digitising', 'section-procedures', 'section-procedures-received', 'received-by-staff', 'staff-years',
] as const

/**
 * Each is a condition on one dossier (`store/measures.ts`), a sum of what a unit has of a day
 * (`store/unit-measures.ts`), or what a catalogue or another room has on it.
 */
export type Measure = DossierMeasure | UnitMeasure | StockMeasure
export type DossierMeasure = typeof SETTLEMENT_MEASURES[number] | typeof KEPT_MEASURES[number]
export type UnitMeasure = typeof UNIT_MEASURES[number]
export type ProcedureMeasure = typeof PROCEDURE_MEASURES[number]
export type StockMeasure = typeof STOCK_MEASURES[number]

const ofUnits: ReadonlySet<string> = new Set(UNIT_MEASURES)
const ofStock: ReadonlySet<string> = new Set(STOCK_MEASURES)
const ofProcedures: ReadonlySet<string> = new Set(PROCEDURE_MEASURES)
const ofFacts: ReadonlySet<string> = new Set(SETTLEMENT_MEASURES)

export const isOfUnits = (measure: Measure): measure is UnitMeasure => ofUnits.has(measure)
export const isOfStock = (measure: Measure): measure is StockMeasure => ofStock.has(measure)
export const isOfProcedures = (measure: Measure): measure is ProcedureMeasure => ofProcedures.has(measure)
/** Whether it counts dossiers, which can be listed. */
export const isOfDossiers = (measure: Measure): measure is DossierMeasure => !isOfUnits(measure) && !isOfStock(measure)
/** Whether it can be counted as it was known at a moment that is over. */
export const isOfFacts = (measure: Measure): boolean => ofFacts.has(measure)
