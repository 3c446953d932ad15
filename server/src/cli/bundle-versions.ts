import { type Day, addDays } from '../kernel/civil-day.ts'
import {
  type BundleMember, type BundleRules, type Note, type ProcedureContent, type ProcedureVersionRow, composeBundle,
} from '../modules/catalogue/public.ts'
import { limitOf, nfc, splitCode } from './procedure-content.ts'
import type { RawBundle } from './procedure-file.ts'

/** What the data of a bundle leave out (NĐ 63/2024: 10 minutes, 2 working hours). */
const SYNC = { push_result_within_minutes: 10, ack_within_working_hours: 2 }
const BEGINNING = '1989-07-01'

/**
 * The versions of a bundle by date: a new one whenever one of its members changes, since it asks for what they ask
 * for. A bundle with a member that the catalogue does not have is left out, and said so. Throws an Error, which says
 * what to do, where a table tells the fee or papers of a member: a bundle asks for them once, before any member is
 * asked (ADR 0045).
 */
export function bundleVersionsOf(
  raw: RawBundle, procedures: readonly ProcedureVersionRow[],
): { versions: ProcedureVersionRow[]; notes: Note[] } {
  const own = procedures.filter(({ procedure }) => raw.members.some((member) => member.procedure === procedure))
  const lost = raw.members.filter(({ procedure }) => !own.some((row) => row.procedure === procedure))
  if (lost.length > 0) return { versions: [], notes: lost.map(({ procedure }) => ({
    code: 'member-unknown', subject: raw.id, text: `thủ tục thành phần ${procedure} chưa có trong danh mục`,
  })) }
  refuseTables(raw, own)
  const { base, suffix } = raw.code === null ? { base: null, suffix: null } : splitCode(raw.code)
  const { valid_from: from = BEGINNING, valid_to: until = null } = raw
  const rules = rulesOf(raw, own)
  const versions = turnsOf(own, from, until).flatMap((validFrom, nth, turns): ProcedureVersionRow[] => {
    const next = turns[nth + 1]
    const inForce = contentsOn(own, validFrom)
    if (raw.members.some(({ procedure }) => !inForce.has(procedure))) return []
    return [{
      procedure: raw.id, code: base, codeSuffix: suffix, validFrom, validTo: next ? addDays(next, -1) : until,
      codeStatus: raw.code_status === 'invented-none' ? 'invented' : raw.code_status, decision: null,
      content: composeBundle({
        name: nfc(raw.name_vi), results: raw.results.map(nfc), notes: (raw.notes ?? []).map(nfc), rules,
        limits: [limitOf({ ...plainOf(raw), name_vi: null }), ...(raw.time_limit.cases ?? []).map(limitOf)],
        legalBasis: (raw.legal_basis ?? []).map(nfc),
      }, inForce),
    }]
  })
  return { versions, notes: [] }
}

function refuseTables({ id, valid_from: from, valid_to: until }: RawBundle, own: readonly ProcedureVersionRow[]): void {
  for (const { procedure, content: { tables }, validFrom, validTo } of own) {
    const meets = (validTo === null || validTo >= (from ?? BEGINNING)) && (!until || validFrom <= until)
    const told = [...tables?.fee === undefined ? [] : ['phí'], ...tables?.papers === undefined ? [] : ['giấy tờ']]
    if (!meets || told.length === 0) continue
    throw new Error(`liên thông ${id}: thủ tục thành phần ${procedure} tính ${told.join(', ')} bằng bảng quyết định, mà `
      + 'liên thông hỏi trước khi có thành phần. Hãy bỏ bảng đó ở thủ tục, hoặc đưa thủ tục ra khỏi liên thông')
  }
}

function plainOf({ time_limit: { value, unit } }: RawBundle) {
  return { value, unit }
}

/** The days on which what the bundle asks for may change. */
function turnsOf(own: readonly ProcedureVersionRow[], from: Day, until: Day | null): Day[] {
  const days = own.flatMap(({ validFrom, validTo }) => [validFrom, ...validTo === null ? [] : [addDays(validTo, 1)]])
  return [...new Set([from, ...days])].filter((day) => day >= from && (until === null || day <= until)).sort()
}

function contentsOn(own: readonly ProcedureVersionRow[], day: Day): Map<string, ProcedureContent> {
  return new Map(own.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
    .map(({ procedure, content }) => [procedure, content]))
}

function rulesOf(raw: RawBundle, own: readonly ProcedureVersionRow[]): BundleRules {
  const { members, sync_rules: sync = SYNC, late_cutoff: cutoff, covers = [], outside_clock: outside = [] } = raw
  const nameOf = (id: string) => own.find(({ procedure }) => procedure === id)?.content.name ?? id
  return {
    members: members.map((one): BundleMember => ({
      seq: one.seq, procedure: one.procedure, name: nfc(one.name_vi ?? nameOf(one.procedure)),
      agency: nfc(one.agency_vi),
      after: members.filter((other) => other.must_finish_before?.includes(one.seq)).map(({ seq }) => seq),
      when: one.asked_when ?? null, answers: one.answers ?? null,
      limit: one.limit ? limitOf({ ...one.limit, name_vi: null }) : null,
      limitCases: (one.limit_cases ?? []).map(({ when, ...limit }) => ({ when, limit: limitOf(limit) })),
      afterFailure: one.after_failure ?? 'stop',
    })),
    limitCases: (raw.time_limit.cases ?? []).map(({ when, picked_with: picked }, nth) => ({
      nth: nth + 1, when: when ?? null, pickedWith: picked ? { seq: picked.seq, limitCase: picked.limit_case } : null,
    })),
    cutoff: cutoff === undefined ? null : minutesOf(cutoff), covers, pushMinutes: sync.push_result_within_minutes,
    acknowledgeHours: sync.ack_within_working_hours,
    outside: outside.map(({ name_vi, max_working_days }) => ({ name: nfc(name_vi), workingDays: max_working_days })),
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
