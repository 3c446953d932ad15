import { STANDING } from '@motcua/contracts/held-texts.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type KhoPaper, findThumbnail, levelOf, listFacts, listShares, openPaper, shownAs, withdrawPaper,
} from '../modules/documents/public.ts'
import { askCorrection, listCorrectionsOf, numbersOfDossiers } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { sendFile } from './dossier-papers.tsx'
import { sendNotFound, sendNotShown } from './failures.tsx'
import { FILED } from './filed-papers-texts.ts'
import { pagesOf, showDate, showSize } from './in-words.ts'
import { nameOfKept } from './kho-page.tsx'
import { CorrectForm, CorrectionsAsked, FactVersions, WithdrawForm } from './kho-paper-parts.tsx'
import { type KhoOwner, addressOfKho, behalfOf, khoPaperHere } from './kho-owner.ts'
import { SharePanel } from './kho-share-panel.tsx'
import { KHO, PAPER_SOURCE } from './kho-texts.ts'
import { KeptState } from './kept-state.tsx'
import { BackLink, type Mistake, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

const LONGEST_CORRECTION = 1_000

/** One paper of the Kho: what it is and says, its file, and what its owner may do with it. */
export const khoPaperPages = {
  'GET /kho/:kept': async (visit) => {
    const here = await khoPaperHere(visit)
    return here ? sendKhoPaper(visit, here) : sendNotFound(visit)
  },
  'GET /kho/:kept/xem': async (visit) => {
    const here = await khoPaperHere(visit)
    if (!here) return sendNotFound(visit)
    const isOriginal = (visit.request.query as { readonly 'ban-goc'?: unknown })['ban-goc'] === '1'
    const opened = await openPaper(visit.rooms, here.paper, { isOriginal })
    if (!opened.ok) return sendNotShown(visit, opened.refusal.code)
    const isSaved = (visit.request.query as { readonly 'tai-ve'?: unknown })['tai-ve'] === '1' || opened.value.isSaved
    return sendFile(visit, { ...opened.value, isSaved })
  },
  'GET /kho/:kept/hinh': sendSmall,
  'POST /kho/:kept/go': withdraw,
  'POST /kho/:kept/dinh-chinh': correct,
} satisfies PageHandlers

interface Here { readonly owner: KhoOwner; readonly paper: KhoPaper }

/** The page of one paper; `typed` is what came back with a fault. */
export async function sendKhoPaper(visit: Visit, here: Here, mistakes: readonly Mistake[] = [], typed = '') {
  const { owner, paper } = here
  const { rooms, say } = visit
  const shown = shownAs(paper)
  const { xong } = visit.request.query as { readonly xong?: unknown }
  const [facts, shares, numbers, asked] = await Promise.all([
    listFacts(rooms.db, paper.id), listShares(rooms.db, paper.id),
    numbersOfDossiers(rooms.db, paper.dossierId === null ? [] : [paper.dossierId]),
    listCorrectionsOf(rooms.db, paper.id),
  ])
  const number = paper.dossierId === null ? undefined : numbers.get(paper.dossierId)
  const name = nameOfKept(visit, paper)
  const isEnded = paper.endedWhy !== null
  return sendPage(visit, {
    title: name, isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={addressOfKho(owner)}>
        {owner.publicId === undefined ? say(KHO.title) : say(KHO.ofOrganisation, { name: owner.name })}
      </BackLink>
      <h1>{name}</h1>
      {xong === 'dinh-chinh' && <p role="status" className="done">{say(KHO.correctSent)}</p>}
      <p><KeptState visit={visit} paper={paper} /></p>
      {paper.replacedBy !== null && (
        <p className="alone"><a href={`/kho/${paper.replacedBy}`}>{say(KHO.replacedBy)}</a></p>
      )}
      <File visit={visit} paper={paper} />
      <Known visit={visit} paper={paper} />
      <FactVersions visit={visit} versions={facts} />
      {!isEnded && shown !== 'checking' && shown !== 'removed' && (
        <SharePanel visit={visit} at={`/kho/${paper.publicId}`} shares={shares} mistakes={mistakes} />
      )}
      <CorrectionsAsked visit={visit} asked={asked} />
      {paper.basis !== 'owner' && number !== undefined && !asked.some(({ answeredAt }) => answeredAt === null) && (
        <CorrectForm visit={visit} at={`/kho/${paper.publicId}/dinh-chinh`} typed={typed} mistakes={mistakes} />
      )}
      {!isEnded && <WithdrawForm visit={visit} paper={paper} mistakes={mistakes} />}
    </>,
  })
}

function File({ visit: { say }, paper }: { visit: Visit; paper: KhoPaper }) {
  const [how, pages, at] = [shownAs(paper), pagesOf(paper), `/kho/${paper.publicId}/xem`]
  if (paper.isDestroyed) return <p>{say(KHO.over)}</p>
  if (how === 'checking' || how === 'removed') return <p>{say(FILED[how])}</p>
  return <>
    <p className="alone"><a href={at}>{say(KHO.file, { name: paper.name })}</a></p>
    <p className="hint">
      {[...pages === null ? [] : [say(KHO.pages, { count: pages })], showSize(paper.size)].join(' · ')}
    </p>
    {how === 'pictures' && <>
      <p className="hint">{say(FILED.pictures)} {say(FILED.originalWarning)}</p>
      <p className="alone"><a href={`${at}?ban-goc=1`}>{say(FILED.original)}</a></p>
    </>}
    {how === 'file' && <p className="alone"><a href={`${at}?tai-ve=1`}>{say(KHO.save)}</a></p>}
  </>
}

function Known({ visit, paper }: { visit: Visit; paper: KhoPaper }) {
  const { say } = visit
  const { number, issuedOn, issuerName, code, standing, source, validFrom, validTo } = paper
  const term = [
    ...validFrom === null ? [] : [say(KHO.from, { day: showDate(validFrom) })],
    ...validTo === null ? [] : [say(KHO.to, { day: showDate(validTo) })],
  ].join(' ')
  const rows = [
    [KHO.number, number], [KHO.issuedOn, issuedOn && showDate(issuedOn)], [KHO.issuer, issuerName],
    [KHO.code, code ?? say(KHO.noCode)], [KHO.term, term === '' ? say(KHO.noTerm) : term],
    [KHO.worth, say(KHO.level, { worth: say(STANDING[standing]), level: levelOf(standing) })],
    [KHO.source, say(PAPER_SOURCE[source])], [KHO.right, rightOf(visit, paper)],
  ] as const
  return <dl>{rows.map(([label, value]) => value !== null && value !== '' && (
    <div key={say(label)}><dt>{say(label)}</dt><dd>{value}</dd></div>
  ))}</dl>
}

/** By what right it stands there: the article, or one's own word with its day. */
function rightOf({ say }: Visit, { basis, article, agreedAt, keptAt }: KhoPaper): string {
  const day = showDate(dayOf(agreedAt ?? keptAt))
  if (article !== null) return article
  return basis === 'consent' ? say(KHO.consent, { day }) : basis === 'owner'
    ? say(KHO.ownWish, { day }) : say(KHO.unknownRight)
}

/**
 * The small picture of page one that the worker drew; there is none of what is destroyed or not spoken of by the
 * antivirus. To look changes nothing.
 */
async function sendSmall(visit: Visit) {
  const { rooms, reply } = visit
  const paper = (await khoPaperHere(visit))?.paper
  const sha256 = paper?.hasThumbnail === true ? await findThumbnail(rooms.db, paper.sha256) : undefined
  if (sha256 === undefined || !await rooms.storage.has(sha256)) return sendNotFound(visit)
  return reply.headers({
    'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
    'content-security-policy': `sandbox; default-src 'none'`,
  }).send(rooms.storage.open(sha256))
}

async function withdraw(visit: Visit) {
  const { rooms, actor, say, reply } = visit
  const here = await khoPaperHere(visit)
  if (!here || !actor) return sendNotFound(visit)
  const { owner, paper: { publicId } } = here
  const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(visit.request)), ['paper.withdraw', publicId])
  const done = await inTransaction(rooms, behalfOf(sender, actor.personId, owner), (ctx) => withdrawPaper(ctx, {
    ownerId: owner.personId, paper: publicId,
  }), () => ({ status: 200, body: null }))
  const list = addressOfKho(owner)
  if (done.ok || done.refusal.code === 'paper-ended')
    return reply.redirect(`${list}${list.includes('?') ? '&' : '?'}xong=go`, 303)
  if (done.refusal.code === 'paper-unknown') return sendNotFound(visit)
  const why = done.refusal.code === 'paper-kept-by-law' ? KHO.byLaw : KHO.reused
  return sendKhoPaper(visit, here, [{ id: 'go', text: say(why) }])
}

