import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { downloadFile } from '../../lib/call-file.ts'
import { dayOf } from '../../lib/dates.ts'
import { now } from '../../lib/clock.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { BulkPanel } from '../bulk/bulk-panel.tsx'
import { useSelection } from '../bulk/use-selection.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { ActiveFilter } from './active-filter.tsx'
import { type Asked, SORTS, isFiltered, readAsked, useAsked, withoutFilter } from './asked-list.ts'
import { DossierTable } from './dossier-table.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { chooseOpensNext, opensNext, useDossierList, useListTotal } from './list-dossiers.ts'
import { ListNav } from './list-nav.tsx'
import { LISTS, listOf } from './lists.ts'
import { SaveViewForm } from './save-view-form.tsx'
import { SORT_NAMES } from './sort-names.ts'
import { keeping, useSought } from './sought.ts'
import { VIEWS } from './views-texts.ts'
import { WORKLIST } from './worklist-texts.ts'

/** 10.000 in Vietnamese, 10,000 in English. */
const showCount = (count: number) => count.toLocaleString(LANGUAGE === 'vi' ? 'vi-VN' : 'en')

/**
 * What has to be done, most pressing first. One list at a time; `/` searches; the address keeps all but what is sought.
 */
export function WorklistScreen() {
  const asked = useAsked()
  const search = useSought()
  const about = listOf(asked.list)
  const navigate = useNavigate()
  const session = useSession()
  const box = useRef<HTMLInputElement>(null)
  const [panel, setPanel] = useState<'filter' | 'save'>()
  const found = useDossierList(asked, search)
  const total = useListTotal(asked, search === '')
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const selection = useSelection(JSON.stringify([asked, search]), lines)
  useTitle(say(about.name))

  const ask = (next: Asked) => void navigate({ to: '/danh-sach', search: next, state: keeping(search), replace: true })
  const look = (text: string) => void navigate({ to: '/danh-sach', search: asked, state: keeping(text), replace: true })
  useShortcuts([
    { keys: '/', name: say(WORKLIST.findHere), run: () => box.current?.select() },
    { keys: 'n', name: say(WORKLIST.newIntake), run: () => void navigate({ to: '/tiep-nhan' }) },
    { keys: 'l', name: say(WORKLIST.filter), run: () => setPanel(panel === 'filter' ? undefined : 'filter') },
    ...LISTS.slice(0, 9).map(({ id, name }, nth) => ({
      keys: String(nth + 1), name: say(name), run: () => void navigate({ to: '/danh-sach', search: { list: id } }),
    })),
  ])
  const more = () => { if (found.hasNextPage && !found.isFetchingNextPage && !found.isError)
    void found.fetchNextPage() }
  const count = search === '' && total.data && !total.data.isMore
    ? total.data.total
    : found.hasNextPage ? undefined : lines.length

  return (
    <main className="mc-worklist">
      <h1 className="mc-hidden">{say(WORKLIST.heading, { list: say(about.name) })}</h1>
      <ListNav asked={asked} isOfAlarms={session?.permissions.includes('dossier.assign') ?? false} />
      <div className="mc-stack">
        <div className="mc-row">
          <SearchBox key={search} box={box} search={search} onSearch={look} />
          {session?.permissions.includes('dossier.intake') && (
            <Link to="/tiep-nhan" className="mc-action">{say(WORKLIST.intake)} <kbd>N</kbd></Link>
          )}
        </div>
        {search === '' && (
          <Tools asked={asked} panel={panel} onPanel={setPanel} onAsk={ask} />
        )}
        {panel === 'filter' && <FilterPanel asked={asked} onAsk={ask} onClose={() => setPanel(undefined)} />}
        {panel === 'save' && <SaveViewForm asked={asked} onDone={() => setPanel(undefined)} />}
        {search === '' && <ActiveFilter asked={asked} onAsk={ask} />}
        <p role="status" className="mc-quiet mc-total">
          {found.data && (search === '' && total.data
            ? say(total.data.isMore ? WORKLIST.shownMore : WORKLIST.shown, { count: showCount(total.data.total) })
            : say(WORKLIST.shown, { count: showCount(lines.length) }))}
          {found.data && found.hasNextPage && `, ${say(WORKLIST.loaded, { count: showCount(lines.length) })}`}
        </p>
        {found.isPending && <SkeletonList />}
        {found.isError && lines.length === 0
          && <ErrorState title={say(WORKLIST.failed)} error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && lines.length === 0 && <Empty asked={asked} search={search} onLook={look} onAsk={ask} />}
        <BulkPanel selection={selection} list={asked.list}>
          {lines.length > 0 && (
            <DossierTable
              lines={lines} asked={asked} search={search} total={count} isStale={found.isPlaceholderData} onMore={more}
              selection={selection}
            />
          )}
        </BulkPanel>
        {found.isFetchingNextPage && <p role="status" className="mc-quiet">{say(WORKLIST.loadingMore)}</p>}
        {found.isError && lines.length > 0
          && <ErrorState
            title={say(WORKLIST.moreFailed)} error={found.error} onRetry={() => void found.fetchNextPage()}
          />}
      </div>
    </main>
  )
}

