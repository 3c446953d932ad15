import type { StaffCreated } from '@motcua/contracts/staff.ts'
import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { DEED } from './deed-texts.ts'
import { FirstPassword } from './first-password.tsx'
import { useStaffList } from './list-staff.ts'
import { NewStaffForm } from './new-staff-form.tsx'
import { STAFF } from './staff-texts.ts'
import { StaffTable } from './staff-table.tsx'

/** Who works here with which role, within one's reach; whoever manages them opens new accounts. */
export function StaffListScreen() {
  useTitle(say(STAFF.title))
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
    { keys: '/', name: say(STAFF.find), run: () => box.current?.select() },
    ...mayManage && !isOpening ? [{ keys: 'n', name: say(DEED.openTitle), run: begin }] : [],
  ])
  return (
    <main className="mc-stack">
      <h1>{say(STAFF.title)}</h1>
      <div className="mc-row">
        <SearchBox key={search} box={box} search={search} onSearch={look} />
        {mayManage && !isOpening && (
          <Button onClick={begin}>
            {say(DEED.openTitle)}&nbsp;<kbd>N</kbd>
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
            {say(STAFF.giveRoleTo, { username: created.username })}
          </Link>
        </FirstPassword>
      )}
      <p role="status" className="mc-hidden">
        {found.data && say(found.hasNextPage ? STAFF.countMore : STAFF.count, { count: lines.length })}
      </p>
      {found.isPending && <SkeletonList />}
      {found.isError && (
        <ErrorState title={say(STAFF.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState
          title={
            search ? say(STAFF.noneFound, { search }) : say(STAFF.none)
          }
        >
          {search && (
            <p>
              {say(STAFF.noneHint)}{' '}
              <button type="button" className="mc-link-button" onClick={() => look('')}>
                {say(STAFF.clear)}
              </button>
            </p>
          )}
        </EmptyState>
      )}
      {lines.length > 0 && <StaffTable lines={lines} search={search} isStale={found.isPlaceholderData} />}
      <MoreButton found={found} label={say(STAFF.more)} />
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
        aria-label={say(STAFF.searchLabel)}
        placeholder={say(STAFF.searchHint)}
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
        {say(STAFF.search)}
      </Button>
    </form>
  )
}
