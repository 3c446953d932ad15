import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { CallError, isRefusal } from '../../lib/call-error.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { offerUndo, withdrawUndo } from '../undo/undo-offer.ts'
import { useAsked } from '../worklist/asked-list.ts'
import { FollowUpField } from '../worklist/follow-up-field.tsx'
import { neighboursOf, useNextOf } from '../worklist/list-dossiers.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { type Deed, useActOnDossier } from './act-on-dossier.ts'
import { ActionBar } from './action-bar.tsx'
import { ActionForm } from './action-form.tsx'
import { type Action, inputsOf } from './action-inputs.ts'
import { ChangeBanner } from './change-banner.tsx'
import { DossierBody } from './dossier-body.tsx'
import { DossierHead } from './dossier-head.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { useDossier, useDossierNow } from './read-dossier.ts'

/** One dossier, everything on one page, and what may be done with it now. */
export function DossierScreen() {
  const { id = '' } = useParams({ strict: false })
  const found = useDossier(id)
  useTitle(found.data ? `${found.data.number} ${found.data.procedure.name}` : say(DOSSIER.title))
  if (found.data) return <Dossier key={id} dossier={found.data} />
  if (found.isPending) return <main><SkeletonList rows={10} /></main>
  // An address that cannot be one (400) is as empty as one that is nobody's, or not for them.
  if (found.error instanceof CallError && [400, 404].includes(found.error.status)) {
    return (
      <main>
        <EmptyState title={say(DOSSIER.missing)}>
          <p>{say(DOSSIER.missingHint)} <Link to="/danh-sach">{say(DOSSIER.toLists)}</Link></p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main>
      <ErrorState title={say(DOSSIER.failed)} error={found.error} onRetry={() => void found.refetch()} />
    </main>
  )
}

function Dossier({ dossier }: { dossier: DossierDetail }) {
  const asked = useAsked()
  const search = useSought()
  const mayGive = useSession()?.permissions.includes('direction.give') ?? false
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Action>()
  const acting = useActOnDossier(dossier.id)
  const isRefused = isRefusal(acting.error, 'changed-meanwhile')
  const newer = useDossierNow(dossier, isRefused)
  const { before, after } = neighboursOf(queryClient, asked, search, dossier.id)
  const { opensAfter } = useNextOf(asked, search, dossier.id)

  const go = (id: string | undefined) => {
    if (id) void navigate({ to: '/ho-so/$id', params: { id }, search: asked, state: keeping(search) })
  }
  const leave = () => void navigate({ to: '/danh-sach', search: asked, state: keeping(search) })
  const act = (action: Action, deed: Omit<Deed, 'version'>, done: (isFinal: boolean) => void = () => undefined) =>
    acting.mutate({ ...deed, version: dossier.version }, {
      onSuccess: ({ version, undoSeconds }) => {
        done(undoSeconds === null)
        setOpen(undefined)
        focusContent()
        const what = say(DOSSIER.what, { deed: action.name, number: dossier.number })
        const opensNext = opensAfter(action.noun)
        const next = after && !opensNext
          && { label: say(DOSSIER.openNext, { number: after.number }), run: () => go(after.id) }
        withdrawUndo(dossier.id)
        if (undoSeconds === null) announce(say(DOSSIER.done, { what }), next || undefined)
        else offerUndo({ dossierId: dossier.id, seconds: undoSeconds, version, what, ...next && { next } })
        if (opensNext) go(after?.id)
      },
    })
  const begin = (action: Action) => {
    acting.reset()
    const asksNothing = inputsOf(action).length === 0
    setOpen(asksNothing ? undefined : action)
    if (asksNothing) act(action, { noun: action.noun, body: {} })
  }
  const main = dossier.actions.find(({ isMain }) => isMain)
  useShortcuts([
    ...dossier.actions.slice(0, 9).map((action, nth) => ({
      keys: String(nth + 1), name: action.name, run: () => begin(action),
    })),
    ...(main && !open ? [{ keys: 'ctrl+Enter', name: main.name, run: () => begin(main) }] : []),
    ...(after ? [{ keys: 'j', name: say(DOSSIER.nextKey), run: () => go(after.id) }] : []),
    ...(before ? [{ keys: 'k', name: say(DOSSIER.beforeKey), run: () => go(before.id) }] : []),
    { keys: 'u', name: say(DOSSIER.toLists), run: leave },
  ])

  const isChanged = isRefused || newer.isNewer
  return (
    <main className="mc-dossier">
      <nav aria-label={say(DOSSIER.inList)} className="mc-row">
        <Link to="/danh-sach" search={asked} state={keeping(search)}>← {say(DOSSIER.list)}</Link>
        {after && (
          <button type="button" className="mc-link-button" onClick={() => go(after.id)}>
            {say(DOSSIER.next, { number: after.number })} <kbd>J</kbd>
          </button>
        )}
      </nav>
      {mayGive && <p><Link to="/chi-dao" search={{ dossier: dossier.id }}>{say(DOSSIER.direct)}</Link></p>}
      <DossierHead dossier={dossier}><FollowUpField dossierId={dossier.id} /></DossierHead>
      {isChanged && (
        <ChangeBanner
          seen={dossier} now={newer.data} error={newer.error} isRefused={isRefused} onLeave={leave}
          onAct={() => {
            newer.accept()
            acting.reset()
          }}
        />
      )}
      {acting.error && !open && !isChanged && <ErrorState title={say(DOSSIER.notDone)} error={acting.error} />}
      {acting.data?.slipId && (
        <p role="status">
          <a href={`/api/slips/${acting.data.slipId}.pdf`} target="_blank" rel="noopener">{say(DOSSIER.printSlip)}</a>
        </p>
      )}
      {open && (
        <OpenForm
          key={open.noun} action={open} dossier={dossier} isBusy={acting.isPending} error={acting.error}
          onAct={(deed, done) => act(open, deed, done)} onCancel={() => setOpen(undefined)}
        />
      )}
      <DossierBody dossier={dossier} />
      {dossier.actions.length > 0 && !open && (
        <ActionBar
          actions={dossier.actions} busy={acting.isPending ? acting.variables.noun : undefined} onBegin={begin}
        />
      )}
    </main>
  )
}

/** The form of a deed where it is seen: on a phone it stands far above the bar that opened it. */
function OpenForm(props: Omit<Parameters<typeof ActionForm>[0], 'isGone'>) {
  const box = useRef<HTMLDivElement>(null)
  // Braces, since newer browsers answer a promise, and an effect must not.
  useEffect(() => { box.current?.scrollIntoView({ block: 'nearest' }) }, [])
  const { action, dossier } = props
  return (
    <div ref={box}>
      <ActionForm {...props} isGone={dossier.actions.every(({ noun }) => noun !== action.noun)} />
    </div>
  )
}
