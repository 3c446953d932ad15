import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DossierTable } from './dossier-table.tsx'
import { useDossierList } from './list-dossiers.ts'
import { LISTS } from './lists.ts'
import { keeping, useSought } from './sought.ts'

/** What has to be done, due first. One list at a time; `/` searches in it; the address keeps the list. */
export function WorklistScreen() {
  const { list = 'unit' } = useSearch({ strict: false })
  const search = useSought()
  const about = LISTS.find(({ id }) => id === list) ?? LISTS[1]
  const navigate = useNavigate()
  const box = useRef<HTMLInputElement>(null)
  const found = useDossierList(list, search)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  useTitle(about.name)

  const look = (text: string) => void navigate({ to: '/danh-sach', search: { list }, state: keeping(text), replace: true })
  useShortcuts([
    { keys: '/', name: 'Tìm trong danh sách', run: () => box.current?.select() },
    { keys: 'n', name: 'Tiếp nhận hồ sơ mới', run: () => void navigate({ to: '/tiep-nhan' }) },
    ...LISTS.map(({ id, name }, nth) => ({ keys: String(nth + 1), name, run: () => void navigate({ to: '/danh-sach', search: { list: id } }) })),
  ])

  return (
    <main className="mc-stack">
      <h1 className="mc-hidden">Danh sách việc: {about.name}</h1>
      <nav className="mc-tabs" aria-label="Danh sách">
        {LISTS.map(({ id, name }) => <Link key={id} to="/danh-sach" search={{ list: id }} activeOptions={{ includeSearch: true }}>{name}</Link>)}
      </nav>
      <div className="mc-row">
        <SearchBox key={search} box={box} search={search} onSearch={look} />
        <Link to="/tiep-nhan" className="mc-action">Tiếp nhận hồ sơ <kbd>N</kbd></Link>
      </div>
      <p role="status" className="mc-hidden">{found.data && `${lines.length} hồ sơ${found.hasNextPage ? ', còn nữa' : ''}`}</p>
      {found.isPending && <SkeletonList />}
      {found.isError && <ErrorState title="Không tải được danh sách" error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && (search
        ? <EmptyState title={`Không có hồ sơ nào khớp “${search}”.`}><p>Gõ mã hồ sơ, một phần mã, hoặc vài chữ của họ tên. <button type="button" className="mc-link-button" onClick={() => look('')}>Bỏ tìm kiếm</button></p></EmptyState>
        : <EmptyState title={about.empty}><p>{about.hint}</p></EmptyState>)}
      {lines.length > 0 && <DossierTable lines={lines} list={list} search={search} isStale={found.isPlaceholderData} />}
      {found.hasNextPage && <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>Xem thêm</Button>}
    </main>
  )
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
        ref={box} aria-label="Tìm theo mã hồ sơ hoặc họ tên" placeholder="Mã hồ sơ hoặc họ tên   /" value={typed} maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') { setTyped(''); onSearch(''); event.currentTarget.blur() } }}
      />
      <Button type="submit" variant="default">Tìm</Button>
    </form>
  )
}
