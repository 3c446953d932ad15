/**
 * A procedure (thủ tục hành chính) as data: what an import hands to this room, and what a version keeps for ever.
 * Pure shapes; ids are the words of the data.
 */
import type { CompetenceRules } from './competence.ts'
import type { ConsultationRule } from './consultation-rule.ts'

type Day = string

export type Channel = 'counter' | 'online' | 'post'
export type LimitUnit = 'working-day' | 'day' | 'working-hour' | 'hour' | 'half-day' | 'month' | 'same-day'

/** One time limit; the first of a version is the plain one, the others are cases the clerk picks at acceptance. */
export interface TimeLimit {
  readonly name: string | null
  readonly unit: LimitUnit
  readonly amount: number
  readonly policy: 'end-of-day' | 'same-hour'
  /** Minutes after midnight from which it counts from the next working day; null where the general rule holds. */
  readonly cutoff: number | null
}

/** free: by law; council: set by the provincial council and not known here; variable: another agency computes it. */
export type FeeState = 'free' | 'amount' | 'mixed' | 'council' | 'variable' | 'unpublished'

export interface FeeItem {
  readonly name: string
  readonly kind: string
  /** Whole đồng; null where it is not known, which is never shown as free. */
  readonly amount: number | null
  readonly onlineAmount: number | null
  readonly per: string
  readonly condition: string | null
}

/** The fees over one span of days; its expressions are FEEL and see stated facts only. */
export interface FeeRuleText {
  readonly validFrom: Day
  readonly validTo: Day | null
  /** Whatever a person or a case may count as, where an expression asks for it. */
  readonly subjects: readonly FeeSubject[]
  readonly items: readonly FeeRuleItem[]
}

/** What a person or a case may count as (diện). */
export interface FeeSubject {
  readonly code: string
  readonly name: string
  /** The paper that shows it, in words; without one whoever says it is believed. */
  readonly proof?: string | undefined
}

export interface FeeRuleItem {
  readonly name: string
  readonly kind: 'phi' | 'le-phi' | 'nghia-vu-tai-chinh'
  readonly article: string
  readonly says?: string | undefined
  /** FEEL; `unpublished` where it is not known here, `another-agency` where another one tells it. */
  readonly amount: string
  readonly exempt?: readonly { readonly when: string; readonly reason: string; readonly article: string }[] | undefined
}

/** submit: to be handed in; present: only shown; data: taken from a database, asked only when that fails. */
export type Handling = 'submit' | 'present' | 'data'

export interface Component {
  /** Stable within the version; reasons, papers and supplements name it. */
  readonly id: string
  readonly documentType: string
  readonly name: string
  readonly originals: number
  readonly copies: number
  readonly required: 'always' | 'conditional' | 'optional'
  readonly handling: Handling
  readonly condition: string | null
  /** True for the declaration, which the form of the portal is: it is filled in, not uploaded. */
  readonly isForm: boolean
  /** Online it is taken only with an electronic signature in it. */
  readonly needsSignature?: true
}

export interface Step {
  readonly seq: number
  readonly name: string
  readonly role: string
  /** Unit rule: commune | district | <rule>/<suffix> | receiving | competent | a unit's id. */
  readonly unit: string
  /** What the data call the unit, for the page. */
  readonly unitName: string
  /** Accounting hours: 8 are one working day. The return step counts none. */
  readonly hours: number
}

/**
 * Where it is settled (nơi giải quyết). here: by us, and results are written to the sector database that is named.
 * ministry: received here, decided in the sector system that is named. national-portal: centrally; we only follow.
 */
export interface SettledAt {
  readonly where: 'here' | 'ministry' | 'national-portal'
  /** The sector system (hệ thống chuyên ngành), by the name of its settings. */
  readonly system?: string | undefined
}

export type ServiceLevel = 'full' | 'partial' | 'information'

/** What stands on the result: its name, and the answers of the declaration by their keys. */
export interface ResultTemplate {
  readonly name: string
  /** No form of the result is known: composed, and said so. */
  readonly isProvisional: boolean
  readonly fields: readonly { readonly key: string; readonly label: string }[]
}

export interface ProcedureContent {
  readonly name: string
  readonly sector: string
  /** Level of competence by its id in the data. */
  readonly level: string
  /** Unit rule of who settles. */
  readonly competent: string
  readonly subjects: readonly ('citizen' | 'organisation')[]
  readonly serviceLevel: ServiceLevel
  /** Of the scale of 1 to 4 that held until 2022. */
  readonly legacyLevel: 1 | 2 | 3 | 4
  /** What keeps it from full service; empty for a full one. */
  readonly notFullBecause: readonly string[]
  readonly channels: readonly Channel[]
  readonly limits: readonly TimeLimit[]
  readonly fee: {
    readonly state: FeeState; readonly items: readonly FeeItem[]; readonly text: string | null
    /** By which act it is taken (căn cứ thu), apart from those of the procedure; absent where the data do not say. */
    readonly legalBasis?: readonly string[]
  }
  readonly sets: number
  readonly components: readonly Component[]
  readonly result: {
    readonly name: string; readonly documentType: string; readonly electronic: boolean; readonly paper: boolean
    /** Absent only in versions published before results had templates. */
    readonly template?: ResultTemplate
  }
  readonly steps: readonly Step[]
  /** What it costs by days, as expressions over facts that are stated (ADR 0062); absent where the list is all. */
  readonly feeRules?: readonly FeeRuleText[]
  /** Decision tables that say more of fee, papers and limit; absent where what stands here says all. */
  readonly tables?: ContentTables
  /** Fingerprint of the process in BPMN and its decision tables; absent where the steps are all. */
  readonly process?: string
  /** Who guides, receives and decides, where one word is not enough; absent where the simple form holds. */
  readonly competence?: CompetenceRules
  /** Whose opinion is asked while it is settled, and what silence means; absent where no rule says so. */
  readonly consultations?: readonly ConsultationRule[]
  /** Where it is settled; absent where that is here and no other system hears of it. */
  readonly settledAt?: SettledAt
  /** What the data say of reception anywhere (không phụ thuộc địa giới); the cleared list decides, not this. */
  readonly territoryIndependent: boolean
  readonly onSiteInspection: boolean
  readonly conditions: string | null
  readonly legalBasis: readonly string[]
  readonly notes: readonly string[]
  /** Only of a bundle: whoever asks for it asks for its members, and each becomes a dossier of its own. */
  readonly bundle?: BundleRules
}

