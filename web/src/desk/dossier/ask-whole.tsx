import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { NUMBER } from './dossier-texts.ts'
import { AskReason } from './masked-number.tsx'
import type { useShowDeclaration } from './show-number.ts'

/**
 * Over a declaration with masked numbers: the way to see them, for whoever may; the reason goes into the log of reads.
 */
export function AskWhole({ showing }: { showing: ReturnType<typeof useShowDeclaration> }) {
  const [isAsking, setIsAsking] = useState(false)
  const permissions = useSession()?.permissions ?? []
  if (!permissions.includes('person.show')) return <p className="mc-quiet">{say(NUMBER.masked)}</p>
  return (
    <div className="mc-row">
      <span className="mc-quiet">{say(NUMBER.masked)}</span>
      {!isAsking && (
        <button
          type="button" className="mc-link-button" onClick={() => setIsAsking(true)}
        >{say(NUMBER.showAll)}</button>
      )}
      {isAsking && (
        <AskReason
          label={say(NUMBER.reasonOfAll)} error={showing.error?.message} isBusy={showing.isPending}
          onAsk={(reason) => showing.mutate(reason)} onCancel={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}
