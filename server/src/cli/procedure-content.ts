import { parseProcedureCode } from '../kernel/procedure-code.ts'
import type {
  CompetenceRules, ContentTables, DraftContent, FeeState, Handling, LimitUnit, TimeLimit,
} from '../modules/catalogue/public.ts'
import type { RawCompetence, RawProcedure } from './procedure-file.ts'

const CHANNELS = {
  direct: 'counter', counter: 'counter', phone: 'counter', online: 'online', postal: 'post', post: 'post',
} as const
const REQUIRED = { yes: 'always', no: 'optional', conditional: 'conditional' } as const
const HANDLINGS = {
  'nop': 'submit', 'xuat-trinh': 'present', 'khai-thac-du-lieu': 'data',
} as const satisfies Record<string, Handling>
const LEVELS = { 'toan-trinh': 'full', 'mot-phan': 'partial', 'thong-tin': 'information' } as const

/** The words of the data as those of the program; only spelling changes here, nothing is added. Texts become NFC. */
export function contentOf(
  raw: RawProcedure, notFullBecause: readonly string[], decisionIn: (id: string) => string,
): DraftContent {
  const { fee, result, time_limit: { cases = [], ...plain } } = raw
  return {
    name: nfc(raw.name_vi),
    sector: raw.sector,
    level: raw.competence_level,
    competent: raw.competent,
    subjects: raw.subjects,
    serviceLevel: LEVELS[raw.service_level],
    legacyLevel: raw.service_level_legacy,
    notFullBecause: [...(raw.not_full_because ?? []), ...notFullBecause].map(nfc),
    channels: [...new Set(raw.channels.map((channel) => CHANNELS[channel]))],
    limits: [limitOf({ ...plain, name_vi: null }), ...cases.map(limitOf)],
    fee: {
      state: feeStateOf(fee.state),
      items: fee.items.map((item) => ({
        name: nfc(item.name_vi), kind: item.kind, amount: item.amount_vnd, onlineAmount: item.online_amount_vnd ?? null,
        per: nfc(item.per), condition: item.condition_vi === undefined ? null : nfc(item.condition_vi),
      })),
      text: fee.text_vi === undefined ? null : nfc(fee.text_vi),
      ...fee.legal_basis && { legalBasis: fee.legal_basis.map(nfc) },
    },
    ...raw.tables && { tables: tablesOf(raw.tables, decisionIn) },
    sets: raw.dossier_sets,
    components: raw.components.map((one) => ({
      id: one.id ?? null, documentType: one.doc_type ?? '', name: nfc(one.name_vi), originals: one.original,
      copies: one.copy, required: REQUIRED[one.mandatory], handling: HANDLINGS[one.handling],
      condition: one.condition_vi === undefined ? null : nfc(one.condition_vi), isForm: one.form?.interactive === true,
      ...one.signed && { needsSignature: true as const },
    })),
    result: {
      name: nfc(result.name_vi), documentType: result.doc_type ?? null, electronic: result.electronic,
      paper: result.paper_required,
    },
    steps: raw.process.steps.map((step) => ({
      seq: step.seq, name: nfc(step.name_vi), role: step.role ?? '', unit: step.unit, unitName: nfc(step.unit_vi),
      hours: step.hours,
    })),
    ...raw.competence && { competence: competenceOf(raw.competence) },
    ...raw.consultations && {
      consultations: raw.consultations.map((one) => ({ ...one, article: nfc(one.article) })),
    },
    ...raw.settled_at && { settledAt: raw.settled_at },
    territoryIndependent: raw.territory_independent,
    onSiteInspection: raw.on_site_inspection,
    conditions: raw.conditions_vi === undefined ? null : nfc(raw.conditions_vi),
    legalBasis: (raw.legal_basis ?? []).map(nfc),
    notes: (raw.notes ?? []).map(nfc),
  }
}

function competenceOf({ guide = [], receive = [], decide = [], exempt = [] }: RawCompetence): CompetenceRules {
  const line = ({ id, when, reason_vi, article }: NonNullable<RawCompetence['exempt']>[number]) =>
    ({ id, when: when ?? null, reason: nfc(reason_vi), article: article === undefined ? null : nfc(article) })
  const table = (rules: NonNullable<RawCompetence['decide']>) => rules.map((one) => ({ ...line(one), unit: one.unit }))
  return { guides: table(guide), receives: table(receive), decides: table(decide), exemptions: exempt.map(line) }
}

function tablesOf(
  { files, ...asked }: NonNullable<RawProcedure['tables']>, decisionIn: (id: string) => string,
): ContentTables {
  return { ...asked, decisions: files.map((id) => ({ id, dmn: nfc(decisionIn(id)) })) }
}

/** A code as the program keeps it: what all provinces share, and apart from it what one province appends. */
export function splitCode(code: string): { base: string; suffix: string | null } {
  const parsed = parseProcedureCode(code)
  if (!parsed) throw new Error(`${code} is no code of a procedure`)
  return { base: parsed.base, suffix: parsed.suffix === '' ? null : parsed.suffix }
}

/** A limit of the data as the program counts it. */
export function limitOf(raw: { value: number; unit: string; name_vi: string | null }): TimeLimit {
  const spelt = raw.unit.replaceAll('_', '-')
  const unit = (spelt === 'calendar-day' ? 'day' : spelt) as LimitUnit
  // Law says "end of the day" of days; of an hour it can only mean the hour itself.
  const policy = unit === 'hour' || unit === 'working-hour' ? 'same-hour' : 'end-of-day'
  return { name: raw.name_vi === null ? null : nfc(raw.name_vi), unit, amount: raw.value, policy, cutoff: null }
}

function feeStateOf(state: RawProcedure['fee']['state']): FeeState {
  return state === 'local_council' ? 'council' : state
}

/** One letter, one code point: what was typed in two parts must be found and compare equal. */
export function nfc(text: string): string {
  return text.normalize('NFC')
}
