import { type Unclaimed, claimDraft, findUnclaimed, listUnclaimed } from '../modules/dossiers/public.ts'
import { sendNoDraft, sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { PostForm, Said, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { UNCLAIMED } from './unclaimed-draft-texts.ts'
import { type Visit, disown, fieldOf, holderOf, isDisowned, postedBy } from './visit.ts'

/** One browser hardly holds more; of the rest one is asked at their own address, or when these are answered. */
const MOST_ASKED = 20

/**
 * A draft that was begun in this browser while nobody was signed in becomes the account's without a question where one
 * signed in from that very draft; else whoever is signed in says whose it is, and sees nothing of it before. What is
 * not theirs stays as it was, since its owner may be in the same house: it is shown to nobody while somebody is signed
 * in, and to nobody at all after signing out, which changes the secret of the browser. A wrong "no" is put right at the
 * draft's own address. At a machine that people share nobody is asked: it is as likely to be of the person before.
 */
export const unclaimedPages = {
  'POST /nop-ho-so/:token/cua-ai': async (visit) => {
    const { rooms, request, reply, actor } = visit
    const { token } = request.params as { token: string }
    const isMine = fieldOf(postedBy(request), 'cua-ai') === 'toi'
    if (!actor || isMine) {
      if (actor && !visit.isShared) await claimDraft(rooms.db, token, actor.accountId, holderOf(visit).holderHash)
      return reply.redirect(`/nop-ho-so/${token}`, 303)
    }
    disown(visit, token)
    return reply.redirect('/ho-so', 303)
  },
} satisfies PageHandlers

/** Gives the account the draft that `next` leads to: from there somebody went to sign in. */
export async function claimLeft(visit: Visit, next: string, accountId: bigint): Promise<void> {
  const token = /^\/nop-ho-so\/([\w-]+)(?:\/|$)/.exec(next)?.[1]
  if (token !== undefined) await claimDraft(visit.rooms.db, token, accountId, holderOf(visit).holderHash)
}

/** Those of this browser that the account has not been asked of, or has not answered. */
export async function unclaimedHere(visit: Visit): Promise<readonly Unclaimed[]> {
  if (visit.isShared) return []
  const drafts = await listUnclaimed(visit.rooms.db, holderOf(visit).holderHash, MOST_ASKED)
  return drafts.filter(({ token }) => !isDisowned(visit, token))
}

/**
 * Instead of a draft that is not the account's: the question, if it was begun here; else it does not exist, and whoever
 * has sent a form for it is told that nothing was saved, and what to do.
 */
export async function sendWhose(visit: Visit, token: string) {
  const draft = visit.isShared ? undefined
    : await findUnclaimed(visit.rooms.db, holderOf(visit).holderHash, token)
  if (!draft) return visit.request.method === 'GET' ? sendNotFound(visit) : sendNoDraft(visit)
  return sendPage(visit, {
    title: visit.say(UNCLAIMED.title), isPersonal: true,
    body: <><h1>{visit.say(UNCLAIMED.title)}</h1><AskWhose visit={visit} draft={draft} /></>,
  })
}

/** The question: the procedure, when it was saved, and no answer of it. */
export function AskWhose({ visit, draft: { token, procedureVersionId, savedAt } }: {
  visit: Visit
  draft: Unclaimed
}) {
  const { rooms, say, language } = visit
  return (
    <PostForm visit={visit} action={`/nop-ho-so/${token}/cua-ai`} className="note">
      <p><Said visit={visit} text={UNCLAIMED.ask} parts={{
        moment: showMoment(savedAt, language), procedure: rooms.catalogue.version(procedureVersionId).content.name,
      }} /></p>
      <button type="submit" name="cua-ai" value="toi">{say(UNCLAIMED.mine)}</button>{' '}
      <button type="submit" name="cua-ai" value="khong" className="quiet">{say(UNCLAIMED.notMine)}</button>
    </PostForm>
  )
}
