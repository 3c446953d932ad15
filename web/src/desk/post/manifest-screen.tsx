import type { ManifestDetail } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { ManifestItems } from './manifest-items.tsx'
import { MANIFEST } from './manifest-texts.ts'
import { labelOfManifest } from './parcel-state.ts'
import { useManifest, usePassing } from './post-data.ts'
import { ScanField } from './scan-field.tsx'

/** One manifest: codes are scanned out by whoever gives, in by whoever takes, and what is missing blocks both. */
export function ManifestScreen() {
  const { id = '' } = useParams({ strict: false })
  const found = useManifest(id)
  useTitle(say(MANIFEST.title, { code: found.data?.code ?? '' }))
  return (
    <main className="mc-stack">
      <p><Link to="/buu-chinh">{say(MANIFEST.back)}</Link></p>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(MANIFEST.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Shown manifest={found.data} />}
    </main>
  )
}

function Shown({ manifest }: { readonly manifest: ManifestDetail }) {
  const { id, code, way, sectionName, state, acts, parcels: all, given, taken, items } = manifest
  const passing = usePassing(id)
  const isGiving = state === 'open'
  const pass = () => passing.mutate(isGiving ? 'closing' : 'receipt', {
    onSuccess: () => announce(say(isGiving ? MANIFEST.closed : MANIFEST.received)),
  })
  return (
    <>
      <h1>{say(MANIFEST.title, { code })}</h1>
      <p>{say(MANIFEST[way])}: {sectionName}. <StateChip {...labelOfManifest(state)} /></p>
      <p className="mc-number">{say(MANIFEST.counts, { given, taken, all })}</p>
      {acts && <ScanField key={acts} manifestId={id} label={say(isGiving ? MANIFEST.scanOut : MANIFEST.scanIn)} />}
      {!acts && state !== 'received' && <p>{say(MANIFEST.othersTurn)}</p>}
      {state === 'received' && <p>{say(MANIFEST.over)}</p>}
      {items.length === 0 ? <p>{say(MANIFEST.empty)}</p> : <ManifestItems {...manifest} />}
      <FormRefusal error={passing.error} />
      <div className="mc-row">
        {acts && (
          <Button loading={passing.isPending} onClick={pass}>
            {say(isGiving ? MANIFEST.close : MANIFEST.receive)}
          </Button>
        )}
        {state !== 'open' && (
          <a href={`/api/post/manifests/${id}/sheet.pdf`} target="_blank" rel="noreferrer">{say(MANIFEST.print)}</a>
        )}
      </div>
    </>
  )
}
