import { Link, useParams } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { OrderForm } from './order-form.tsx'
import { useParcelDraft, usePostDesk } from './post-data.ts'
import { ORDER, POST } from './post-texts.ts'

/** Orders the post for one dossier: whom, where by the communes of today, and what is paid. */
export function OrderScreen() {
  const { id = '' } = useParams({ strict: false })
  const draft = useParcelDraft(id)
  const desk = usePostDesk()
  const title = say(ORDER.title, { number: draft.data?.dossierNumber ?? '' })
  useTitle(title)
  const failed = draft.error ?? desk.error
  return (
    <main className="mc-stack">
      <p><Link to="/buu-chinh">{say(ORDER.back)}</Link></p>
      <h1>{title}</h1>
      {(draft.isPending || desk.isPending) && !failed && <SkeletonList rows={4} />}
      {failed && <ErrorState title={say(POST.failed)} error={failed} />}
      {draft.data && desk.data && (desk.data.operator === null
        ? <EmptyState title={say(POST.noPost)} />
        : draft.data.kinds.length === 0
          ? <EmptyState title={say(ORDER.nothing)}><p>{say(ORDER.nothingHint)}</p></EmptyState>
          : <OrderForm key={draft.data.kinds.join()} draft={draft.data} fees={desk.data.operator.fees} />)}
    </main>
  )
}
