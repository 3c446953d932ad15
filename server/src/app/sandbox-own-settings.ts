import { Faults, readYaml } from '../cli/data-set/faults.ts'
import { policyFile } from '../cli/data-set/policy-rows.ts'
import type { OurSettings } from './host-sandbox.ts'

/**
 * What a demonstration says itself of the systems of the sandbox: what other agencies ask over the axis goes to the
 * unit that has what people ask without naming one (policy `petitions`). Nothing where the data set names none, or
 * cannot be read: whoever imports it says why.
 */
export function settingsOfDataSet(folder: string): OurSettings {
  const policies = readYaml(folder, 'policies.yaml', policyFile, new Faults(folder))?.policies ?? []
  const { to } = Object(policies.findLast(({ key }) => key === 'petitions')?.value) as { readonly to?: unknown }
  return typeof to === 'string' ? { 'document-axis': { inquiriesTo: to } } : {}
}
