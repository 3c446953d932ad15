import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { now } from '../../lib/clock.ts'
import { showDay } from '../../lib/dates.ts'
import { ShortcutHost } from '../../ui/shortcuts/shortcut-host.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { useSession } from '../session/read-session.ts'
import { useSection } from '../session/section.ts'
import { useSignOut } from '../session/sign-out.ts'
import { UndoBar } from '../undo/undo-bar.tsx'
import { useLive } from './use-live.ts'

/** What stands around every page of the desk: brand line, ways to go, who is signed in, whose day it is. */
export function DeskShell() {
  const session = useSession()
  const { section } = useSection()
  const navigate = useNavigate()
  useLive(session?.permissions.includes('dossier.list') ?? false)
  const signingOut = useSignOut(() => void navigate({ to: '/dang-nhap' }))
  useShortcuts([
    { keys: 'alt+1', name: 'Danh sách việc', run: () => void navigate({ to: '/danh-sach' }) },
    { keys: 'alt+2', name: 'Tiếp nhận hồ sơ', run: () => void navigate({ to: '/tiep-nhan' }) },
    { keys: 'alt+3', name: 'Sổ theo dõi', run: () => void navigate({ to: '/so-theo-doi' }) },
  ])
  const router = useRouter()
  const page = useRef<HTMLDivElement>(null)
  // A new page takes the focus, unless a field of it already has: else a screen reader stays on a link that is gone.
  useEffect(() => router.subscribe('onRendered', ({ pathChanged }) => {
    if (pathChanged && !page.current?.contains(document.activeElement)) page.current?.focus()
  }), [router])
  if (!session) return null
  const grant = session.grants.find(({ unitId }) => unitId === section?.id) ?? session.grants[0]
  const others = new Set(session.grants.map(({ unitId }) => unitId)).size - 1
  const worksOnDossiers = session.permissions.includes('dossier.list')
  return (
    <>
      <a className="mc-skip" href="#noi-dung">Đến nội dung</a>
      <header className="mc-head">
        {session.isDemonstration && (
          <p className="mc-demonstration">
            Bản trình diễn · hôm nay {showDay(now())} · dữ liệu không có thật · <Link to="/trinh-dien">chỉnh đồng hồ</Link>
          </p>
        )}
        <div className="mc-brand">
          <Link to="/danh-sach" className="mc-brand-name">{session.province.brand['short'] ?? `Một cửa ${session.province.name}`}</Link>
          <nav aria-label="Bàn làm việc">
            {worksOnDossiers && <Link to="/danh-sach">Danh sách việc</Link>}
            {worksOnDossiers && <Link to="/tiep-nhan">Tiếp nhận</Link>}
            {worksOnDossiers && <Link to="/so-theo-doi">Sổ theo dõi</Link>}
            {session.permissions.includes('staff.list') && <Link to="/can-bo">Tài khoản cán bộ</Link>}
          </nav>
          <div className="mc-who">
            <span>{session.fullName}{grant && <span className="mc-quiet"> · {grant.unitId === section?.id ? '' : `${grant.roleName}, `}{grant.unitName}{others > 0 && ` và ${others} nơi khác`}</span>}</span>
            <ShortcutHost />
            <Link to="/doi-mat-khau">Đổi mật khẩu</Link>
            <button type="button" className="mc-link-button" onClick={() => signingOut.mutate()}>Đăng xuất</button>
          </div>
        </div>
      </header>
      <div ref={page} id="noi-dung" className="mc-page" tabIndex={-1}><UndoBar /><Outlet /></div>
    </>
  )
}
