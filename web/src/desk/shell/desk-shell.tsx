import type { Session } from '@motcua/contracts/session.ts'
import { Link, Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { now } from '../../lib/clock.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ShortcutHost } from '../../ui/shortcuts/shortcut-host.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { StandInBar } from '../absence/stand-in-bar.tsx'
import { HandOverLink } from '../hand-overs/hand-over-link.tsx'
import { LookMenu } from '../session/look-menu.tsx'
import { HelpPanel } from '../help/help-panel.tsx'
import { useSession } from '../session/read-session.ts'
import { useSection } from '../session/section.ts'
import { useSignOut } from '../session/sign-out.ts'
import { UndoBar } from '../undo/undo-bar.tsx'
import { SHELL } from './shell-texts.ts'
import { useLive } from './use-live.ts'

/** What stands around every page of the desk: brand line, ways to go, who is signed in, whose day it is. */
export function DeskShell() {
  const session = useSession()
  const { section } = useSection()
  const navigate = useNavigate()
  // Until the first password is changed, nothing else is answered.
  useLive(session?.mustChangePassword === false && session.permissions.includes('dossier.list'))
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
  // A new page takes the focus, unless a field of it already has: else a screen reader stays on a link that is gone.
  useEffect(() => router.subscribe('onRendered', ({ pathChanged }) => {
    if (pathChanged && !page.current?.contains(document.activeElement)) page.current?.focus()
  }), [router])
  if (!session) return null
  const grant = session.grants.find(({ unitId }) => unitId === section?.id) ?? session.grants[0]
  const others = new Set(session.grants.map(({ unitId }) => unitId)).size - 1
  const place = grant && {
    role: grant.unitId === section?.id ? '' : `${grant.roleName}, `, unit: grant.unitName,
    others: others > 0 ? say(SHELL.others, { count: others }) : '',
  }
  const worksOnDossiers = session.permissions.includes('dossier.list')
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
          <nav aria-label={say(SHELL.nav)}>
            {worksOnDossiers && <Link to="/danh-sach">{say(SHELL.worklist)}</Link>}
            {worksOnDossiers && <Link to="/tiep-nhan">{say(SHELL.intake)}</Link>}
            {worksOnDossiers && !session.mustChangePassword && <HandOverLink />}
            {session.permissions.includes('consultation.answer')
              && <Link to="/y-kien">{say(SHELL.consultations)}</Link>}
            {worksOnDossiers && <Link to="/so-theo-doi">{say(SHELL.register)}</Link>}
            {session.permissions.includes('operation.read') && <Link to="/dung-yen">{say(SHELL.idle)}</Link>}
            {session.permissions.includes('process.mend') && <Link to="/su-co">{say(SHELL.incidents)}</Link>}
            {session.permissions.includes('process.mend')
              && <Link to="/chuyen-phien-ban">{say(SHELL.migrations)}</Link>}
            {session.permissions.includes('units.review') && <Link to="/sap-xep-don-vi">{say(SHELL.successions)}</Link>}
            {session.permissions.includes('calendar.correct') && <Link to="/lich-nghi">{say(SHELL.calendar)}</Link>}
            {session.permissions.includes('staff.list') && <Link to="/can-bo">{say(SHELL.staff)}</Link>}
            {session.permissions.includes('absence.keep') && <Link to="/vang-mat">{say(SHELL.absences)}</Link>}
            {(session.permissions.includes('dossier.assign') || session.permissions.includes('assignment.keep'))
              && <Link to="/phan-viec">{say(SHELL.workload)}</Link>}
            {session.permissions.includes('figures.read') && <Link to="/so-lieu-dia-gioi">{say(SHELL.figures)}</Link>}
            {session.permissions.includes('figures.read')
              && <Link to="/so-lieu-ban-giao">{say(SHELL.handOverFigures)}</Link>}
            {session.permissions.includes('duty.keep') && <Link to="/tach-nhiem-vu">{say(SHELL.duties)}</Link>}
            {session.permissions.includes('content.edit') && <Link to="/noi-dung">{say(SHELL.content)}</Link>}
            {session.permissions.includes('clearance.read') && <Link to="/khong-dia-gioi">{say(SHELL.clearances)}</Link>}
            {session.permissions.includes('catalogue.manage') && <Link to="/bieu-mau">{say(SHELL.forms)}</Link>}
            {session.permissions.includes('package.read') && <Link to="/goi-thu-tuc">{say(SHELL.packages)}</Link>}
            {session.permissions.includes('support.answer') && <Link to="/ho-tro">{say(SHELL.support)}</Link>}
          </nav>
          <div className="mc-who">
            <HelpPanel />
            <ShortcutHost />
            <LookMenu />
            <Link to="/doi-mat-khau">{say(SHELL.password)}</Link>
            <button
              type="button" className="mc-link-button" onClick={() => signingOut.mutate()}
            >{say(SHELL.signOut)}</button>
          </div>
          <p className="mc-me">
            {session.fullName}
            {place && <span className="mc-quiet"> · {place.role}<bdi>{place.unit}</bdi>{place.others}</span>}
          </p>
        </div>
      </header>
      <StandInBar session={session} />
      <div ref={page} id="noi-dung" className="mc-page" tabIndex={-1}><UndoBar /><Outlet /></div>
      <p className="mc-on-paper">{address}</p>
    </>
  )
}
