import type { ProvinceRows } from '../../modules/organisation/public.ts'
import { withEmblems } from './brand-rows.ts'
import { calendarRows } from './calendar-rows.ts'
import { checkRows } from './check-rows.ts'
import { Faults, readYaml } from './faults.ts'
import { organisationFile } from './organisation-file.ts'
import { organisationRows } from './organisation-rows.ts'
import { policyFile, policyRows } from './policy-rows.ts'
import { staffFile } from './staff-file.ts'
import { type StaffRow, staffRows } from './staff-rows.ts'

export interface DataSet {
  readonly folder: string
  readonly province: ProvinceRows
  readonly staff: readonly StaffRow[]
  /** Of all demonstration accounts of staff. */
  readonly password: string
  /** What was left out of the files, or is not certain; for whoever imports. */
  readonly notes: readonly string[]
}

/**
 * A province from its folder: organisation.yaml, calendar.yaml, policies.yaml and staff.yaml. Pure but for reading the
 * files; takes some 200 ms for 151 communes.
 *
 * Throws DataSetError with every fault of all files, each with file and path.
 */
export function readDataSet(folder: string): DataSet {
  const faults = new Faults(folder)
  const organisation = readYaml(folder, 'organisation.yaml', organisationFile, faults)
  const calendars = calendarRows(folder, faults)
  const policies = readYaml(folder, 'policies.yaml', policyFile, faults)
  const people = readYaml(folder, 'staff.yaml', staffFile, faults)

  const rules = policies && policyRows({ policies: withEmblems(folder, policies.policies, faults) }, faults)
  if (!organisation) return impossible(faults)
  const others = { calendars: calendars?.rows ?? [], policies: rules ?? [] }
  const province: ProvinceRows = { ...organisationRows(organisation), ...others }
  checkRows(province, faults)
  const staff = people ? staffRows(people, province, faults) : []
  faults.end()
  return { folder, province, staff, password: people?.password ?? '', notes: calendars?.notes ?? [] }
}

/** A file that could not be read has left a fault. */
function impossible(faults: Faults): never {
  faults.end()
  throw new Error('a file was not read, and nobody said why')
}