/** What a decision table (bảng quyết định) may say of a dossier, by what was declared. */
export type TableSubject = 'fee' | 'papers' | 'limit'

/** Which decision says what, by its id or name, and the files in which they stand (ADR 0045). */
export interface ContentTables extends Readonly<Partial<Record<TableSubject, string>>> {
  /** With the version that names them, so that a dossier stays on the table that it began with. */
  readonly decisions?: readonly WrittenDecision[]
}

/** A file of DMN 1.3 as it was written. */
export interface WrittenDecision { readonly id: string; readonly dmn: string }

/** What happens to a member that waits for another when that other one ends without a result. */
export type AfterFailure = 'continue' | 'stop' | 'ask'

/** The shared declaration answers one of these to that question. */
export interface AskedWhen { readonly key: string; readonly values: readonly string[] }

/** One procedure of a bundle, as its decision orders it. */
export interface BundleMember {
  readonly seq: number
  readonly procedure: string
  /** As it is called within the bundle, and who settles it, for the page. */
  readonly name: string
  readonly agency: string
  /** Members whose results it needs; it begins when all of them have one. */
  readonly after: readonly number[]
  /** It is asked for where the shared declaration answers one of these to that question. Null: always. */
  readonly when: AskedWhen | null
  /** Which answers of the shared declaration it gets: keys, or their beginnings with a star. Null: all. */
  readonly answers: readonly string[] | null
  /** Its term within the bundle; null where its own procedure says so. */
  readonly limit: TimeLimit | null
  /** Other terms of it within the bundle, by what was declared: the first that holds. */
  readonly limitCases?: readonly { readonly when: AskedWhen; readonly limit: TimeLimit }[]
  readonly afterFailure: AfterFailure
}

/** When one of the limits of a bundle holds (trường hợp thời hạn của liên thông). */
export interface BundleCase {
  /** Its place among the limits of the bundle. */
  readonly nth: number
  readonly when: AskedWhen | null
  /** It goes with this time limit of a member, whichever of the two a clerk picks. */
  readonly pickedWith: { readonly seq: number; readonly limitCase: number } | null
}

/** The rules of a bundle (quy tắc liên thông): all of them data. */
export interface BundleRules {
  readonly members: readonly BundleMember[]
  /** Which of its limits holds; none where it has one only. */
  readonly limitCases?: readonly BundleCase[]
  /** Minutes after midnight: what is received from then on counts from the next working day (R6). */
  readonly cutoff: number | null
  /** Document types that the shared declaration replaces: they are not asked for. */
  readonly covers: readonly string[]
  /** A result is passed on within so many minutes; who gets it acknowledges within so many working hours. */
  readonly pushMinutes: number
  readonly acknowledgeHours: number
  /** What is waited for outside the term, at most so many working days (R9). */
  readonly outside: readonly { readonly name: string; readonly workingDays: number }[]
}

export interface ProcedureVersionRow {
  /** Of the procedure: the same over all its versions. */
  readonly procedure: string
  /** Base code `D.DDDDDD`, and the suffix of an agency apart. Null only for a bundle without one. */
  readonly code: string | null
  readonly codeSuffix: string | null
  readonly codeStatus: 'found' | 'knowledge' | 'guess' | 'invented'
  readonly validFrom: Day
  readonly validTo: Day | null
  /** The decision that published it. Null: not known, shown as "chưa công bố" and counted. */
  readonly decision: { readonly number: string; readonly day: Day; readonly issuer: string } | null
  readonly content: ProcedureContent
}

export interface SectorRow { readonly id: string; readonly name: string; readonly ministry: string | null }

export interface DocumentTypeRow {
  readonly id: string
  readonly code: string
  readonly codeInvented: boolean
  readonly name: string
  readonly issuer: string | null
  readonly isReusable: boolean
  readonly source: string | null
  /** A state secret: never scanned. */
  readonly isSecret: boolean
  /** What it is called, too. */
  readonly aliases?: readonly string[] | undefined
  /** Its code in the national catalogue, where one is known. */
  readonly nationalCode?: string | null | undefined
}

/** Words by which people look for a procedure besides its name (sổ đỏ → the land certificate). */
export interface SynonymRow { readonly words: string; readonly procedure: string }

export interface CatalogueRows {
  readonly sectors: readonly SectorRow[]
  readonly documentTypes: readonly DocumentTypeRow[]
  /** Bundles among them. */
  readonly procedures: readonly ProcedureVersionRow[]
  readonly synonyms: readonly SynonymRow[]
  /** Form definitions by version, as `@motcua/forms` compiled them: opaque here, because that package is upstairs. */
  readonly forms: readonly FormRow[]
  /** The dictionary by which forms name their fields, opaque here too; absent where the data bring none. */
  readonly dictionary?: unknown
}

export interface FormRow {
  readonly form: string
  readonly procedures: readonly string[]
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly isOfficial: boolean
  readonly definition: unknown
  /** As it was written, from which a new version may be drafted. */
  readonly source?: unknown
}
