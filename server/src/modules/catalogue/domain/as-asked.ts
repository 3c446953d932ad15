import type { Catalogue } from './catalogue.ts'
import { composeBundle } from './compose-bundle.ts'
import type { ProcedureVersion } from './facts.ts'
import type { BundleRules, ProcedureContent } from './procedure.ts'
import { membersAsked } from './share-of.ts'

/** The members of a bundle by procedure, as they are in force on the day of the catalogue; lost ones are left out. */
export function membersIn(catalogue: Catalogue, { members }: BundleRules): ReadonlyMap<string, ProcedureVersion> {
  return new Map(members.flatMap(({ procedure }) => {
    const version = catalogue.find(procedure)
    return version ? [[procedure, version] as const] : []
  }))
}

/** What they ask for. */
export function contentsIn(catalogue: Catalogue, rules: BundleRules): ReadonlyMap<string, ProcedureContent> {
  return new Map([...membersIn(catalogue, rules)].map(([procedure, { content }]) => [procedure, content]))
}

/**
 * A bundle as these answers ask for it: without the papers and fees of members that are not wanted. Whatever is no
 * bundle, or asks for nothing yet, stays as it is.
 */
export function asAsked(
  catalogue: Catalogue, version: ProcedureVersion, answers: Readonly<Record<string, unknown>>,
): ProcedureVersion {
  const { content } = version
  if (!content.bundle) return version
  const members = membersAsked(content.bundle, answers)
  const contents = contentsIn(catalogue, content.bundle)
  const isWhole = members.length === content.bundle.members.length || members.length === 0
  if (isWhole || members.some(({ procedure }) => !contents.has(procedure))) return version
  const { name, limits, legalBasis, notes, result } = content
  const rules = { ...content.bundle, members }
  const asked = composeBundle({ name, limits, legalBasis, notes, results: [result.name], rules }, contents)
  return { ...version, content: { ...asked, result, bundle: content.bundle } }
}
