import type { StaffCreated } from '@motcua/contracts/staff.ts'
import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { FirstPassword } from './first-password.tsx'
import { useStaffList } from './list-staff.ts'
import { NewStaffForm } from './new-staff-form.tsx'
import { StaffTable } from './staff-table.tsx'

/** Who works here with which role, within one's reach; whoever manages them opens new accounts. */
export function StaffListScreen() {
  useTitle('Tài khoản cán bộ')
  const search = useSought()
  const navigate = useNavigate()
  const box = useRef<HTMLInputElement>(null)
  const [isOpening, setIsOpening] = useState(false)
  const [created, setCreated] = useState<StaffCreated>()
  const found = useStaffList(search)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const mayManage = useSession()?.permissions.includes('staff.manage') ?? false

  const look = (text: string) => void navigate({ to: '/can-bo', state: keeping(text), replace: true })
  const begin = () => { setCreated(undefined); setIsOpening(true) }
  useShortcuts([
    { keys: '/', name: 'Tìm cán bộ', run: () => box.current?.select() },
    ...mayManage && !isOpening ? [{ keys: 'n', name: 'Mở tài khoản cán bộ', run: begin }] : [],
  ])
  return (
    <main className="mc-stack">
      <h1>Tài khoản cán bộ</h1>
      <div className="mc-row">
        <SearchBox key={search} box={box} search={search} onSearch={look} />
        {mayManage && !isOpening && (
          <Button onClick={begin}>
            Mở tài khoản cán bộ&nbsp;<kbd>N</kbd>
          </Button>
        )}
      </div>
      {isOpening && (
        <NewStaffForm
          onOpened={(opened) => {
            setCreated(opened)
            setIsOpening(false)
          }}
          onCancel={() => setIsOpening(false)}
        />
      )}
      {created && (
        <FirstPassword
          username={created.username}
          password={created.initialPassword}
          onDone={() => setCreated(undefined)}
        >
          <Link to="/can-bo/$id" params={{ id: created.id }}>
            Giao vai trò cho {created.username}
          </Link>
        </FirstPassword>
      )}
      <p role="status" className="mc-hidden">
        {found.data && `${lines.length} tài khoản${found.hasNextPage ? ', còn nữa' : ''}`}
      </p>
      {found.isPending && <SkeletonList />}
      {found.isError && (
        <ErrorState title="Không tải được danh sách" error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState
          title={
            search ? `Không có cán bộ nào khớp “${search}”.` : 'Chưa có tài khoản cán bộ nào trong phạm vi của bạn.'
          }
        >
          {search && (
            <p>
              Gõ vài chữ của họ tên, có dấu hay không đều được, hoặc tên đăng nhập.{' '}
              <button type="button" className="mc-link-button" onClick={() => look('')}>
                Bỏ tìm kiếm
              </button>
            </p>
          )}
        </EmptyState>
      )}
      {lines.length > 0 && <StaffTable lines={lines} search={search} isStale={found.isPlaceholderData} />}
      {found.hasNextPage && (
        <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          Xem thêm
        </Button>
      )}
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
    <form
      role="search"
      className="mc-search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <TextInput
        ref={box}
        aria-label="Tìm theo họ tên hoặc tên đăng nhập"
        placeholder="Họ tên hoặc tên đăng nhập   /"
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped('')
            onSearch('')
            event.currentTarget.blur()
          }
        }}
      />
      <Button type="submit" variant="default">
        Tìm
      </Button>
    </form>
  )
}
