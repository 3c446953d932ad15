import type { Day } from '../../kernel/civil-day.ts'
import type { CatalogueSource, ProcedureContent } from '../catalogue/public.ts'
import type { FeeRule } from '../payments/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import type { ProcessSource } from '../workflow/public.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'

/** What stands to the left of this room and is kept in memory: the province, the catalogue, the processes. */
export interface DossierRooms {
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  readonly processes: ProcessSource
  /** What conditions and rules of processes are asked with. */
  readonly feel: Feel
  readonly fees: FeeRules
}

/** The fees of a version, their expressions compiled: this room knows no FEEL of fees. */
export interface FeeRules {
  /** What a version asks for on a day; undefined where it has no rule, which is not for nothing. */
  ruleOn(content: Pick<ProcedureContent, 'feeRules'>, day: Day): FeeRule | undefined
}
