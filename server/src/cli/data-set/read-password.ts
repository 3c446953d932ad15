import { Faults, readYaml } from './faults.ts'
import { staffFile } from './staff-file.ts'

/** Of all demonstration accounts of a data set. Throws DataSetError when its staff.yaml is not as it was imported. */
export function readPassword(folder: string): string {
  const faults = new Faults(folder)
  const people = readYaml(folder, 'staff.yaml', staffFile, faults)
  faults.end()
  return people?.password ?? ''
}
