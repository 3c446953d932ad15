import { sayKinds, sayMegabytes } from '@motcua/contracts/file-faults.ts'
import { listSignatures, quarantinedAmong } from '../modules/documents/public.ts'
import { sendStale } from './failures.tsx'
import { listHalfSent } from './half-sent.ts'
import { backBefore, nextAfter } from './along-the-way.ts'
import { type Journey, journeyOf, missingPapers, onJourney, placeInWords, rootOf } from './journey.ts'
import { changePapers, giveUpPieces, keepPapers } from './keep-papers.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { nationalKhoOf, offersOf } from './national-kho.ts'
import { NATIONAL_KHO_PATH, NationalKhoBox, NationalOffer } from './national-kho-parts.tsx'
import type { PageHandlers } from './page-handler.ts'
import { Paper, addressOf, rowsOf } from './paper-row.tsx'
import { PAPERS } from './papers-texts.ts'
import { limitsOf, sayFault, takeFiles } from './take-files.ts'
import { type Visit, fieldOf, isUuid, postedBy } from './visit.ts'

const PATH = 'giay-to'

/** The papers: each with why it is asked for, what was uploaded of it, and a button to add, take away or replace. */
export const paperPages = {
  'GET /nop-ho-so/:token/giay-to': (visit) => onJourney(visit, (journey) => sendPapers(journey, [])),
  'POST /nop-ho-so/:token/giay-to': (visit) => onJourney(visit, async (journey) => {
    const mistakes = missingPapers(journey).map(({ id, name }) => ({ id, text: visit.say(PAPERS.missing, { name }) }))
    if (mistakes.length > 0) return sendPapers(journey, mistakes)
    await changePapers(journey, ({ visited }) => ({ visited: [...new Set([...visited, PATH])] }))
    return visit.reply.redirect(nextAfter(journey, PATH), 303)
  }),
  'POST /nop-ho-so/:token/dung-lai': (visit) => onJourney(visit, async (journey) => {
    const posted = postedBy(visit.request)
    const [component, paper] = [fieldOf(posted, 'thanh-phan'), fieldOf(posted, 'giay')]
    if (!component) await changePapers(journey, () => ({ declinesReuse: fieldOf(posted, 'dung-lai') === 'khong' }))
    else if (journey.held.get(component)?.papers.some(({ publicId }) => publicId === paper)) await changePapers(
      journey, ({ chosenHeld }) => ({ chosenHeld: { ...chosenHeld, [component]: paper } }),
    )
    return visit.reply.redirect(`${addressOf(journey)}${component ? `#${component}-ten` : ''}`, 303)
  }),
  'POST /nop-ho-so/:token/giay-to/:component': (visit) => onJourney(visit, upload),
  'POST /nop-ho-so/:token/giay-to/:component/xoa': (visit) => onJourney(visit, remove),
} satisfies PageHandlers

function componentOf({ request }: Visit): string {
  return (request.params as { component: string }).component
}

async function upload(journey: Journey) {
  const { visit, draft } = journey
  const id = componentOf(visit)
  const taken = await takeFiles(visit, draft.actorId)
  if (!taken.isFromHere) return sendStale(visit)
  if (!rowsOf(journey).some((row) => row.id === id)) return visit.reply.redirect(addressOf(journey), 303)
  const faults = taken.files.flatMap(({ fault }) => fault ?? [])
  if (taken.files.length === 0) faults.push(sayFault(visit, { code: 'file-missing' }))
  const uploads = taken.files.flatMap(({ upload: one }) => one ?? [])
  const kept = await keepPapers(journey, id, uploads)
  for (const { publicId, name } of uploads) {
    const code = kept.faults.get(publicId)
    if (code) faults.push(visit.say(PAPERS.ofFile, { name, text: sayFault(visit, { code }) }))
  }
  if (faults.length > 0) return sendPapers({
    ...journeyOf(visit, { ...draft, ...kept.changed }), decided: journey.decided,
  }, faults.map((text) => ({ id, text })))
  return visit.reply.redirect(`${addressOf(journey)}#${id}`, 303)
}

/** A file that was sent, or one that was sent by half. */
async function remove(journey: Journey) {
  const { visit } = journey
  const [component, posted] = [componentOf(visit), postedBy(visit.request)]
  const [gone, half] = [fieldOf(posted, 'tep'), fieldOf(posted, 'do')]
  if (isUuid(half)) await giveUpPieces(journey, half)
  else await changePapers(journey, ({ papers }) => ({
    papers: papers.filter((one) => one.component !== component || one.upload !== gone),
  }))
  return visit.reply.redirect(`${addressOf(journey)}#${component}-ten`, 303)
}

export async function sendPapers(journey: Journey, mistakes: readonly Mistake[]) {
  const { visit, version } = journey
  const { say } = visit
  const rows = rowsOf(journey)
  const halfSent = await listHalfSent(visit, journey.draft.actorId)
  const hashes = journey.draft.papers.map(({ sha256 }) => sha256)
  const checking = await quarantinedAmong(visit.rooms.db, hashes)
  const signed = await listSignatures(visit.rooms.db, hashes)
  const here = nationalKhoOf(journey)
  const offers = here && await offersOf(journey, here)
  const others = version.content.components.filter(({ isForm, handling }) => !isForm && handling !== 'submit')
  return sendPage(visit, {
    title: say(PAPERS.title), isPersonal: true, mistakes, scripts: ['papers'],
    body: <>
      <BackLink visit={visit} href={backBefore(journey, PATH)} />
      <p className="hint">{placeInWords(journey, PATH)}</p>
      <h1>{say(PAPERS.title)}</h1>
      <p>{limitText(visit)}</p>
      <p>{say(PAPERS.photograph)}</p>
      {rows.length === 0 && <p>{say(PAPERS.nothingAsked)}</p>}
      {rows.map((row) => <Paper
        key={row.id} journey={journey} row={row} checking={checking} signed={signed}
        halfSent={halfSent.filter(({ place }) => place === row.id)}
        fault={mistakes.find(({ id }) => id === row.id)?.text}
        offers={offers?.get(row.id)?.map((paper) => (
          <NationalOffer key={paper.id} journey={journey} component={row.id} paper={paper} />))}
      />)}
      {here && offers && <NationalKhoBox
        journey={journey} here={here} offers={offers} fault={mistakes.find(({ id }) => id === NATIONAL_KHO_PATH)?.text}
      />}
      <ReuseChoice journey={journey} />
      {others.length > 0 && <>
        <h2>{say(PAPERS.notUploaded)}</h2>
        <ul>{others.map(({ id, name, handling }) =>
          <li key={id}>{say(handling === 'data' ? PAPERS.lookedUp : PAPERS.broughtAlong, { name })}</li>)}</ul>
      </>}
      <PostForm visit={visit} action={addressOf(journey)} className="go-on">
        <button type="submit">{say(PAPERS.goOn)}</button>
      </PostForm>
    </>,
  })
}

/** For the whole request: whoever wants nothing held to be used says so once, and may change it until it is sent. */
function ReuseChoice({ journey: { visit, draft, held }, journey }: { journey: Journey }) {
  const { say } = visit
  if (held.size === 0 && !draft.declinesReuse) return null
  return (
    <PostForm visit={visit} action={`${rootOf(journey)}/dung-lai`}>
      {draft.declinesReuse && <p className="note">{say(PAPERS.declined)}</p>}
      <input type="hidden" name="dung-lai" value={draft.declinesReuse ? 'co' : 'khong'} />
      <button type="submit" className="quiet">{say(draft.declinesReuse ? PAPERS.useAgain : PAPERS.decline)}</button>
    </PostForm>
  )
}

function limitText(visit: Visit): string {
  const { maxBytes, kinds, maxPages, maxFiles } = limitsOf(visit)
  return visit.say(PAPERS.limits, {
    kinds: sayKinds(kinds), most: sayMegabytes(visit.language, maxBytes), pages: maxPages, files: maxFiles,
  })
}