interface ToolsProps {
  asked: Asked
  panel: 'filter' | 'save' | undefined
  onPanel: (panel: 'filter' | 'save' | undefined) => void
  onAsk: (asked: Asked) => void
}

/** Filter, order, keeping and taking along of the list. */
function Tools({ asked, panel, onPanel, onAsk }: ToolsProps) {
  const file = useMutation({
    mutationFn: () => downloadFile('/api/dossiers/file', asked, `${asked.list}-${dayOf(now())}.csv`),
  })
  const [opens, setOpens] = useState(opensNext)
  const toggle = (one: 'filter' | 'save') => onPanel(panel === one ? undefined : one)
  return (
    <div className="mc-row mc-tools">
      <Button variant="default" aria-expanded={panel === 'filter'} onClick={() => toggle('filter')}>
        {say(WORKLIST.filter)}&nbsp;<kbd>L</kbd>
      </Button>
      <NativeSelect
        aria-label={say(WORKLIST.sort)} value={asked.sort ?? 'own'}
        data={SORTS.map((value) => ({ value, label: say(SORT_NAMES[value]) }))}
        onChange={(event) => onAsk(readAsked({ ...asked, sort: event.currentTarget.value }))}
      />
      <Button
        variant="default" aria-expanded={panel === 'save'} onClick={() => toggle('save')}
      >{say(VIEWS.save)}</Button>
      <Button variant="default" loading={file.isPending} onClick={() => file.mutate()}>{say(WORKLIST.file)}</Button>
      <Checkbox
        label={say(WORKLIST.opensNext)} checked={opens}
        onChange={(event) => {
          chooseOpensNext(event.currentTarget.checked)
          setOpens(event.currentTarget.checked)
        }}
      />
      {file.error && <ErrorState title={say(WORKLIST.fileFailed)} error={file.error} />}
    </div>
  )
}

interface EmptyProps {
  asked: Asked
  search: string
  onLook: (text: string) => void
  onAsk: (asked: Asked) => void
}

/** An empty list says why: nothing matches, nothing fits, or there is nothing to do. */
function Empty({ asked, search, onLook, onAsk }: EmptyProps) {
  if (search !== '') {
    return (
      <EmptyState title={say(WORKLIST.nothingFound, { search })}>
        <p>
          {say(WORKLIST.nothingFoundHint)}{' '}
          <button
            type="button" className="mc-link-button" onClick={() => onLook('')}
          >{say(WORKLIST.stopSearch)}</button>
        </p>
      </EmptyState>
    )
  }
  if (isFiltered(asked)) {
    return (
      <EmptyState title={say(WORKLIST.nothingFits)}>
        <p>
          <button type="button" className="mc-link-button" onClick={() => onAsk(withoutFilter(asked))}>
            {say(WORKLIST.clearFilter)}
          </button>
        </p>
      </EmptyState>
    )
  }
  const { empty, hint } = listOf(asked.list)
  return <EmptyState title={say(empty)}><p>{say(hint)}</p></EmptyState>
}

interface SearchBoxProps {
  box: RefObject<HTMLInputElement | null>
  search: string
  onSearch: (text: string) => void
}

function SearchBox({ box, search, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(search)
  return (
    <form role="search" className="mc-search" onSubmit={(event) => { event.preventDefault(); onSearch(typed.trim()) }}>
      <TextInput
        ref={box} aria-label={say(WORKLIST.searchLabel)} placeholder={say(WORKLIST.searchHint)}
        value={typed} maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setTyped('')
          onSearch('')
          event.currentTarget.blur()
        }}
      />
      <Button type="submit" variant="default">{say(WORKLIST.search)}</Button>
    </form>
  )
}
