import type { CatalogueSource } from '../catalogue/public.ts'
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
}
