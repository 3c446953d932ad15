import type { Session } from '@motcua/contracts/session.ts'
import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { ConsultationLink } from '../consultations/consultation-link.tsx'
import { HandOverLink } from '../hand-overs/hand-over-link.tsx'
import { isPageOf } from './page-rights.ts'
import { SHELL } from './shell-texts.ts'

/** The ways from every page of the desk: those that whoever is signed in may go. */
export function DeskNav({ session }: { session: Session }) {
  const may = (page: Parameters<typeof isPageOf>[1]) => isPageOf(session.permissions, page)
  const isHeld = session.mustChangePassword || session.mustSetUpFactor // nothing is answered before
  return (
    <nav aria-label={say(SHELL.nav)}>
      {session.permissions.includes('dossier.list') && <Link to="/danh-sach">{say(SHELL.worklist)}</Link>}
      {may('/tiep-nhan') && <Link to="/tiep-nhan">{say(SHELL.intake)}</Link>}
      {may('/goi-so') && <Link to="/goi-so">{say(SHELL.queue)}</Link>}
      {may('/ke-ket-qua') && <Link to="/ke-ket-qua">{say(SHELL.shelf)}</Link>}
      {may('/buu-chinh') && <Link to="/buu-chinh">{say(SHELL.post)}</Link>}
      {may('/quay-buu-chinh') && <Link to="/quay-buu-chinh">{say(SHELL.delegated)}</Link>}
      {may('/uy-quyen-buu-chinh') && <Link to="/uy-quyen-buu-chinh">{say(SHELL.delegations)}</Link>}
      {may('/quyet-toan-buu-chinh') && <Link to="/quyet-toan-buu-chinh">{say(SHELL.settlement)}</Link>}
      {may('/thu-tien') && <Link to="/thu-tien">{say(SHELL.cash)}</Link>}
      {may('/quy-thu') && <Link to="/quy-thu">{say(SHELL.cashBook)}</Link>}
      {may('/doi-soat') && <Link to="/doi-soat">{say(SHELL.reconciliation)}</Link>}
      {may('/khay-quet') && <Link to="/khay-quet">{say(SHELL.tray)}</Link>}
      {may('/doc-giay-to') && <Link to="/doc-giay-to">{say(SHELL.reviews)}</Link>}
      {may('/de-nghi-dinh-chinh') && <Link to="/de-nghi-dinh-chinh">{say(SHELL.correctionRequests)}</Link>}
      {may('/du-lieu-bao-sai') && <Link to="/du-lieu-bao-sai">{say(SHELL.registerReports)}</Link>}
      {may('/ban-giao') && !isHeld && <HandOverLink />}
      {session.permissions.includes('consultation.answer') && !isHeld
        && <ConsultationLink />}
      {may('/hoi-dap-phan-anh') && <Link to="/hoi-dap-phan-anh">{say(SHELL.petitions)}</Link>}
      {may('/so-theo-doi') && <Link to="/so-theo-doi">{say(SHELL.register)}</Link>}
      {may('/dung-yen') && <Link to="/dung-yen">{say(SHELL.idle)}</Link>}
      {may('/su-co') && <Link to="/su-co">{say(SHELL.incidents)}</Link>}
      {may('/chuyen-phien-ban') && <Link to="/chuyen-phien-ban">{say(SHELL.migrations)}</Link>}
      {may('/he-thong-ngoai') && <Link to="/he-thong-ngoai">{say(SHELL.partners)}</Link>}
      {may('/phan-mem-ket-noi') && <Link to="/phan-mem-ket-noi">{say(SHELL.developers)}</Link>}
      {may('/bao-tri') && <Link to="/bao-tri">{say(SHELL.maintenance)}</Link>}
      {may('/sap-xep-don-vi') && <Link to="/sap-xep-don-vi">{say(SHELL.successions)}</Link>}
      {may('/lich-nghi') && <Link to="/lich-nghi">{say(SHELL.calendar)}</Link>}
      {may('/ton-dong') && <Link to="/ton-dong">{say(SHELL.backlog)}</Link>}
      {may('/luu-tru') && <Link to="/luu-tru">{say(SHELL.archive)}</Link>}
      {may('/so-hoa') && <Link to="/so-hoa">{say(SHELL.rollouts)}</Link>}
      {may('/uy-quyen') && <Link to="/uy-quyen">{say(SHELL.proxies)}</Link>}
      {may('/to-cong-nghe-so') && <Link to="/to-cong-nghe-so">{say(SHELL.teams)}</Link>}
      {may('/man-hinh-phu') && <Link to="/man-hinh-phu">{say(SHELL.screens)}</Link>}
      {may('/sanh-cho') && <Link to="/sanh-cho">{say(SHELL.halls)}</Link>}
      {may('/lich-hen-sanh') && <Link to="/lich-hen-sanh">{say(SHELL.appointments)}</Link>}
      {may('/lich-truc') && <Link to="/lich-truc">{say(SHELL.roster)}</Link>}
      {may('/thiet-bi-sanh') && <Link to="/thiet-bi-sanh">{say(SHELL.devices)}</Link>}
      {may('/bo-phan') && <Link to="/bo-phan">{say(SHELL.sections)}</Link>}
      {may('/phuong-an') && <Link to="/phuong-an">{say(SHELL.models)}</Link>}
      {may('/quay-ngoai-tuyen') && <Link to="/quay-ngoai-tuyen">{say(SHELL.offline)}</Link>}
      {may('/can-bo') && <Link to="/can-bo">{say(SHELL.staff)}</Link>}
      {may('/vang-mat') && <Link to="/vang-mat">{say(SHELL.absences)}</Link>}
      {may('/phan-viec') && <Link to="/phan-viec">{say(SHELL.workload)}</Link>}
      {may('/ke-hoach') && <Link to="/ke-hoach">{say(SHELL.plan)}</Link>}
      {may('/chi-tieu') && <Link to="/chi-tieu">{say(SHELL.targets)}</Link>}
      {may('/danh-gia') && <Link to="/danh-gia">{say(SHELL.evaluation)}</Link>}
      {may('/chi-dao') && <Link to="/chi-dao">{say(SHELL.direction)}</Link>}
      {may('/bao-cao-dinh-ky') && <Link to="/bao-cao-dinh-ky">{say(SHELL.periodicReports)}</Link>}
      {may('/tim-nguyen-nhan') && <Link to="/tim-nguyen-nhan">{say(SHELL.causes)}</Link>}
      {may('/bang-theo-doi') && <Link to="/bang-theo-doi">{say(SHELL.board)}</Link>}
      {may('/so-lieu-giai-quyet') && <Link to="/so-lieu-giai-quyet">{say(SHELL.settlementFigures)}</Link>}
      {may('/danh-muc-so-lieu') && <Link to="/danh-muc-so-lieu">{say(SHELL.registryOfFigures)}</Link>}
      {may('/so-lieu-dia-gioi') && <Link to="/so-lieu-dia-gioi">{say(SHELL.figures)}</Link>}
      {may('/so-lieu-ban-giao') && <Link to="/so-lieu-ban-giao">{say(SHELL.handOverFigures)}</Link>}
      {may('/so-lieu-dung-lai') && <Link to="/so-lieu-dung-lai">{say(SHELL.reuseFigures)}</Link>}
      {may('/so-lieu-tai-khoan') && <Link to="/so-lieu-tai-khoan">{say(SHELL.accountFigures)}</Link>}
      {may('/so-lieu-so-hoa') && <Link to="/so-lieu-so-hoa">{say(SHELL.rolloutFigures)}</Link>}
      {may('/nang-suat') && <Link to="/nang-suat">{say(SHELL.productivity)}</Link>}
      {may('/tach-nhiem-vu') && <Link to="/tach-nhiem-vu">{say(SHELL.duties)}</Link>}
      {may('/noi-dung') && <Link to="/noi-dung">{say(SHELL.content)}</Link>}
      {may('/khong-dia-gioi') && <Link to="/khong-dia-gioi">{say(SHELL.clearances)}</Link>}
      {may('/bieu-mau') && <Link to="/bieu-mau">{say(SHELL.forms)}</Link>}
      {may('/loai-giay-to') && <Link to="/loai-giay-to">{say(SHELL.documentTypes)}</Link>}
      {may('/goi-thu-tuc') && <Link to="/goi-thu-tuc">{say(SHELL.packages)}</Link>}
      {session.permissions.includes('support.answer') && <Link to="/ho-tro">{say(SHELL.support)}</Link>}
    </nav>
  )
}
