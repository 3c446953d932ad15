import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { addressOfKho, khoOwnerAsked } from './kho-owner.ts'
import { type KhoLook, listKhoLooks } from './kho-log.ts'
import { KHO_LOG } from './kho-log-texts.ts'
import { KHO } from './kho-texts.ts'
import { BackLink, Said, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

const LINES_A_PAGE = 30

/** Who read what of one's Kho, when, for which dossier and by what right (NĐ 13/2023/NĐ-CP Đ.9). */
export const khoLogPages = {
  'GET /kho/ai-da-xem': async (visit) => {
    const { say, request } = visit
    const { cua, truoc } = request.query as { readonly cua?: unknown; readonly truoc?: unknown }
    const owner = await khoOwnerAsked(visit, cua)
    if (!owner) return sendNotFound(visit)
    const before = momentFrom(truoc)
    const { looks, next } = await listKhoLooks(visit, owner, before, LINES_A_PAGE)
    const here = addressOfKho(owner, '/kho/ai-da-xem')
    return sendPage(visit, {
      title: say(KHO_LOG.title), isPersonal: true,
      body: <>
        <BackLink visit={visit} href={addressOfKho(owner)}>{say(KHO.title)}</BackLink>
        <h1>{say(KHO_LOG.title)}</h1>
        {owner.publicId !== undefined && <p>{owner.name}</p>}
        <p>{say(KHO_LOG.intro)}</p>
        {before && <p className="alone"><a href={here}>{say(KHO_LOG.newest)}</a></p>}
        {looks.length === 0 && <p>{say(KHO_LOG.none)}</p>}
        <ul className="messages">{looks.map((look, nth) => <Look key={nth} visit={visit} look={look} />)}</ul>
        {next && <p className="alone">
          <a href={`${here}${here.includes('?') ? '&' : '?'}truoc=${next.toISOString()}`}>{say(KHO_LOG.older)}</a>
        </p>}
        <p className="hint"><Said visit={visit} text={KHO_LOG.complain}
          parts={{ contact: <a href="/lien-he">{say(KHO_LOG.contact)}</a> }} /></p>
      </>,
    })
  },
} satisfies PageHandlers

function Look({ visit: { say, language }, look: { at, what, who, dossier, basis } }: { visit: Visit; look: KhoLook }) {
  const of = dossier === undefined ? [] : [say(KHO_LOG.ofDossier, { number: dossier })]
  return (
    <li>
      <p className="hint">{[showMoment(at, language), who, ...of].join(' · ')}</p>
      <p>{what}</p>
      {(basis !== undefined || dossier !== undefined) && (
        <p className="hint">{basis === undefined ? say(KHO_LOG.forDossier) : say(KHO_LOG.basis, { basis })}</p>
      )}
    </li>
  )
}

/** Only a moment as this page writes it; of anything else the newest are shown. */
function momentFrom(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
