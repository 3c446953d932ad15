import type { FastifyReply } from 'fastify'
import { type BundleView, decideMember, readBundle, trackingUrlOf } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { qrSvg } from '../platform/qr.ts'
import { MemberDecision, MemberLine, bundleOf } from './bundle-panel.tsx'
import { BUNDLE } from './bundle-texts.ts'
import { ARRIVED } from './confirmation-texts.ts'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, type Mistake, sendPage } from './layout.tsx'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

/**
 * A request for several procedures, whole: its one code, until when, and where each of them stands; by the address of
 * any dossier of it. A dossier that is part of none leads to its own page.
 */
export const bundlePages = {
  'GET /ho-so/:id/lien-thong': (visit) => onBundle(visit, (view) => sendBundle(visit, view)),
  'POST /ho-so/:id/lien-thong': (visit) => onBundle(visit, async (view, at) => {
    const { rooms, actor, request } = visit
    const posted = postedBy(request)
    const [seq, choice] = [fieldOf(posted, 'thu-tuc'), fieldOf(posted, 'quyet-dinh')]
    const member = view.members.find((one) => String(one.seq) === seq)
    if (!actor || !member || choice !== 'tiep' && choice !== 'thoi') return visit.reply.redirect(at, 303)
    const decision = { requestId: view.bundle.requestId, seq: member.seq, goesOn: choice === 'tiep' }
    const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['decide', view.bundle.publicId, seq, choice])
    const done = await inTransaction(
      rooms, sender, (ctx) => decideMember(ctx, rooms, decision), (state) => ({ status: 200, body: state }),
    )
    if (done.ok) return visit.reply.redirect(at, 303)
    const now = await readBundle(rooms.db, rooms, view.bundle)
    return sendBundle(visit, now, [{ id: `tt-${seq}`, text: visit.say(BUNDLE.decided) }])
  }),
} satisfies PageHandlers

/** The request to which the dossier of the address belongs, if that is the visitor's own. */
async function onBundle(
  visit: Visit, work: (view: BundleView, at: string) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const view = await bundleOf(visit, dossier)
  const at = `/ho-so/${dossier.publicId}`
  return view ? work(view, `${at}/lien-thong`) : visit.reply.redirect(at, 303)
}

function sendBundle(visit: Visit, view: BundleView, mistakes: readonly Mistake[] = []) {
  const { rooms, say, language } = visit
  const { lead, bundle, members } = view
  if (!lead) return sendNotFound(visit)
  return sendPage(visit, {
    title: say(BUNDLE.title, { number: lead.number }), isPersonal: true, mistakes,
    ...mistakes.length > 0 && { status: 409 },
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(DOSSIER.mine)}</BackLink>
      <h1>{view.name}</h1>
      <p>{say(BUNDLE.code)}: <strong className="code">{lead.number}</strong><br />
        <span className="hint">{say(BUNDLE.codeHint)}</span></p>
      <p>{say(BUNDLE.due)}: <strong>
        {bundle.dueAt ? showMoment(bundle.dueAt, language) : say(BUNDLE.dueLater)}
      </strong></p>
      {view.isOver && <p className="note">{say(BUNDLE.over)}</p>}
      <h2>{say(BUNDLE.members)}</h2>
      <ol className="members">{members.map((member) => (
        <li key={member.seq} id={`tt-${String(member.seq)}`}>
          <MemberLine visit={visit} member={member} isOwn />
          <MemberDecision visit={visit} view={view} member={member} />
        </li>
      ))}</ol>
      <img
        className="qr" alt={say(ARRIVED.qr)} width="180" height="180"
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg(trackingUrlOf(lead, rooms.publicUrl)))}`}
      />
    </>,
  })
}
