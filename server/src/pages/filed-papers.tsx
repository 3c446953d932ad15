import { drawnSignatures } from '@motcua/forms/signature.ts'
import {
  type Paper, type SignaturesFound, listPapers, listPapersOf, listSignatures, shownAs,
} from '../modules/documents/public.ts'
import { type Dossier, getAnswers, listComponents } from '../modules/dossiers/public.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import { FILED } from './filed-papers-texts.ts'
import { formOf } from './form-of.ts'
import { pagesOf, showChecksum, showMoment, showSize } from './in-words.ts'
import { SignatureNotes } from './signature-notes.tsx'
import type { Visit } from './visit.ts'

/** Papers by the component that they were handed in for, in the order of the procedure. */
export interface FiledPapers {
  readonly component: string
  readonly name: string
  readonly papers: readonly (Paper & { readonly signatures: SignaturesFound | undefined })[]
}

/**
 * Everything on file that was handed in for a dossier; the paper of authorisation stands behind the others, and last of
 * all what was drawn as a signature.
 */
export async function listFiled(visit: Visit, dossier: Dossier): Promise<readonly FiledPapers[]> {
  const { rooms, say } = visit
  const filed = await listComponents(rooms.db, dossier.id)
  const ids = filed.flatMap(({ paperIds }) => paperIds)
  const listed = await listPapers(rooms.db, ids)
  const signed = await listSignatures(rooms.db, listed.map(({ sha256 }) => sha256))
  const papers = listed.map((paper) => ({ ...paper, signatures: signed.get(paper.sha256) }))
  const uploads = drawnSignatures(formOf(visit, dossier), await getAnswers(rooms.db, dossier.id))
  const drawn = new Set((await listPapersOf(rooms.db, uploads, ids)).map(({ id }) => id))
  const { components } = rooms.catalogue.version(dossier.procedureVersionId).content
  const order = new Map(components.map(({ id }, nth) => [id, nth]))
  const last = components.length
  const groups = filed
    .sort((a, b) => (order.get(a.component) ?? last) - (order.get(b.component) ?? last))
    .map(({ component, paperIds }) => ({
      component, name: components.find(({ id }) => id === component)?.name ?? say(AUTHORISATION.paper),
      papers: papers.filter(({ id }) => paperIds.includes(id) && !drawn.has(id)),
    }))
  const signatures = papers.filter(({ id }) => drawn.has(id))
  return [...groups, { component: 'chu-ky', name: say(FILED.signature), papers: signatures }]
    .filter((group) => group.papers.length > 0)
}

/**
 * Each file with its pages, size and checksum, to be opened again: what is said here can be compared with what lies at
 * home.
 */
export function FiledList({ visit, visit: { say, language }, dossier, filed }: {
  visit: Visit
  dossier: Dossier
  filed: readonly FiledPapers[]
}) {
  if (filed.length === 0) return <p>{say(dossier.channel === 'online' ? FILED.none : FILED.onPaper)}</p>
  return filed.map(({ component, name, papers }) => (
    <div className="paper" key={component}>
      <p><strong>{name}</strong></p>
      <ul>{papers.map((paper) => {
        const [pages, how] = [pagesOf(paper), shownAs(paper)]
        return (
          <li key={paper.publicId}>
            {how === 'checking' || how === 'removed'
              ? <>{paper.name} <span className="hint whole">{say(FILED[how])}</span></>
              : <a href={`/ho-so/${dossier.publicId}/giay-to/${paper.publicId}`}>{paper.name}</a>}
            <span className="hint whole">
              {[
                pages !== null && say(FILED.pages, { count: pages }), showSize(paper.size),
                say(FILED.addedAt, { at: showMoment(paper.addedAt, language) }),
                say(FILED.checksum, { sum: showChecksum(paper.sha256) }),
              ].filter(Boolean).join(' · ')}
            </span>
            <SignatureNotes visit={visit} found={paper.signatures} />
            {how === 'pictures' && (
              <details>
                <summary>{say(FILED.pictures)}</summary>
                <p>{say(FILED.originalWarning)}</p>
                <p>
                  <a href={`/ho-so/${dossier.publicId}/giay-to/${paper.publicId}?ban-goc=1`}>{say(FILED.original)}</a>
                </p>
              </details>
            )}
          </li>
        )
      })}</ul>
    </div>
  ))
}
