import { type BundleView, type Dossier, type MemberView, findBundleOf, readBundle } from '../modules/dossiers/public.ts'
import { BUNDLE } from './bundle-texts.ts'
import { showMoment } from './in-words.ts'
import { PostForm } from './layout.tsx'
import { TONE_SIGNS, stateInWords, toneOf } from './state-in-words.ts'
import type { Visit } from './visit.ts'

/** The request for several procedures that a dossier belongs to, if it does. */
export async function bundleOf(visit: Visit, dossier: Pick<Dossier, 'requestId'>): Promise<BundleView | undefined> {
  const bundle = await findBundleOf(visit.rooms.db, dossier.requestId)
  return bundle && readBundle(visit.rooms.db, visit.rooms, bundle)
}

/** Every procedure of the request and where it stands; `isOwn` shows ways to its dossiers. */
export function BundlePanel({ visit, view, isOwn }: { visit: Visit; view: BundleView; isOwn: boolean }) {
  const { say, language } = visit
  const { bundle, members, lead } = view
  return (
    <section className="box" aria-labelledby="lien-thong">
      <h2 id="lien-thong">{say(BUNDLE.members)}</h2>
      <p>{say(BUNDLE.due)}: <strong>
        {bundle.dueAt ? showMoment(bundle.dueAt, language) : say(BUNDLE.dueLater)}
      </strong></p>
      <ol className="members">{members.map((member) => (
        <li key={member.seq}><MemberLine visit={visit} member={member} isOwn={isOwn} /></li>
      ))}</ol>
      {isOwn && lead && <p><a href={`/ho-so/${lead.publicId}/lien-thong`}>{say(BUNDLE.seeAll)}</a></p>}
    </section>
  )
}

/** One procedure of a request: its name, its dossier, and where it stands in a sentence. */
export function MemberLine({ visit, member, isOwn }: { visit: Visit; member: MemberView; isOwn: boolean }) {
  const { say, language } = visit
  const { dossier, name, agency } = member
  if (!dossier) return <><strong>{name}</strong> · {agency}<br />{standing(visit, member)}</>
  const tone = toneOf(dossier.state)
  return <>
    <strong>{name}</strong> · {agency}<br />
    <span className={`state ${tone}`}>
      <span aria-hidden="true">{TONE_SIGNS[tone]}</span> {stateInWords(say, dossier.state)}
    </span>
    {dossier.dueAt && <> · {showMoment(dossier.dueAt, language)}</>}
    <br />{say(BUNDLE.number)}: {isOwn
      ? <a className="code" href={`/ho-so/${dossier.publicId}`}>{dossier.number}</a>
      : <span className="code">{dossier.number}</span>}
  </>
}

function standing({ say }: Visit, { state, waitsFor }: MemberView): string {
  switch (state) {
    case 'waiting': return say(BUNDLE.waits, { names: waitsFor.join(', ') })
    case 'asked': return say(BUNDLE.asked)
    case 'blocked': return say(BUNDLE.blocked)
    case 'dropped': return say(BUNDLE.dropped)
    case 'ready': case 'begun': return say(BUNDLE.ready)
  }
}

/** What the applicant may say of a member that has not begun. */
export function MemberDecision({ visit, view: { lead }, member }: {
  visit: Visit
  view: BundleView
  member: MemberView
}) {
  const { say } = visit
  const { state, seq, name } = member
  if (!lead || state !== 'waiting' && state !== 'asked') return null
  return (
    <PostForm visit={visit} action={`/ho-so/${lead.publicId}/lien-thong`} requestId={crypto.randomUUID()}>
      <input type="hidden" name="thu-tuc" value={seq} />
      {state === 'asked' && <><button type="submit" name="quyet-dinh" value="tiep">
        {say(BUNDLE.goOn, { name })}
      </button>{' '}</>}
      <button type="submit" name="quyet-dinh" value="thoi" className="plain">
        {say(state === 'asked' ? BUNDLE.stop : BUNDLE.dropWaiting, { name })}
      </button>
    </PostForm>
  )
}
