import type { Session } from '@motcua/contracts/session.ts'
import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { ConsultationLink } from '../consultations/consultation-link.tsx'
import { HandOverLink } from '../hand-overs/hand-over-link.tsx'
import { SHELL } from './shell-texts.ts'

/** The ways from every page of the desk: those that whoever is signed in may go. */
export function DeskNav({ session }: { session: Session }) {
  const worksOnDossiers = session.permissions.includes('dossier.list')
  const isHeld = session.mustChangePassword || session.mustSetUpFactor // nothing is answered before
  return (
    <nav aria-label={say(SHELL.nav)}>
      {worksOnDossiers && <Link to="/danh-sach">{say(SHELL.worklist)}</Link>}
      {worksOnDossiers && <Link to="/tiep-nhan">{say(SHELL.intake)}</Link>}
      {session.permissions.includes('queue.serve') && <Link to="/goi-so">{say(SHELL.queue)}</Link>}
      {session.permissions.includes('dossier.return') && <Link to="/ke-ket-qua">{say(SHELL.shelf)}</Link>}
      {session.permissions.includes('post.pass') && <Link to="/buu-chinh">{say(SHELL.post)}</Link>}
      {session.permissions.includes('post.carry') && <Link to="/quay-buu-chinh">{say(SHELL.delegated)}</Link>}
      {session.permissions.includes('post.delegate') && <Link to="/uy-quyen-buu-chinh">{say(SHELL.delegations)}</Link>}
      {session.permissions.includes('post.settle') && <Link to="/quyet-toan-buu-chinh">{say(SHELL.settlement)}</Link>}
      {session.permissions.includes('payments.take') && <Link to="/thu-tien">{say(SHELL.cash)}</Link>}
      {session.permissions.includes('payments.keep') && <Link to="/quy-thu">{say(SHELL.cashBook)}</Link>}
      {session.permissions.includes('payments.keep') && <Link to="/doi-soat">{say(SHELL.reconciliation)}</Link>}
      {session.permissions.includes('dossier.intake') && <Link to="/khay-quet">{say(SHELL.tray)}</Link>}
      {session.permissions.includes('dossier.intake') && <Link to="/doc-giay-to">{say(SHELL.reviews)}</Link>}
      {session.permissions.includes('result.propose-end')
        && <Link to="/de-nghi-dinh-chinh">{say(SHELL.correctionRequests)}</Link>}
      {worksOnDossiers && !isHeld && <HandOverLink />}
      {session.permissions.includes('consultation.answer') && !isHeld
        && <ConsultationLink />}
      {worksOnDossiers && <Link to="/so-theo-doi">{say(SHELL.register)}</Link>}
      {session.permissions.includes('operation.read') && <Link to="/dung-yen">{say(SHELL.idle)}</Link>}
      {session.permissions.includes('process.mend') && <Link to="/su-co">{say(SHELL.incidents)}</Link>}
      {session.permissions.includes('process.mend')
        && <Link to="/chuyen-phien-ban">{say(SHELL.migrations)}</Link>}
      {session.permissions.includes('exchange.mend') && <Link to="/he-thong-ngoai">{say(SHELL.partners)}</Link>}
      {session.permissions.includes('developer.keep') && <Link to="/phan-mem-ket-noi">{say(SHELL.developers)}</Link>}
      {session.permissions.includes('maintenance.keep') && <Link to="/bao-tri">{say(SHELL.maintenance)}</Link>}
      {session.permissions.includes('units.review') && <Link to="/sap-xep-don-vi">{say(SHELL.successions)}</Link>}
      {session.permissions.includes('calendar.correct') && <Link to="/lich-nghi">{say(SHELL.calendar)}</Link>}
      {session.permissions.includes('backlog.keep') && <Link to="/ton-dong">{say(SHELL.backlog)}</Link>}
      {(session.permissions.includes('archive.keep') || session.permissions.includes('archive.hand-over'))
        && <Link to="/luu-tru">{say(SHELL.archive)}</Link>}
      {session.permissions.includes('rollout.keep') && <Link to="/so-hoa">{say(SHELL.rollouts)}</Link>}
      {session.permissions.includes('dossier.intake') && <Link to="/uy-quyen">{say(SHELL.proxies)}</Link>}
      {session.permissions.includes('team.keep') && <Link to="/to-cong-nghe-so">{say(SHELL.teams)}</Link>}
      {session.permissions.includes('dossier.intake') && <Link to="/man-hinh-phu">{say(SHELL.screens)}</Link>}
      {session.permissions.includes('queue.keep') && <Link to="/sanh-cho">{say(SHELL.halls)}</Link>}
      {session.permissions.includes('queue.book') && <Link to="/lich-hen-sanh">{say(SHELL.appointments)}</Link>}
      {(session.permissions.includes('queue.keep') || session.permissions.includes('queue.serve'))
        && <Link to="/lich-truc">{say(SHELL.roster)}</Link>}
      {session.permissions.includes('queue.keep') && <Link to="/thiet-bi-sanh">{say(SHELL.devices)}</Link>}
      {session.permissions.includes('section.read') && <Link to="/bo-phan">{say(SHELL.sections)}</Link>}
      {session.permissions.includes('model.read') && <Link to="/phuong-an">{say(SHELL.models)}</Link>}
      {(session.permissions.includes('queue.keep') || session.permissions.includes('queue.serve'))
        && <Link to="/quay-ngoai-tuyen">{say(SHELL.offline)}</Link>}
      {session.permissions.includes('staff.list') && <Link to="/can-bo">{say(SHELL.staff)}</Link>}
      {session.permissions.includes('absence.keep') && <Link to="/vang-mat">{say(SHELL.absences)}</Link>}
      {(session.permissions.includes('dossier.assign') || session.permissions.includes('assignment.keep'))
        && <Link to="/phan-viec">{say(SHELL.workload)}</Link>}
      {session.permissions.includes('figures.read') && <Link to="/so-lieu-dia-gioi">{say(SHELL.figures)}</Link>}
      {session.permissions.includes('figures.read')
        && <Link to="/so-lieu-ban-giao">{say(SHELL.handOverFigures)}</Link>}
      {session.permissions.includes('figures.read')
        && <Link to="/so-lieu-dung-lai">{say(SHELL.reuseFigures)}</Link>}
      {session.permissions.includes('figures.read')
        && <Link to="/so-lieu-tai-khoan">{say(SHELL.accountFigures)}</Link>}
      {session.permissions.includes('figures.read')
        && <Link to="/so-lieu-so-hoa">{say(SHELL.rolloutFigures)}</Link>}
      {(session.permissions.includes('figures.read') || session.permissions.includes('queue.serve'))
        && <Link to="/nang-suat">{say(SHELL.productivity)}</Link>}
      {session.permissions.includes('duty.keep') && <Link to="/tach-nhiem-vu">{say(SHELL.duties)}</Link>}
      {session.permissions.includes('content.edit') && <Link to="/noi-dung">{say(SHELL.content)}</Link>}
      {session.permissions.includes('clearance.read') && <Link to="/khong-dia-gioi">{say(SHELL.clearances)}</Link>}
      {session.permissions.includes('catalogue.manage') && <Link to="/bieu-mau">{say(SHELL.forms)}</Link>}
      {session.permissions.includes('catalogue.manage')
        && <Link to="/loai-giay-to">{say(SHELL.documentTypes)}</Link>}
      {session.permissions.includes('package.read') && <Link to="/goi-thu-tuc">{say(SHELL.packages)}</Link>}
      {session.permissions.includes('support.answer') && <Link to="/ho-tro">{say(SHELL.support)}</Link>}
    </nav>
  )
}
