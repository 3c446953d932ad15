import { Button, TextInput } from '@mantine/core'
import type { Upload } from '@motcua/contracts/files.ts'
import type { ScanLine } from '@motcua/contracts/scan-tray.ts'
import { useState } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { PaperViewer } from '../dossier/paper-viewer.tsx'
import { SCAN } from './scan-texts.ts'
import { addressOfScan, usePutScanAway, useReleaseScan, useTakeScan, useTray } from './tray-data.ts'

interface ScanTrayProps {
  /** Takes one for the paper that is being filed; where there is none the tray is only looked through. */
  onTake?: (scan: ScanLine, upload: Upload) => void
}

/** The tray of the unit: each scan looked at beside the list, taken, let go of, or put away with a reason. */
export function ScanTray({ onTake }: ScanTrayProps) {
  const found = useTray()
  const [chosen, setChosen] = useState<string>()
  if (found.isPending) return <SkeletonList rows={3} />
  if (found.isError)
    return <ErrorState title={say(SCAN.trayFailed)} error={found.error} onRetry={() => void found.refetch()} />
  const { items, hasMore } = found.data
  const shown = items.find(({ id }) => id === chosen) ?? items[0]
  if (!shown) return <EmptyState title={say(SCAN.trayEmpty)} />
  return (
    <div className="mc-tray">
      <div>
        <ul className="mc-tray-list" aria-label={say(SCAN.trayList)}>
          {items.map((scan) => (
            <li key={scan.id}>
              <button
                type="button" className="mc-link-button" aria-pressed={scan.id === shown.id}
                onClick={() => setChosen(scan.id)}
              >
                <bdi>{scan.name}</bdi>
              </button>{' '}
              <span className="mc-quiet mc-number">{saidOf(scan)}</span>
            </li>
          ))}
        </ul>
        {hasMore && <p className="mc-quiet">{say(SCAN.trayMore)}</p>}
      </div>
      <OneScan key={shown.id} scan={shown} {...onTake && { onTake }} />
    </div>
  )
}

function saidOf({ pages, size, at, takenBy, isMine }: ScanLine): string {
  return [
    pages !== null && say(SCAN.pagesOf, { count: pages }), showSize(size), say(SCAN.cameAt, { at: showMoment(at) }),
    takenBy !== null && (isMine ? say(SCAN.takenByMe) : say(SCAN.takenBy, { name: takenBy })),
  ].filter(Boolean).join(', ')
}

function OneScan({ scan, onTake }: { scan: ScanLine } & ScanTrayProps) {
  const { id, name, kind, takenBy, isMine } = scan
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [taking, releasing, puttingAway] = [useTakeScan(), useReleaseScan(), usePutScanAway()]
  const error = taking.error ?? releasing.error ?? puttingAway.error
  const isOthers = takenBy !== null && !isMine
  const putAway = () => puttingAway.mutate({ id, reason: reason.trim() }, {
    onSuccess: () => announce(say(SCAN.isPutAway, { name })),
  })
  return (
    <div>
      {error && <ErrorState title={say(SCAN.notDone)} error={error} />}
      <div className="mc-row">
        {onTake && !isOthers && (
          <Button
            loading={taking.isPending}
            onClick={() => taking.mutate({ id }, { onSuccess: (upload) => onTake(scan, upload) })}
          >
            {say(SCAN.take)}<span className="mc-hidden"> {name}</span>
          </Button>
        )}
        {takenBy !== null && (
          <Button
            variant="default" loading={releasing.isPending}
            onClick={() => releasing.mutate({ id }, { onSuccess: () => announce(say(SCAN.released, { name })) })}
          >
            {say(SCAN.release)}<span className="mc-hidden"> {name}</span>
          </Button>
        )}
        {!isOthers && (
          <Button variant="default" aria-expanded={isAsking} onClick={() => setIsAsking(!isAsking)}>
            {say(SCAN.putAway)}<span className="mc-hidden"> {name}</span>
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmPanel
          title={say(SCAN.putAwayWhy, { name })} confirmLabel={say(SCAN.putAway)} isBusy={puttingAway.isPending}
          onConfirm={putAway} onCancel={() => setIsAsking(false)}
        >
          <TextInput
            label={say(SCAN.reason)} description={say(SCAN.reasonHint)} value={reason} maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </ConfirmPanel>
      )}
      <PaperViewer paper={{ id, name, kind }} address={addressOfScan(id)} />
    </div>
  )
}
