import { dayOf } from '../kernel/work-calendar.ts'
import { contactOf } from '../modules/identity/public.ts'
import { renderSlip } from '../modules/documents/public.ts'
import { type Dossier, acknowledgementInWords, headOf, trackingUrlOf } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listClocks } from '../modules/workflow/public.ts'
import { qrSvg } from '../platform/qr.ts'
import { BundlePanel, bundleOf } from './bundle-panel.tsx'
import { BUNDLE } from './bundle-texts.ts'
import { ARRIVED } from './confirmation-texts.ts'
import { sendNotFound } from './failures.tsx'
import { FiledList, listFiled } from './filed-papers.tsx'
import { NOTICES } from './notices-texts.ts'
import { pagesOf, showMoment, showSize } from './in-words.ts'
import { PostForm, Said, sendPage } from './layout.tsx'
import { LAYOUT } from './layout-texts.ts'
import { findOwn } from './own-dossier.ts'
import type { Visit } from './visit.ts'

/** The files as they lie with the office, and until when it must accept the dossier or say what is missing. */
async function arrivalOf(visit: Visit, dossier: Dossier) {
  const [clocks, filed] = await Promise.all([listClocks(visit.rooms.db, dossier.id), listFiled(visit, dossier)])
  return { filed, until: clocks.filter(({ kind }) => kind === 'acknowledgement').at(-1)?.dueAt }
}

/** The same as PDF/A, to keep (giấy xác nhận đã nộp). Files that came later are on the slips of their own deeds. */
export async function sendSubmissionSlip(visit: Visit) {
  const { rooms } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const { filed, until } = await arrivalOf(visit, dossier)
  const directory = rooms.directory.on(dayOf(dossier.submittedAt))
  const pdf = await renderSlip({
    set: 'motcua', form: 'submission', at: dossier.submittedAt, data: {
      head: headOf(directory, dossier.receivesAtId, dayOf(dossier.submittedAt)), dossierNumber: dossier.number,
      procedure: rooms.catalogue.version(dossier.procedureVersionId).content.name, applicant: dossier.applicantName,
      section: unitInWords(directory, dossier.receivesAtId), submittedAt: dossier.submittedAt, answerBy: until ?? null,
      files: filed.flatMap(({ papers }) => papers).map((paper) => ({
        name: paper.name, pages: pagesOf(paper), size: showSize(paper.size), sum: paper.sha256,
      })),
    },
  })
  return visit.reply.type('application/pdf').header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename="${dossier.number}-xac-nhan.pdf"`)
    .header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
}

/** That it has arrived: number, QR, every file, what happens next and until when. The same today and in a year. */
export async function sendConfirmation(visit: Visit) {
  const { rooms, directory, say, language } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const { filed, until } = await arrivalOf(visit, dossier)
  const within = acknowledgementInWords(rooms.directory.on(dayOf(dossier.submittedAt)))
  const url = trackingUrlOf(dossier, rooms.publicUrl)
  const bundle = await bundleOf(visit, dossier)
  const { hotline } = directory.province.brand
  const unit = unitInWords(directory, dossier.receivesAtId)
  const contact = await contactOf(rooms.db, dossier.applicantId)
  return sendPage(visit, {
    title: say(ARRIVED.title, { number: dossier.number }), isPersonal: true,
    body: <>
      <section className="arrived">
        <h1>{say(ARRIVED.heading)}</h1>
        <p>{say(ARRIVED.number)}</p>
        <p className="number">{dossier.number}</p>
        <p>{say(ARRIVED.sentAt, {
          procedure: bundle?.name ?? content.name, moment: showMoment(dossier.submittedAt, language),
        })}</p>
      </section>
      {bundle && <><p className="hint">{say(BUNDLE.codeHint)}</p><BundlePanel visit={visit} view={bundle} isOwn /></>}
      <h2>{say(ARRIVED.next)}</h2>
      <ol>
        <li>{until ? <Said visit={visit} text={ARRIVED.looks} parts={{
          unit, moment: <strong>{showMoment(until, language)}</strong>, within,
        }} /> : say(ARRIVED.looksSoon, { unit })}</li>
        <li>{contact?.phone ? say(ARRIVED.nothingToDo) : <Said visit={visit} text={ARRIVED.nothingToDoHere} parts={{
          notices: <a href="/thong-bao-cua-toi">{say(NOTICES.title)}</a>,
        }} />}</li>
        <li>{hotline ? <Said visit={visit} text={ARRIVED.ask} parts={{
          hotline: <a href={`tel:${hotline.replaceAll(' ', '')}`}>{hotline}</a>,
        }} /> : say(ARRIVED.askBelow)}</li>
      </ol>
      <p><a className="button" href={`/ho-so/${dossier.publicId}`}>{say(ARRIVED.see)}</a></p>
      <p className="alone"><a href={`/xac-nhan/${dossier.publicId}/giay-xac-nhan.pdf`}>{say(ARRIVED.slip)}</a></p>
      {dossier.formVersionId !== null && <p className="alone">
        <a href={`/ho-so/${dossier.publicId}/to-khai.pdf`}>{say(ARRIVED.declaration)}</a>
      </p>}
      {filed.length > 0 && <>
        <h2>{say(ARRIVED.papers)}</h2>
        <FiledList visit={visit} dossier={dossier} filed={filed} />
      </>}
      <h2>{say(ARRIVED.track)}</h2>
      <img
        className="qr" alt={say(ARRIVED.qr)} width="180" height="180"
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg(url))}`}
      />
      <p><Said visit={visit} text={ARRIVED.scan} parts={{
        track: <a href="/theo-doi">{say(ARRIVED.trackLink)}</a>,
      }} /></p>
      <p className="hint">{say(ARRIVED.print)}</p>
      <section className="box" aria-labelledby="may-chung">
        <h2 id="may-chung">{say(ARRIVED.shared)}</h2>
        <p>{say(ARRIVED.sharedHint)}</p>
        <PostForm visit={visit} action="/dang-xuat"><button type="submit">{say(LAYOUT.wipe)}</button></PostForm>
      </section>
    </>,
  })
}
