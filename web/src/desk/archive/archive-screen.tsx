import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { useSession } from '../session/read-session.ts'
import { ARCHIVE } from './archive-texts.ts'
import { BatchesPart } from './batches-part.tsx'
import { DestructionPart } from './destruction-part.tsx'
import { KeptPart } from './kept-part.tsx'
import { OverPart } from './over-part.tsx'

/** Dossiers on their way into the archive: what a unit hands over, what the archive receives. */
export function ArchiveScreen() {
  useTitle(say(ARCHIVE.title))
  const permissions = useSession()?.permissions ?? []
  return (
    <main className="mc-stack">
      <h1>{say(ARCHIVE.title)}</h1>
      <p className="mc-quiet">{say(ARCHIVE.intro)}</p>
      {permissions.includes('archive.decide') && <DestructionPart />}
      {permissions.includes('archive.keep') && <BatchesPart />}
      {permissions.includes('archive.keep') && <KeptPart />}
      {permissions.includes('archive.hand-over') && <OverPart />}
    </main>
  )
}
