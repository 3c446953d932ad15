import { dayOf } from '../kernel/work-calendar.ts'
import { type Paper, listPapers } from '../modules/documents/public.ts'
import { acknowledgementInWords, listComponents, trackingUrlOf } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listClocks } from '../modules/workflow/public.ts'
import { qrSvg } from '../platform/qr.ts'
import { ARRIVED } from './confirmation-texts.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment, showSize } from './in-words.ts'
import { Said, sendPage } from './layout.tsx'
import { findOwn } from './own-dossier.ts'
import type { Visit } from './visit.ts'

/** That it has arrived: number, QR, every file, what happens next and until when. The same today and in a year. */
export async function sendConfirmation(visit: Visit) {
  const { rooms, directory, say, language } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [clocks, filed] = await Promise.all([listClocks(rooms.db, dossier.id), listComponents(rooms.db, dossier.id)])
  const papers = await listPapers(rooms.db, filed.flatMap(({ paperIds }) => paperIds))
  const until = clocks.filter(({ kind }) => kind === 'acknowledgement').at(-1)?.dueAt
  const within = acknowledgementInWords(rooms.directory.on(dayOf(dossier.submittedAt)))
  const url = trackingUrlOf(dossier, rooms.publicUrl)
  const { hotline } = directory.province.brand
  const unit = unitInWords(directory, dossier.receivesAtId)
  return sendPage(visit, {
    title: say(ARRIVED.title, { number: dossier.number }), isPersonal: true,
    body: <>
      <section className="arrived">
        <h1>{say(ARRIVED.heading)}</h1>
        <p>{say(ARRIVED.number)}</p>
        <p className="number">{dossier.number}</p>
        <p>{say(ARRIVED.sentAt, { procedure: content.name, moment: showMoment(dossier.submittedAt, language) })}</p>
      </section>
      <h2>{say(ARRIVED.next)}</h2>
      <ol>
        <li>{until ? <Said visit={visit} text={ARRIVED.looks} parts={{
          unit, moment: <strong>{showMoment(until, language)}</strong>, within,
        }} /> : say(ARRIVED.looksSoon, { unit })}</li>
        <li>{say(ARRIVED.nothingToDo)}</li>
        <li>{hotline ? <Said visit={visit} text={ARRIVED.ask} parts={{
          hotline: <a href={`tel:${hotline.replaceAll(' ', '')}`}>{hotline}</a>,
        }} /> : say(ARRIVED.askBelow)}</li>
      </ol>
      <p><a className="button" href={`/ho-so/${dossier.publicId}`}>{say(ARRIVED.see)}</a></p>
      {dossier.formVersionId !== null && <p>
        <a href={`/ho-so/${dossier.publicId}/to-khai.pdf`}>{say(ARRIVED.declaration)}</a>
      </p>}
      {papers.length > 0 && <>
        <h2>{say(ARRIVED.papers)}</h2>
        <ul>{papers.map((paper) => <FiledPaper key={paper.publicId} visit={visit} paper={paper} />)}</ul>
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
    </>,
  })
}

/** One file as it lies with us: what is said here can be compared with what lies at home. */
function FiledPaper({ visit: { say }, paper: { name, size, pages, sha256 } }: { visit: Visit; paper: Paper }) {
  return (
    <li>
      {name} ({pages === null ? showSize(size) : say(ARRIVED.pages, { size: showSize(size), count: pages })})
      <span className="hint"> {say(ARRIVED.checksum, { sum: sha256.slice(0, 16) })}</span>
    </li>
  )
}
