import type { StaffDetail } from '@motcua/contracts/staff.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { type StaffDeed, type StaffNoun, useActOnStaff } from './act-on-staff.ts'
import { type Asked, DeedPanel } from './deed-panel.tsx'
import { FirstPassword } from './first-password.tsx'
import { useStaff } from './list-staff.ts'
import { daysOfRole, hindranceOf, labelOfAccount } from './staff-words.ts'

const DONE: Readonly<Record<StaffNoun, string>> = {
  'role': 'Đã giao vai trò', 'role-end': 'Đã thu hồi vai trò', 'unlocking': 'Đã mở khóa',
  'closing': 'Đã đóng tài khoản', 'new-password': 'Đã cấp lại mật khẩu',
}

/** One account of staff: who, where, with which roles, and what its manager may do. */
export function StaffScreen() {
  const { id = '' } = useParams({ strict: false })
  const found = useStaff(id)
  useTitle(found.data ? `Tài khoản ${found.data.username}` : 'Tài khoản cán bộ')
  if (found.data) return <Account key={id} staff={found.data} />
  if (found.isPending) return <main><SkeletonList /></main>
  if (found.error instanceof CallError && found.error.status === 404) {
    return (
      <main>
        <EmptyState title="Không có tài khoản này">
          <p>
            Tài khoản không có, hoặc không thuộc phạm vi của bạn. <Link to="/can-bo">Về danh sách cán bộ</Link>
          </p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main>
      <ErrorState title="Không tải được tài khoản" error={found.error} onRetry={() => void found.refetch()} />
    </main>
  )
}

function Account({ staff }: { staff: StaffDetail }) {
  const search = useSought()
  const [asked, setAsked] = useState<Asked>()
  const [password, setPassword] = useState<string | null>()
  const acting = useActOnStaff(staff.id)
  const begin = (next: Asked) => { acting.reset(); setPassword(undefined); setAsked(next) }
  const act = (deed: StaffDeed) => acting.mutate(deed, {
    onSuccess: ({ initialPassword }) => {
      setAsked(undefined)
      document.getElementById('noi-dung')?.focus() // the button that had the focus is gone
      if (deed.noun === 'new-password') setPassword(initialPassword ?? null)
      announce(`${DONE[deed.noun]}: ${staff.fullName}.`)
    },
  })
  const hindrance = hindranceOf(staff)
  const mayAct = staff.manages === 'yes' && staff.state !== 'disabled' && !asked
  return (
    <main className="mc-stack">
      <nav aria-label="Trong danh sách">
        <Link to="/can-bo" state={keeping(search)}>
          ← Tài khoản cán bộ
        </Link>
      </nav>
      <div className="mc-row">
        <h1>{staff.fullName}</h1>
        <StateChip {...labelOfAccount(staff.state)} />
      </div>
      <dl className="mc-pairs mc-panel">
        <div>
          <dt>Tên đăng nhập</dt>
          <dd className="mc-number">{staff.username}</dd>
        </div>
        <div>
          <dt>Nơi làm việc</dt>
          <dd>{staff.unitName}</dd>
        </div>
        <div>
          <dt>Chức vụ, chức danh</dt>
          <dd>{staff.position || '–'}</dd>
        </div>
      </dl>
      {hindrance && <p className="mc-quiet">{hindrance}</p>}
      {password !== undefined && (
        <FirstPassword username={staff.username} password={password} onDone={() => setPassword(undefined)} />
      )}
      {asked && (
        <DeedPanel
          key={asked.what}
          asked={asked}
          staff={staff}
          isBusy={acting.isPending}
          error={acting.error}
          onAct={act}
          onCancel={() => {
            setAsked(undefined)
            acting.reset()
          }}
        />
      )}
      <section aria-label="Vai trò" className="mc-panel">
        <h2>Vai trò</h2>
        {staff.roles.length === 0 && (
          <p className="mc-quiet">Chưa có vai trò: đăng nhập được nhưng chưa làm được việc gì.</p>
        )}
        {staff.roles.length > 0 && (
          <ul className="mc-held">
            {staff.roles.map((role, nth) => (
              <li key={nth} className="mc-row">
                <span>
                  <b>{role.roleName}</b>, {role.unitName}{' '}
                  <span className="mc-quiet">
                    {daysOfRole(role)}
                    {!role.isInForce && ', chưa đến ngày'}
                  </span>
                </span>
                {role.mayEnd && !asked && (
                  <button type="button" className="mc-link-button" onClick={() => begin({ what: 'role-end', role })}>
                    Thu hồi
                    <span className="mc-hidden">
                      {' '}
                      {role.roleName} tại {role.unitName}
                    </span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayAct && (
        <div className="mc-row mc-bar" role="group" aria-label="Việc làm được">
          <Button onClick={() => begin({ what: 'role' })}>Giao vai trò</Button>
          {(staff.state === 'locked' || staff.state === 'idle') && (
            <Button variant="default" onClick={() => begin({ what: 'unlocking' })}>
              Mở khóa
            </Button>
          )}
          <Button variant="default" onClick={() => begin({ what: 'new-password' })}>
            Cấp lại mật khẩu
          </Button>
          <Button variant="default" onClick={() => begin({ what: 'closing' })}>
            Đóng tài khoản
          </Button>
        </div>
      )}
    </main>
  )
}
