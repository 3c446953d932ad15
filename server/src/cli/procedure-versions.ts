import type { CompetenceRules, Note, ProcedureContent, ProcedureVersionRow, Step } from '../modules/catalogue/public.ts'
import { addDays } from '../kernel/civil-day.ts'
import { splitCode } from './procedure-content.ts'
import type { RawProcedure } from './procedure-file.ts'

/** Since when what has no date is in force (`validity` in the head of the data). */
const BEGINNING = '1989-07-01'
/** From which the data state a second level of competence (`competence_level_from_2025_07`). */
const TWO_LEVELS_SINCE = '2025-07-01'

/**
 * The versions of a procedure by date: those the data list (another code, another competent agency), and each of them
 * cut in two where its competence moves to another level. In a version that another agency took over, its sections are
 * not known: each of the former agency's steps becomes the new agency's own. Where the district's competence moves
 * down, its steps become the commune's.
 */
export function versionsOf(
  raw: RawProcedure, content: ProcedureContent,
): { versions: ProcedureVersionRow[]; notes: Note[] } {
  const notes: Note[] = []
  const { valid_from, valid_to, code, code_status } = raw
  const stated = raw.versions ?? [{ valid_from, valid_to, code, agency: undefined }]
  const versions = stated.map((one): ProcedureVersionRow => {
    const { valid_from: from = BEGINNING, valid_to: until = null, agency } = one
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
      decision: raw.decision ?? null, content: isMoved ? handedOver(content, agency) : content,
    }
  })
  const later = raw.competence_level_from_2025_07
  if (later === undefined || later === raw.competence_level) return { versions, notes }
  notes.push({ code: 'competence-moved', subject: raw.id,
    text: `từ ${TWO_LEVELS_SINCE} thuộc thẩm quyền cấp ${later}; các bước của cấp huyện chuyển cho cấp xã` })
  return { versions: versions.flatMap((version) => cutInTwo(version, later)), notes }
}

function cutInTwo(version: ProcedureVersionRow, level: string): ProcedureVersionRow[] {
  if (version.validTo !== null && version.validTo < TWO_LEVELS_SINCE) return [version]
  const moved = movedDown(version.content, level)
  if (version.validFrom >= TWO_LEVELS_SINCE) return [{ ...version, content: moved }]
  return [
    { ...version, validTo: addDays(TWO_LEVELS_SINCE, -1) },
    { ...version, validFrom: TWO_LEVELS_SINCE, content: moved },
  ]
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

function movedDown(content: ProcedureContent, level: string): ProcedureContent {
  const isDistricts = (unit: string) => unit === 'district' || unit.startsWith('district/')
  const steps = content.steps.map((step): Step => {
    if (!isDistricts(step.unit)) return step
    if (step.role === 'reception') return { ...step, unit: 'receiving', unitName: 'Nơi tiếp nhận hồ sơ' }
    return { ...step, unit: 'commune', unitName: 'Ủy ban nhân dân cấp xã' }
  })
  const down = (unit: string) => isDistricts(unit) ? 'commune' : unit
  return {
    ...content, level, competent: down(content.competent), steps,
    ...content.competence && { competence: movedRules(content.competence, down) },
  }
}
