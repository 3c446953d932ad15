import type { CatalogueSource } from '../../catalogue/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'

/** What messages to outside systems are made with. */
export interface MessageRooms {
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  /** Address at which a partner fetches the file of a paper (public id); no files are told of where it is left out. */
  readonly fileAt?: ((partner: string, paper: string) => string) | undefined
}
