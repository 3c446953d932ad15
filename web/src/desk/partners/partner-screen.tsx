import type { PartnerLine } from '@motcua/contracts/partners.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { HeldPanel } from './held-panel.tsx'
import { useExchangeDeed, usePartners } from './partner-data.ts'
import { PartnerTable } from './partner-table.tsx'
import { PARTNER } from './partner-texts.ts'
import { nameOfPartner } from './partner-words.ts'
import { ServiceTable } from './service-table.tsx'

/** What is open beside the list: the question why one is paused, what differs of it, or what came and waits. */
interface Open { readonly code: string; readonly what: 'pause' | 'differences' | 'held' }

/** Outside systems: health, what waits, what differs; paused and resumed. */
export function PartnerScreen() {
  useTitle(say(PARTNER.title))
  const found = usePartners()
  const [open, setOpen] = useState<Open>()
  const resuming = useExchangeDeed(() => announce(say(PARTNER.resumed)))
  const lines = found.data?.items ?? []
  const resume = (code: string) => {
    setOpen(undefined)
    resuming.mutate({ path: `/api/partners/${code}/resumption`, body: {} })
  }
  const line = lines.find(({ code }) => code === open?.code)
  return (
    <main className="mc-stack">
      <h1>{say(PARTNER.title)}</h1>
      <p className="mc-quiet">{say(PARTNER.intro)}</p>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(PARTNER.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(PARTNER.empty)} />}
      <FormRefusal error={resuming.error} />
      {open?.what === 'pause' && line && <PausePanel key={line.code} line={line} onClose={() => setOpen(undefined)} />}
      {lines.length > 0 && <PartnerTable
        lines={lines} isBusy={resuming.isPending} onResume={resume}
        onPause={(code) => setOpen({ code, what: 'pause' })}
        onDifferences={(code) => setOpen({ code, what: 'differences' })}
        onHeld={(code) => setOpen({ code, what: 'held' })}
      />}
      {open?.what === 'held' && line && <HeldPanel key={line.code} line={line} onClose={() => setOpen(undefined)} />}
      {open?.what === 'differences' && line && <DifferencePanel
        key={line.code} line={line} onClose={() => setOpen(undefined)}
      />}
      {lines.length > 0 && <p><Link to="/thu-lien-thong">{say(PARTNER.toLog)}</Link></p>}
      {found.data && found.data.services.length > 0 && <ServiceTable lines={found.data.services} />}
    </main>
  )
}

function PausePanel({ line: { code }, onClose }: { readonly line: PartnerLine; readonly onClose: () => void }) {
  const pausing = useExchangeDeed(() => {
    announce(say(PARTNER.paused))
    onClose()
  })
  return (
    <AskWhy
      title={say(PARTNER.pauseTitle, { name: nameOfPartner(code) })} most={500} field="/reason" error={pausing.error}
      words={{
        why: say(PARTNER.why), hint: say(PARTNER.pauseHint), need: say(PARTNER.needWhy), send: say(PARTNER.pause),
        leave: say(PARTNER.leave),
      }}
      isBusy={pausing.isPending} onLeave={onClose}
      onSay={(reason) => pausing.mutate({ path: `/api/partners/${code}/pause`, body: { reason } })}
    />
  )
}
