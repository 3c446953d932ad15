import type { ProcedureMeasure } from './measures.ts'

/** What of a procedure in force figures ask about, as the catalogue has it. */
export interface ProcedureFacts {
  readonly name: string
  readonly competent: string
  readonly subjects: readonly string[]
  readonly serviceLevel: 'full' | 'partial' | 'information'
  readonly legacyLevel: number
  readonly channels: readonly string[]
  readonly limits: readonly unknown[]
  readonly fee: { readonly items: readonly { readonly amount: number | null }[] }
  readonly sets: number
  readonly components: readonly unknown[]
  readonly steps: readonly unknown[]
  readonly result: { readonly electronic: boolean; readonly template?: { readonly isProvisional: boolean } }
  readonly onSiteInspection: boolean
}

/** What else is known of it: its form and where it is received, and which of its dossiers came in the period. */
export interface AroundProcedure {
  readonly hasOfficialForm: boolean
  readonly isReceivedAnywhere: boolean
  readonly cameOnline: boolean
  readonly wasPaidOnline: boolean
  readonly usedPopulation: boolean
}

type Asks = (content: ProcedureFacts, around: AroundProcedure) => boolean

const isOnline: Asks = ({ serviceLevel }) => serviceLevel !== 'information'
const hasFee: Asks = ({ fee }) => fee.items.some(({ amount }) => (amount ?? 0) > 0)
const isOffSite: Asks = ({ onSiteInspection }) => !onSiteInspection
const isOfCitizens: Asks = ({ subjects }) => subjects.includes('citizen')

/** Whether a measure counts a procedure. */
export const PROCEDURE_ASKS: Readonly<Record<ProcedureMeasure, Asks>> = {
  'procedures': () => true,
  // NĐ 63/2010/NĐ-CP Đ.8.2: name, sequence, way, papers and sets, term, subjects, who settles it.
  'procedures-whole': ({ name, steps, channels, components, sets, limits, subjects, competent }) =>
    ![name, steps, channels, components, limits, subjects, competent].some(({ length }) => length === 0) && sets > 0,
  'procedures-level-3': ({ legacyLevel }) => legacyLevel >= 3,
  'procedures-online': isOnline,
  'procedures-online-used': (content, around) => isOnline(content, around) && around.cameOnline,
  'procedures-electronic': ({ steps, result }, { hasOfficialForm }) =>
    hasOfficialForm && steps.length > 0 && result.electronic && result.template?.isProvisional === false,
  'procedures-off-site': isOffSite,
  'procedures-anywhere': (content, around) => isOffSite(content, around) && around.isReceivedAnywhere,
  'procedures-with-fee': hasFee,
  'procedures-paid-online': (content, around) => hasFee(content, around) && around.wasPaidOnline,
  'procedures-of-citizens': isOfCitizens,
  'procedures-with-population': (content, around) => isOfCitizens(content, around) && around.usedPopulation,
}
