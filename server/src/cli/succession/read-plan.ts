import { basename, dirname } from 'node:path'
import { isDay } from '../../kernel/civil-day.ts'
import type { SuccessionEvent, SuccessionPlan, SuccessorUnit } from '../../modules/organisation/public.ts'
import { Faults, readYaml } from '../data-set/faults.ts'
import { type PlanFile, type RawEvent, type RawSuccessor, planFile } from './plan-file.ts'

/**
 * A plan for units from its file. Throws a DataSetError that names every place at which it is not written as it
 * should.
 */
export function readPlan(path: string): SuccessionPlan {
  const [folder, file] = [dirname(path), basename(path)]
  const faults = new Faults(folder)
  const raw = readYaml(folder, file, planFile, faults)
  if (raw && !isDay(raw.effective)) faults.add(file, '/effective', `không có ngày ${raw.effective}`)
  faults.end()
  if (!raw) throw new Error(`${path} could not be read`)
  return planOf(raw)
}

function planOf(raw: PlanFile): SuccessionPlan {
  const { province, end_levels: levels = [], recode = null, name_traps: traps = [] } = raw
  return {
    key: raw.plan, title: raw.title, effective: raw.effective,
    province: province ? { name: province.name_vi, agencyCode: province.agency_code } : null,
    endLevels: levels, recode,
    sections: Object.entries(raw.sections ?? {}).map(([suffix, name]) => ({ suffix, name })),
    events: raw.events.map((event) => eventOf(event, raw.decision)),
    rules: Object.entries(raw.rules ?? {}).map(([rule, means]) => ({ rule, means })),
    competence: Object.entries(raw.competence ?? {}).map(([procedure, to]) => ({ procedure, to })),
    policies: (raw.policies ?? []).map(({ key, value, article }) => ({ key, value, article })), nameTraps: traps,
  }
}

function eventOf(raw: RawEvent, decision: string): SuccessionEvent {
  const { id, kind, from, to = [], heirs = {}, sections = {}, procedures = [], name_trap: nameTrap = null } = raw
  return {
    id, kind, from, heirs, sections, procedures, nameTrap, decision: raw.decision ?? decision, to: to.map(successorOf),
  }
}

function successorOf(raw: RawSuccessor): SuccessorUnit {
  const { id, agency, section_ids: sectionIds = {}, places = [], takes_rest: takesRest = false } = raw
  return {
    id, sectionIds, places, takesRest, says: saysOf(raw),
    agency: agency
      ? { id: agency.id, says: saysOf(agency), agency: null, sectionIds, places: [], takesRest: false } : null,
  }
}

/** Only what the file says: the rest is as with the first predecessor. */
function saysOf(raw: Partial<RawSuccessor>): SuccessorUnit['says'] {
  const said = {
    name: raw.name_vi, form: raw.type ?? raw.kind, parent: raw.parent, gsoCode: raw.gso_code, areaType: raw.area_type,
    agencyCode: raw.agency_code, codeInvented: raw.code_invented, receivesAt: raw.receives_at,
    hasOneStop: raw.has_one_stop_section, calendar: raw.shift, note: raw.note,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
