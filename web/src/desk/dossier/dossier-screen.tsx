import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError, isRefusal } from '../../lib/call-error.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { offerUndo, withdrawUndo } from '../undo/undo-offer.ts'
import { neighboursOf } from '../worklist/list-dossiers.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { type Deed, useActOnDossier } from './act-on-dossier.ts'
import { ActionForm } from './action-form.tsx'
import { type Action, inputsOf } from './action-inputs.ts'
import { DossierHead } from './dossier-head.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { useDossier } from './read-dossier.ts'
import { AnswersPanel, HistoryPanel, SlipsPanel, StepsPanel } from './story-panels.tsx'

/** One dossier, everything on one page, and what may be done with it now. */
export function DossierScreen() {
  const { id = '' } = useParams({ strict: false })
  const found = useDossier(id)
  useTitle(found.data ? `${found.data.number} ${found.data.procedure.name}` : 'Hồ sơ')
  if (found.data) return <Dossier key={id} dossier={found.data} onReload={() => found.refetch()} />
  if (found.isPending) return <main><SkeletonList rows={10} /></main>
  if (found.error instanceof CallError && found.error.status === 404) {
    return (
      <main>
        <EmptyState title="Không có hồ sơ này">
          <p>
            Hồ sơ không có, hoặc không thuộc phạm vi của bạn. <Link to="/danh-sach">Về danh sách việc</Link>
          </p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main>
      <ErrorState title="Không tải được hồ sơ" error={found.error} onRetry={() => void found.refetch()} />
    </main>
  )
}

function Dossier({ dossier, onReload }: { dossier: DossierDetail; onReload: () => Promise<unknown> }) {
  const { list = 'unit' } = useSearch({ strict: false })
  const search = useSought()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Action>()
  const acting = useActOnDossier(dossier.id)
  const { before, after } = neighboursOf(queryClient, list, search, dossier.id)

  const go = (id: string | undefined) => {
    if (id) void navigate({ to: '/ho-so/$id', params: { id }, search: { list }, state: keeping(search) })
  }
  const act = (action: Action, deed: Omit<Deed, 'version'>) => acting.mutate({ ...deed, version: dossier.version }, {
    onSuccess: ({ version, undoSeconds }) => {
      setOpen(undefined)
      document.getElementById('noi-dung')?.focus() // the button that had the focus is gone
      const what = `${action.name}, hồ sơ ${dossier.number}`
      const next = after && { label: `Mở hồ sơ tiếp theo ${after.number}`, run: () => go(after.id) }
      withdrawUndo(dossier.id)
      if (undoSeconds === null) announce(`Đã xong: ${what}.`, next)
      else offerUndo({ dossierId: dossier.id, seconds: undoSeconds, version, what, ...next && { next } })
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
    ...dossier.actions
      .slice(0, 9).map((action, nth) => ({ keys: String(nth + 1), name: action.name, run: () => begin(action) })),
    ...(main && !open ? [{ keys: 'ctrl+Enter', name: main.name, run: () => begin(main) }] : []),
    ...(after ? [{ keys: 'j', name: 'Hồ sơ tiếp theo trong danh sách', run: () => go(after.id) }] : []),
    ...(before ? [{ keys: 'k', name: 'Hồ sơ trước trong danh sách', run: () => go(before.id) }] : []),
    {
      keys: 'u', name: 'Về danh sách',
      run: () => void navigate({ to: '/danh-sach', search: { list }, state: keeping(search) }),
    },
  ])

  const isChanged = isRefusal(acting.error, 'changed-meanwhile')
  return (
    <main className="mc-dossier">
      <nav aria-label="Trong danh sách" className="mc-row">
        <Link to="/danh-sach" search={{ list }} state={keeping(search)}>
          ← Danh sách
        </Link>
        {after && (
          <button type="button" className="mc-link-button" onClick={() => go(after.id)}>
            Tiếp theo: {after.number} <kbd>J</kbd>
          </button>
        )}
      </nav>
      <DossierHead dossier={dossier} />
      {isChanged && (
        <div className="mc-confirm" role="alert">
          <p>
            <b>Người khác vừa thay đổi hồ sơ này.</b> Việc của bạn chưa được ghi. Tải bản mới, xem lại, rồi gửi lại;
            những gì đã gõ vẫn còn.
          </p>
          <Button variant="default" onClick={() => void onReload().then(() => acting.reset())}>
            Tải bản mới
          </Button>
        </div>
      )}
      {acting.error && !open && !isChanged && <ErrorState title="Chưa làm được" error={acting.error} />}
      {acting.data?.slipId && (
        <p role="status">
          <a href={`/api/slips/${acting.data.slipId}.pdf`} target="_blank" rel="noopener">
            In phiếu vừa lập
          </a>
        </p>
      )}
      {open && (
        <ActionForm
          key={open.noun}
          action={open}
          dossier={dossier}
          isGone={!dossier.actions.some(({ noun }) => noun === open.noun)}
          isBusy={acting.isPending}
          error={acting.error}
          onAct={(deed) => act(open, deed)}
          onCancel={() => {
            setOpen(undefined)
            acting.reset()
          }}
        />
      )}
      <div className="mc-columns">
        <div>
          <AnswersPanel answers={dossier.answers} />
          <StepsPanel steps={dossier.steps} />
          <HistoryPanel history={dossier.history} />
        </div>
        <div>
          <PapersPanel components={dossier.components} />
          <SlipsPanel dossier={dossier} />
        </div>
      </div>
      {dossier.actions.length > 0 && !open && (
        <div className="mc-row mc-bar" role="group" aria-label="Việc làm được">
          {dossier.actions.map((action, nth) => (
            <Button
              key={action.noun}
              variant={action.isMain ? 'filled' : 'default'}
              onClick={() => begin(action)}
              loading={acting.isPending && acting.variables.noun === action.noun}
            >
              {action.name}
              {nth < 9 && (
                <>
                  &nbsp;<kbd>{nth + 1}</kbd>
                </>
              )}
            </Button>
          ))}
        </div>
      )}
    </main>
  )
}