async function correct(visit: Visit) {
  const { rooms, actor, say, reply } = visit
  const here = await khoPaperHere(visit)
  if (!here || !actor) return sendNotFound(visit)
  const { owner, paper } = here
  const posted = postedBy(visit.request)
  const typed = cleanLines(fieldOf(posted, 'sai'))
  const fault = typed === '' ? say(KHO.correctEmpty)
    : typed.length > LONGEST_CORRECTION ? say(KHO.correctLong, { count: typed.length }) : undefined
  if (fault !== undefined) return sendKhoPaper(visit, here, [{ id: 'sai', text: fault }], typed)
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['paper.ask-correction', paper.publicId, typed])
  const done = await inTransaction(rooms, behalfOf(sender, actor.personId, owner), (ctx) => askCorrection(ctx, rooms, {
    ownerId: owner.personId, paper: paper.publicId, text: typed,
  }), ({ dueAt }) => ({ status: 201, body: { dueAt: dueAt.toISOString() } }))
  if (done.ok) return reply.redirect(`/kho/${paper.publicId}?xong=dinh-chinh`, 303)
  switch (done.refusal.code) {
    case 'paper-unknown': return sendNotFound(visit)
    case 'paper-without-dossier': return sendKhoPaper(visit, here, [{ id: 'sai', text: say(KHO.ownMistake) }], typed)
    case 'request-reused': return sendKhoPaper(visit, here, [{ id: 'sai', text: say(KHO.reused) }], typed)
    case 'correction-request-open':
      return sendKhoPaper(visit, here, [{ id: 'dinh-chinh', text: say(KHO.correctOpen) }], typed)
    case 'nothing-said': return sendKhoPaper(visit, here, [{ id: 'sai', text: say(KHO.correctEmpty) }], typed)
    case 'calendar-missing': throw new Error('no calendar reaches the day until which a correction is answered')
  }
}
