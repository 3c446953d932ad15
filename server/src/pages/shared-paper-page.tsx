import { STANDING } from '@motcua/contracts/held-texts.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import {
  type SharedPaper, findOfKho, findOpenShare, findPaper, levelOf, openPaper, openShare,
} from '../modules/documents/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { Control, TextInput } from './controls.tsx'
import { sendFile } from './dossier-papers.tsx'
import { sendNotShown } from './failures.tsx'
import { showDate, showMoment } from './in-words.ts'
import { KeptState } from './kept-state.tsx'
import { nameOfKept } from './kho-page.tsx'
import { isPin } from './kho-share-page.tsx'
import { SHARED } from './kho-share-texts.ts'
import { KHO } from './kho-texts.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { isShareTicket, shareTicket } from './share-ticket.ts'
import { type Visit, fieldOf, postedBy, senderOf } from './visit.ts'

/**
 * What whoever was sent a link sees: a page that asks for the PIN and tells nothing of whose paper it is, or which;
 * with the PIN what the paper is, what it is worth and until when it may be seen, and from there the file, as the
 * answer to a form, so that it stands under no address. Each PIN that was right is told to the owner.
 */
export const sharedPaperPages = {
  'GET /chia-se/:token': async (visit) => {
    const shared = await findOpenShare(visit.rooms, tokenOf(visit))
    return shared && !await isOwnerDead(visit, shared.ownerId) ? sendAsk(visit, []) : sendNone(visit, SHARED.none)
  },
  'POST /chia-se/:token': async (visit) => {
    const { rooms, say, directory } = visit
    const token = tokenOf(visit)
    const ticket = fieldOf(postedBy(visit.request), 've')
    const pin = fieldOf(postedBy(visit.request), 'ma-pin').replaceAll(/\s/g, '').slice(0, 12)
    // Nobody is signed in; each opening is one of its own, and none is taken for a repeat of another.
    const sender = senderOf(visit, 1n, crypto.randomUUID(), ['paper.open-share'])
    const shared = await findOpenShare(rooms, token)
    if (shared && await isOwnerDead(visit, shared.ownerId)) return sendNone(visit, SHARED.none)
    if (shared && ticket !== '') {
      return isShareTicket(rooms.secret, token, ticket, visit.now)
        ? sendPaperFile(visit, shared) : sendAsk(visit, [{ id: 'ma-pin', text: say(SHARED.again) }])
    }
    // What can be no PIN is no guess: an empty field pressed five times would lock the link of somebody else.
    if (shared && !isPin(pin)) return sendAsk(visit, [{ id: 'ma-pin', text: say(SHARED.notSix) }])
    const opened = await openShare(rooms, sender, {
      token, pin, tries: khoPoliciesOf(directory).share.tries, hashCost: rooms.hashCost,
    })
    if (!opened.ok) {
      switch (opened.refusal.code) {
        case 'share-unknown': return sendNone(visit, SHARED.none)
        case 'share-locked': return sendNone(visit, SHARED.locked)
        case 'pin-wrong':
          return sendAsk(visit, [{ id: 'ma-pin', text: say(SHARED.wrong, { left: String(opened.refusal.left) }) }])
      }
    }
    return shared ? sendShared(visit, shared) : sendNone(visit, SHARED.none)
  },
} satisfies PageHandlers

/** What the paper is, before it is opened: whoever reads it knows what they have before them. */
async function sendShared(visit: Visit, { ownerId, paper: publicId, endsAt }: SharedPaper) {
  const { rooms, say, language, now } = visit
  const paper = await findOfKho(rooms.db, [ownerId], publicId)
  if (!paper) return sendNone(visit, SHARED.none)
  hide(visit.reply)
  const name = nameOfKept(visit, paper)
  const { issuedOn, issuerName, standing, validTo } = paper
  const rows = [
    [KHO.issuedOn, issuedOn && showDate(issuedOn)], [KHO.issuer, issuerName],
    [KHO.worth, say(KHO.level, { worth: say(STANDING[standing]), level: levelOf(standing) })],
    [KHO.term, validTo && say(KHO.to, { day: showDate(validTo) })],
  ] as const
  return sendPage(visit, {
    title: name, isPersonal: true, isSecretAddress: true,
    body: <>
      <h1>{name}</h1>
      <p><KeptState visit={visit} paper={paper} /></p>
      <dl>{rows.map(([label, value]) => value !== null && value !== '' && (
        <div key={say(label)}><dt>{say(label)}</dt><dd>{value}</dd></div>
      ))}</dl>
      <p>{say(SHARED.until, { at: showMoment(endsAt, language) })}</p>
      <PostForm visit={visit} action={visit.request.url.split('?')[0] ?? ''}>
        <input type="hidden" name="ve" value={shareTicket(rooms.secret, tokenOf(visit), now)} />
        <button type="submit">{say(SHARED.file)}</button>
      </PostForm>
    </>,
  })
}

async function sendPaperFile(visit: Visit, { paper: publicId }: SharedPaper) {
  const { rooms } = visit
  const paper = await findPaper(rooms.db, publicId)
  if (!paper) return sendNone(visit, SHARED.none)
  const shown = await openPaper(rooms, paper, { isOriginal: false })
  if (!shown.ok) return sendNotShown(visit, shown.refusal.code)
  hide(visit.reply)
  return sendFile(visit, shown.value)
}

const tokenOf = ({ request }: Visit) => (request.params as { readonly token: string }).token

async function isOwnerDead({ rooms }: Visit, ownerId: bigint): Promise<boolean> {
  const [owner] = await getPeople(rooms.db, [ownerId])
  return owner?.death !== null
}

function sendAsk(visit: Visit, mistakes: readonly Mistake[]) {
  const { say } = visit
  hide(visit.reply)
  return sendPage(visit, {
    title: say(SHARED.title), isPersonal: true, isSecretAddress: true, mistakes,
    body: <>
      <h1>{say(SHARED.title)}</h1>
      <p>{say(SHARED.intro)}</p>
      <PostForm visit={visit} action={visit.request.url.split('?')[0] ?? ''}>
        <Control id="ma-pin" label={say(SHARED.pin)} hint={say(SHARED.pinHint)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma-pin" value="" inputMode="numeric" className="short" />}
        </Control>
        <button type="submit">{say(SHARED.open)}</button>
      </PostForm>
    </>,
  })
}

function sendNone(visit: Visit, why: Text) {
  const { say } = visit
  hide(visit.reply)
  return sendPage(visit, {
    title: say(SHARED.shut), isPersonal: true, isSecretAddress: true, status: 404,
    body: <><h1>{say(SHARED.shut)}</h1><p>{say(why)}</p></>,
  })
}

/** No search engine keeps it; the address goes to no other site (`layout.tsx`), and from the paper itself to nobody. */
function hide(reply: Visit['reply']): void {
  void reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
}
