import type { StoredUpload } from '../modules/documents/public.ts'
import { type Journey } from './journey.ts'
import { giveUpPieces, keepPapers } from './keep-papers.ts'
import { addressOf } from './paper-row.tsx'
import type { Visit } from './visit.ts'

/** What uploads in pieces are for: a paper of a draft, or one that the office asked for. */
export interface UploadPlace {
  readonly visit: Visit
  /** Whose they are: an account, or the draft of somebody who has none. */
  readonly actorId: bigint
  /** As it is kept with each upload: begun for one place it is not gone on with at another. */
  readonly place: string
  /** Where uploads begin. */
  readonly address: string
  /**
   * Puts a whole file where it belongs and ends the upload, in one transaction; nothing, if it was given up by then.
   */
  keep(id: string, upload: StoredUpload): Promise<void>
  /** Gives an upload up, whatever it has become in the meantime. */
  giveUp(id: string): Promise<void>
}

/** A component of the dossier on its way, or a file that its declaration asks for. */
export function draftPlace(journey: Journey, component: string): UploadPlace {
  const { visit, draft } = journey
  return {
    visit, actorId: draft.actorId, place: component, address: addressOfPieces(journey, component),
    async keep(id, upload) {
      await keepPapers(journey, component, [upload], id)
    },
    giveUp: (id) => giveUpPieces(journey, id),
  }
}

/** Where the script sends the files of a component to. */
export function addressOfPieces(journey: Journey, component: string): string {
  return `${addressOf(journey)}/${encodeURIComponent(component)}/tep`
}
