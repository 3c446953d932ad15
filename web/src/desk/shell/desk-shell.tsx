import type { Session } from '@motcua/contracts/session.ts'
import { Link, Outlet, useLocation, useMatches, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { now } from '../../lib/clock.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ShortcutHost } from '../../ui/shortcuts/shortcut-host.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { StandInBar } from '../absence/stand-in-bar.tsx'
import { InquiryReminderBar } from '../inquiries/inquiry-reminder-bar.tsx'
import { HallAlarmBar } from '../queue/hall-alarm-bar.tsx'
import { MaintenanceBar } from '../maintenance/maintenance-bar.tsx'
import { QueueBar } from '../queue/queue-bar.tsx'
import { LookMenu } from '../session/look-menu.tsx'
import { HelpPanel } from '../help/help-panel.tsx'
import { useSession } from '../session/read-session.ts'
import { useSection } from '../session/section.ts'
import { useSignOut } from '../session/sign-out.ts'
import { UndoBar } from '../undo/undo-bar.tsx'
import { DeskNav } from './desk-nav.tsx'
import { MENU_ID, MenuButton } from './menu-button.tsx'
import { NotYours } from './not-yours.tsx'
import { mayOpen } from './page-rights.ts'
import { SHELL } from './shell-texts.ts'
import { useLive } from './use-live.ts'

/** What stands around every page of the desk: brand line, ways to go, who is signed in, whose day it is. */
export function DeskShell() {
  const session = useSession()
  const { section } = useSection()
  const navigate = useNavigate()
  // Until the first password is changed and a second step that is asked for is set up, nothing else is answered.
  const isHeld = session === undefined || session.mustChangePassword || session.mustSetUpFactor
  useLive(!isHeld && session.permissions.includes('dossier.list'))
  const signingOut = useSignOut(() => void navigate({ to: '/dang-nhap' }))
  const may = (permission: Session['permissions'][number]) => session?.permissions.includes(permission) ?? false
  const ways = [
    { key: 1, name: say(SHELL.worklist), to: '/danh-sach', isOpen: may('dossier.list') },
    { key: 2, name: say(SHELL.intakeKey), to: '/tiep-nhan', isOpen: may('dossier.list') },
    { key: 3, name: say(SHELL.register), to: '/so-theo-doi', isOpen: may('dossier.list') },
    { key: 4, name: say(SHELL.idle), to: '/dung-yen', isOpen: may('operation.read') },
    { key: 5, name: say(SHELL.staff), to: '/can-bo', isOpen: may('staff.list') },
    { key: 6, name: say(SHELL.content), to: '/noi-dung', isOpen: may('content.edit') },
    { key: 7, name: say(SHELL.support), to: '/ho-tro', isOpen: may('support.answer') },
    { key: 8, name: say(SHELL.forms), to: '/bieu-mau', isOpen: may('catalogue.manage') },
    { key: 9, name: say(SHELL.clearances), to: '/khong-dia-gioi', isOpen: may('clearance.read') },
  ] as const
  useShortcuts(ways.filter(({ isOpen }) => isOpen)
    .map(({ key, name, to }) => ({ keys: `alt+${key}`, name, run: () => void navigate({ to }) })))
  const router = useRouter()
  // Read anew on each page; an address of ours holds nobody's data.
  const address = useLocation({ select: ({ pathname }) => location.origin + router.basepath + pathname })
  const page = useRef<HTMLDivElement>(null)
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  // A new page takes the focus, unless a field of it already has: else a screen reader stays on a link that is gone.
  useEffect(() => router.subscribe('onRendered', ({ pathChanged }) => {
    if (pathChanged) setIsMenuOpen(false)
    if (pathChanged && !page.current?.contains(document.activeElement)) page.current?.focus()
  }), [router])
  const pattern = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' })
  if (!session) return null
  const isTheirs = mayOpen(session.permissions, pattern)
  // What hangs on a wall has nothing around it.
  if (pattern === '/bang-theo-doi/man-hinh-lon' && isTheirs && !isHeld) return <Outlet />
  const grant = session.grants.find(({ unitId }) => unitId === section?.id) ?? session.grants[0]
  const others = new Set(session.grants.map(({ unitId }) => unitId)).size - 1
  const place = grant && {
    role: grant.unitId === section?.id ? '' : `${grant.roleName}, `, unit: grant.unitName,
    others: others > 0 ? say(SHELL.others, { count: others }) : '',
  }
  return (
    <>
      <a className="mc-skip" href="#noi-dung">{say(SHELL.skip)}</a>
      <header className="mc-head">
        {session.isDemonstration && (
          <p className="mc-demonstration">
            {say(SHELL.demonstration, { day: showDay(now()) })} <Link to="/trinh-dien">{say(SHELL.clock)}</Link>
          </p>
        )}
        <div className="mc-brand">
          <Link to="/danh-sach" className="mc-brand-name">
            {session.province.brand['short'] ?? say(SHELL.brand, { province: session.province.name })}
          </Link>
          <MenuButton isOpen={isMenuOpen} onPress={setIsMenuOpen} />
          <div id={MENU_ID} className="mc-menu" data-open={isMenuOpen || undefined}>
            <DeskNav session={session} />
            <div className="mc-who">
              <HelpPanel />
              <ShortcutHost />
              <LookMenu />
              <Link to="/doi-mat-khau">{say(SHELL.password)}</Link>
              <Link to="/dang-nhap-hai-buoc">{say(SHELL.factors)}</Link>
              <button
                type="button" className="mc-link-button" onClick={() => signingOut.mutate()}
              >{say(SHELL.signOut)}</button>
            </div>
          </div>
          <p className="mc-me">
            {session.fullName}
            {place && <span className="mc-quiet"> · {place.role}<bdi>{place.unit}</bdi>{place.others}</span>}
          </p>
        </div>
      </header>
      <MaintenanceBar />
      <StandInBar session={session} />
      {may('queue.keep') && !isHeld && <HallAlarmBar />}
      {may('consultation.answer') && !isHeld && <InquiryReminderBar />}
      {may('queue.serve') && !isHeld && <QueueBar />}
      <div ref={page} id="noi-dung" className="mc-page" tabIndex={-1}><UndoBar />{isTheirs ? <Outlet /> : <NotYours />}</div>
      <p className="mc-on-paper">{address}</p>
    </>
  )
}
