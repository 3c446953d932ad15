import { Button, TextInput } from '@mantine/core'
import type { ScanVerdict as Verdict } from '@motcua/contracts/scan-checks.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePress } from '../shell/use-press.ts'
import { SCAN_CHECK_KEY } from './scans-judged.ts'
import { VERDICT } from './scan-verdict-texts.ts'
import { type PageTurn, turnsIn } from './turns-of-faults.ts'

interface ScanVerdictProps {
  /** The paper that is scanned. */
  label: string
  /** Uploads that have arrived, all of this paper. */
  files: readonly string[]
  documentType?: string | undefined
  /** Pages that there must be at least, of the checklist. */
  pages?: number | undefined
  /** Opens what turns pages, turned already as they should be; left out where the files are not edited here. */
  onTurn?: ((turns: readonly PageTurn[]) => void) | undefined
}

/**
 * Whether what was scanned can be read, in words, as soon as it has arrived; what is not good enough is scanned again,
 * or used all the same with a reason. Nothing is thrown away by it.
 */
export function ScanVerdict({ label, files, documentType, pages, onTurn }: ScanVerdictProps) {
  const asked = {
    files, ...documentType !== undefined && { documentType }, ...pages !== undefined && pages > 0 && { pages },
  }
  const found = useQuery({
    queryKey: [...SCAN_CHECK_KEY, asked], staleTime: Infinity, retry: false,
    queryFn: async ({ signal }) => await call('POST', '/api/scan-checks', { body: asked, signal }) as Verdict,
  })
  if (found.isPending) return <p className="mc-quiet" role="status">{say(VERDICT.checking)}</p>
  if (found.isError) {
    return (
      <p className="mc-error" role="status">
        {say(VERDICT.failed)}{' '}
        <button type="button" className="mc-link-button" onClick={() => void found.refetch()}>{say(VERDICT.again)}</button>
      </p>
    )
  }
  if (found.data.faults.length === 0) return <p className="mc-quiet" role="status">{say(VERDICT.good)}</p>
  return <PoorScan key={files.join()} label={label} files={files} faults={found.data.faults} onTurn={onTurn} />
}

interface PoorScanProps {
  label: string
  files: readonly string[]
  faults: Verdict['faults']
  onTurn: ScanVerdictProps['onTurn']
}

function PoorScan({ label, files, faults, onTurn }: PoorScanProps) {
  const [reason, setReason] = useState('')
  const [isTold, setIsTold] = useState(false)
  const passing = usePress(
    async (why: string, idFor) =>
      call('POST', '/api/scan-passings', { body: { files, reason: why }, requestId: idFor('passing', ...files, why) }),
  )
  const said = reason.trim()
  const pass = () => {
    setIsTold(said.length < 3)
    if (said.length < 3) return
    passing.mutate(said, { onSuccess: () => announce(say(VERDICT.passed, { label, reason: said })) })
  }
  if (passing.isSuccess) return <p className="mc-quiet" role="status">{say(VERDICT.passed, { label, reason: said })}</p>
  return (
    <div className="mc-verdict" role="group" aria-label={say(VERDICT.title, { label })}>
      <p role="status"><strong>{say(VERDICT.title, { label })}</strong></p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.file} ${fault.page ?? ''}`}>{sayFault(fault, files.length > 1)}</li>
        ))}
      </ul>
      {onTurn && turnsIn(faults).length > 0 && (
        <Button variant="default" onClick={() => onTurn(turnsIn(faults))}>
          {say(VERDICT.turn)}<span className="mc-hidden"> {label}</span>
        </Button>
      )}
      {passing.error && <ErrorState title={say(VERDICT.notPassed)} error={passing.error} />}
      <div className="mc-row">
        <TextInput
          label={say(VERDICT.reason)} description={say(VERDICT.reasonHint)} value={reason} maxLength={500}
          error={isTold && said.length < 3 && say(VERDICT.reasonNeeded)}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" loading={passing.isPending} onClick={pass}>
          {say(VERDICT.pass)}<span className="mc-hidden"> {label}</span>
        </Button>
      </div>
    </div>
  )
}

function sayFault({ code, file, page, found, limit }: Verdict['faults'][number], areSeveral: boolean): string {
  const place = page === null
    ? say(areSeveral ? VERDICT.file : VERDICT.thisFile, { file: file + 1 })
    : areSeveral ? say(VERDICT.place, { file: file + 1, page }) : say(VERDICT.page, { page })
  const rounded = found === null ? '' : Math.round(Math.abs(found) * 10) / 10
  return say(code === 'page-turned' && found !== 180 ? VERDICT.sideways : VERDICT[code], { place, found: String(rounded).replace('.', ','), limit })
}
