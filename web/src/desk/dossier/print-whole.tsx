import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { NUMBER } from './dossier-texts.ts'
import { AskReason } from './masked-number.tsx'
import { usePrintWhole } from './show-number.ts'

/** Beside the declaration on paper, whose numbers are masked: the same with whole numbers, for whoever says why. */
export function PrintWhole({ dossierId, number }: { dossierId: string; number: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const printing = usePrintWhole(dossierId, number)
  if (!(useSession()?.permissions ?? []).includes('person.show')) return null
  return (
    <div className="mc-row">
      {printing.isSuccess && <span role="status" className="mc-quiet">{say(NUMBER.printedWhole)}</span>}
      {!isAsking && (
        <button
          type="button" className="mc-link-button" onClick={() => setIsAsking(true)}
        >{say(NUMBER.printWhole)}</button>
      )}
      {isAsking && (
        <AskReason
          label={say(NUMBER.reasonOfPrint)} error={printing.error?.message} isBusy={printing.isPending}
          onAsk={(reason) => printing.mutate(reason, { onSuccess: () => setIsAsking(false) })}
          onCancel={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}
