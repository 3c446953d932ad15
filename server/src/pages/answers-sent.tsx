import { listEventsOfDossier } from '../modules/audit/public.ts'
import { listPapers } from '../modules/documents/public.ts'
import { listComponents } from '../modules/dossiers/public.ts'
import type { Db } from '../platform/db.ts'
import { showMoment, showSize } from './in-words.ts'

const ANSWERED: ReadonlySet<string> = new Set(['dossier.completed', 'dossier.supplemented'])
/** Far more than a dossier goes through. */
const MOST_EVENTS = 500

/** What somebody handed in when they were asked for more: the moment, and the files by name and size in bytes. */
export interface SentAnswer {
  readonly at: Date
  readonly files: readonly { readonly publicId: string; readonly name: string; readonly size: number }[]
}

/** Every answer to a request for more, in the order of the log. Its papers are those of the same moment. */
export async function listSentAnswers(db: Db, dossierId: bigint): Promise<readonly SentAnswer[]> {
  const events = await listEventsOfDossier(db, dossierId, MOST_EVENTS)
  const moments = events.filter(({ type }) => ANSWERED.has(type)).map(({ happenedAt }) => happenedAt)
  if (moments.length === 0) return []
  const papers = await listPapers(db, (await listComponents(db, dossierId)).flatMap(({ paperIds }) => paperIds))
  return moments.map((at) => ({ at, files: papers.filter(({ addedAt }) => addedAt.getTime() === at.getTime()) }))
}

/** The proof that what was asked for has arrived. */
export function SentAnswers({ answers }: { answers: readonly SentAnswer[] }) {
  return answers.map(({ at, files }) => (
    <section key={at.toISOString()} className="note">
      <p>✓ Bạn đã gửi bổ sung lúc {showMoment(at)}.</p>
      <ul>{files.map(({ publicId, name, size }) => <li key={publicId}>{name} ({showSize(size)})</li>)}</ul>
    </section>
  ))
}
