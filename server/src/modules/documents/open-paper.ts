import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/db.ts'
import { type FileFacts, type Paper, standingOf } from './store/document-store.ts'
import { isDestroyed } from './store/destroyed-bodies.ts'
import { findRendition, isStillDrawn } from './store/renditions.ts'

/**
 * How a paper is looked at: as it came; as pictures of its pages, since it could do something; not before the antivirus
 * has spoken; or never, since it was infected.
 */
export type ShownAs = 'file' | 'pictures' | 'checking' | 'removed'

export interface OpenedPaper {
  /** Of what is sent, which need not be the paper's own. */
  readonly sha256: string
  readonly size: number
  readonly kind: string
  readonly name: string
  /** Never opened in a browser, only saved. */
  readonly isSaved: boolean
}

/** A paper, a scan or whatever else has a file and a name. */
export type ToOpen = FileFacts & Pick<Paper, 'name'>

export interface PaperNotShown {
  readonly code: 'paper-not-drawn' | 'paper-being-drawn' | 'paper-in-quarantine' | 'paper-removed' | 'paper-destroyed'
}

export function shownAs({ inert = [], kept }: Pick<FileFacts, 'inert' | 'kept'>): ShownAs {
  if (kept) return kept === 'aside' ? 'checking' : 'removed'
  return inert.length > 0 ? 'pictures' : 'file'
}

/**
 * What whoever opens a paper gets: the file; or, of one that could do something, a PDF of pictures of its pages, and
 * the file itself only where it is asked for as the original, to be saved. To look changes nothing: the worker draws
 * (`drawNextPictures`). Refuses with `paper-being-drawn` until it has, `paper-not-drawn` where no picture can be made,
 * `paper-in-quarantine` until the antivirus has spoken, `paper-removed` if it was infected, `paper-destroyed` by
 * decision. Whether the reader may see it has been asked before.
 */
export async function openPaper(
  rooms: { readonly db: Db }, paper: ToOpen, { isOriginal }: { readonly isOriginal: boolean },
): Promise<Result<OpenedPaper, PaperNotShown>> {
  const { sha256, size, kind, name } = paper
  const how = shownAs(await standingOf(rooms.db, sha256))
  if (how === 'checking') return refuse({ code: 'paper-in-quarantine' })
  if (how === 'removed') return refuse({ code: 'paper-removed' })
  if (paper.isDestroyed || await isDestroyed(rooms.db, sha256)) return refuse({ code: 'paper-destroyed' })
  if (how === 'file') return ok({ sha256, size, kind, name, isSaved: false })
  if (isOriginal) return ok({ sha256, size, kind, name, isSaved: true })
  const drawn = await findRendition(rooms.db, sha256, 'pictures')
  if (!drawn?.sha256) return refuse({ code: isStillDrawn(drawn) ? 'paper-being-drawn' : 'paper-not-drawn' })
  const told = Object(drawn.note) as { readonly size?: number }
  return ok({
    sha256: drawn.sha256, size: told.size ?? 0, kind: 'application/pdf', isSaved: false,
    name: `${name.replace(/\.[A-Za-z0-9]{1,8}$/, '')} (ảnh).pdf`,
  })
}
