import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { type Asked, readAsked } from './asked-list.ts'
import { useListCounts } from './list-dossiers.ts'
import { AT_NEED, LISTS, type ListId, URGENT, listOf } from './lists.ts'
import { useDeleteView, useSavedViews } from './saved-views.ts'
import { VIEWS } from './views-texts.ts'
import { WORKLIST } from './worklist-texts.ts'

/** 100 is where counting ended. */
const countText = (count: number) => (count > 99 ? '99+' : String(count))

/** All lists with how many are on each, and those one has saved. On a phone it opens at a press. */
export function ListNav({ asked, isOfAlarms }: { asked: Asked; isOfAlarms: boolean }) {
  const counts = useListCounts()
  const views = useSavedViews()
  const deleting = useDeleteView()
  const [isOpen, setIsOpen] = useState(false)
  const countOf = (id: string) => counts.data?.[id]
  const here = countOf(asked.list)
  const isShown = (id: ListId) => id === 'alarms' ? isOfAlarms
    : !AT_NEED.has(id) || id === asked.list || (countOf(id) ?? 0) > 0
  return (
    <nav className="mc-lists" aria-label={say(WORKLIST.lists)}>
      <button
        type="button" className="mc-lists-opener" aria-expanded={isOpen} aria-label={say(WORKLIST.chooseList)}
        onClick={() => setIsOpen(!isOpen)}
      >
        {say(listOf(asked.list).name)} {here !== undefined && countText(here)} <span aria-hidden="true">▾</span>
      </button>
      <div className="mc-lists-all" data-open={isOpen} onClick={() => setIsOpen(false)}>
        <ul>
          {LISTS.filter(({ id }) => isShown(id)).map(({ id, name }) => {
            const count = countOf(id)
            return (
              <li key={id}>
                <Link to="/danh-sach" search={{ list: id }} aria-current={id === asked.list ? 'page' : undefined}>
                  <span>{say(name)}</span>
                  {count !== undefined && (
                    <span className="mc-list-count" data-urgent={URGENT.has(id) && count > 0}>{countText(count)}</span>
                  )}
                </Link>
              </li>
            )
          })}
        </ul>
        {(views.data?.length ?? 0) > 0 && (
          <>
            <h2>{say(WORKLIST.myLists)}</h2>
            <ul>
              {views.data?.map(({ id, name, asked: kept }) => (
                <li key={id} className="mc-view">
                  <Link to="/danh-sach" search={readAsked(kept)} activeOptions={{ exact: true, includeSearch: true }}>
                    {name}
                  </Link>
                  <button
                    type="button" className="mc-icon-button" aria-label={say(VIEWS.remove, { name })}
                    onClick={() => deleting.mutate(
                      { id, name }, { onSuccess: () => announce(say(VIEWS.removed, { name })) },
                    )}
                  >
                    ✕
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <p><Link to="/ban-giao-ca">{say(WORKLIST.shiftLink)}</Link></p>
        <p><Link to="/nhan-ket-qua-tai-day">{say(WORKLIST.collectHere)}</Link></p>
      </div>
    </nav>
  )
}
