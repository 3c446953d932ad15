import type { CompetenceRules, Note, ProcedureContent, ProcedureVersionRow, Step } from '../modules/catalogue/public.ts'
import { type Day, addDays } from '../kernel/civil-day.ts'
import { splitCode } from './procedure-content.ts'
import type { RawEndedLevel, RawProcedure } from './procedure-file.ts'

/** Since when what has no date is in force (`validity` in the head of the data). */
const BEGINNING = '1989-07-01'

/**
 * The versions of a procedure by date: those the data list (another code, another competent agency), and each of them
 * cut in two where its competence moves to another level. In a version that another agency took over, its sections are
 * not known: each of the former agency's steps becomes the new agency's own. Where competence leaves a level that ends,
 * its steps become what the head of the data says of that level (`ended_level`).
 */
export function versionsOf(
  raw: RawProcedure, content: ProcedureContent, ended?: RawEndedLevel,
): { versions: ProcedureVersionRow[]; notes: Note[] } {
  const notes: Note[] = []
  const { valid_from, valid_to, code, code_status } = raw
  const stated = raw.versions ?? [{ valid_from, valid_to, code, agency: undefined }]
  const versions = stated.map((one): ProcedureVersionRow => {
    const { valid_from: from = BEGINNING, valid_to: until = null, agency } = one
    const settledAt = 'settled_at' in one ? one.settled_at : undefined
    const { base, suffix } = splitCode(one.code)
    const isMoved = agency !== undefined && agency !== content.competent
    if (isMoved) {
      notes.push({
        code: 'agency-changed', subject: raw.id,
        text:
          `từ ${from} do cơ quan khác giải quyết; các bước của cơ quan cũ chuyển cho cơ quan mới, chưa rõ phòng nào`,
      })
    }
    return {
      procedure: raw.id, code: base, codeSuffix: suffix, codeStatus: code_status, validFrom: from, validTo: until,
      decision: raw.decision ?? null,
      content: { ...isMoved ? handedOver(content, agency) : content, ...settledAt && { settledAt } },
    }
  })
  const later = laterLevelOf(raw)
  if (!later || later.level === raw.competence_level) return { versions, notes }
  notes.push({ code: 'competence-moved', subject: raw.id,
    text: `từ ${later.from} thuộc thẩm quyền cấp ${later.level}`
      + (ended ? `; các bước của cấp kết thúc chuyển cho ${ended.becomes.name_vi}` : '') })
  return { versions: versions.flatMap((version) => cutInTwo(version, later, ended)), notes }
}

interface LaterLevel { readonly from: Day; readonly level: string }

/** The level to which competence moves, and since when, both as the data say: the key names the month. */
function laterLevelOf(raw: RawProcedure): LaterLevel | undefined {
  return Object.entries(raw).flatMap(([key, level]) => {
    const [, year = '', month = ''] = /^competence_level_from_(\d{4})_(\d\d)$/u.exec(key) ?? []
    return year === '' || typeof level !== 'string' ? [] : [{ from: `${year}-${month}-01`, level }]
  })[0]
}

function cutInTwo(
  version: ProcedureVersionRow, { from, level }: LaterLevel, ended: RawEndedLevel | undefined,
): ProcedureVersionRow[] {
  if (version.validTo !== null && version.validTo < from) return [version]
  const moved = movedDown(version.content, level, ended)
  if (version.validFrom >= from) return [{ ...version, content: moved }]
  return [{ ...version, validTo: addDays(from, -1) }, { ...version, validFrom: from, content: moved }]
}

function handedOver(content: ProcedureContent, agency: string): ProcedureContent {
  const former = content.competent
  const isFormers = (unit: string) => unit === former || unit.startsWith(`${former}:`)
  const steps = content.steps.map((step): Step =>
    isFormers(step.unit) ? { ...step, unit: agency, unitName: 'Cơ quan có thẩm quyền' } : step)
  return {
    ...content, competent: agency, steps,
    ...content.competence && { competence: movedRules(content.competence, (unit) => isFormers(unit) ? agency : unit) },
  }
}

const TAKEN_OVER = 'Thẩm quyền đã chuyển cho đơn vị này khi sắp xếp lại tổ chức.'

/** The same rules over the units that took over; why the former ones were competent says nothing of these. */
function movedRules(rules: CompetenceRules, to: (unit: string) => string): CompetenceRules {
  const moved = (table: CompetenceRules['decides']) => table.map((rule) => {
    const unit = to(rule.unit)
    return unit === rule.unit ? rule : { ...rule, unit, reason: TAKEN_OVER, article: null }
  })
  return { ...rules, guides: moved(rules.guides), receives: moved(rules.receives), decides: moved(rules.decides) }
}

function movedDown(content: ProcedureContent, level: string, ended: RawEndedLevel | undefined): ProcedureContent {
  if (!ended) return { ...content, level }
  const isEnded = (unit: string) => unit === ended.rule || unit.startsWith(`${ended.rule}/`)
  const steps = content.steps.map((step): Step => {
    if (!isEnded(step.unit)) return step
    const { rule, name_vi } = step.role === 'reception' ? ended.reception : ended.becomes
    return { ...step, unit: rule, unitName: name_vi }
  })
  const down = (unit: string) => isEnded(unit) ? ended.becomes.rule : unit
  return {
    ...content, level, competent: down(content.competent), steps,
    ...content.competence && { competence: movedRules(content.competence, down) },
  }
}
