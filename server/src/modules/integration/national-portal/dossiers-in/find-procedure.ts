import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { parseProcedureCode } from '../../../../kernel/procedure-code.ts'
import type { Catalogue, ProcedureVersion } from '../../../catalogue/public.ts'
import { codeOf } from '../dossier-message.ts'

export type ProcedureRefusal = {
  readonly code: 'procedure-unknown' | 'procedure-ambiguous' | 'procedure-is-bundle'
}

/**
 * The procedure in force that a national code means: the one with that very code; of the national original, without
 * the suffix of a province, the only one that has it. A bundle is asked for here alone: it has a number for each
 * member.
 */
export function procedureOf(catalogue: Catalogue, code: string): Result<ProcedureVersion, ProcedureRefusal> {
  const all = [...catalogue.list(), ...catalogue.bundles()]
  const asked = parseProcedureCode(code)
  if (!asked) return refuse({ code: 'procedure-unknown' })
  const exact = all.filter((version) => version.code !== null && codeOf(version) === code)
  const isExact = exact.length > 0 || asked.suffix !== ''
  const [found, more] = isExact ? exact : all.filter((version) => version.code === asked.base)
  if (!found) return refuse({ code: 'procedure-unknown' })
  if (more) return refuse({ code: 'procedure-ambiguous' })
  return found.content.bundle ? refuse({ code: 'procedure-is-bundle' }) : ok(found)
}
