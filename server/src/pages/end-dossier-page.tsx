import { cleanLines } from '../kernel/vietnamese-text.ts'
import { type Dossier, move, stopDossier, withdrawDossier } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { deedOnOwn } from './act-on-dossier.ts'
import { Control, TextInput } from './controls.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendDossier } from './dossier-page.tsx'
import { sendNotFound } from './failures.tsx'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, postedBy } from './visit.ts'

const LONGEST_REASON = 1_000

/** To withdraw what is not accepted yet, and to ask that what is be stopped: asked once, on a page of its own. */
export const endDossierPages = {
  'GET /ho-so/:id/rut': async (visit) => {
    const dossier = await findOwn(visit)
    if (!dossier) return sendNotFound(visit)
    return move(dossier.state, 'withdraw').ok ? sendWithdraw(visit, dossier) : toDossier(visit, dossier)
  },
  'GET /ho-so/:id/dung': async (visit) => {
    const dossier = await findOwn(visit)
    if (!dossier) return sendNotFound(visit)
    return move(dossier.state, 'stop').ok ? sendStop(visit, dossier, '', []) : toDossier(visit, dossier)
  },
  'POST /ho-so/:id/rut': (visit) => deedOnOwn(
    visit, 'dossier.withdraw', postedBy(visit.request), (ctx, base) => withdrawDossier(ctx, visit.rooms, base),
    (dossier) => sendDossier(visit, dossier, moved(visit)),
  ),
  'POST /ho-so/:id/dung': stop,
} satisfies PageHandlers

/** The state moved on while the page was open: what it says now is the answer. */
function moved({ say }: Visit): readonly Mistake[] {
  return [{ id: 'noi-dung', text: say(DOSSIER.moved) }]
}

function toDossier({ reply }: Visit, { publicId }: Dossier) {
  return reply.redirect(`/ho-so/${publicId}`, 303)
}

function sendWithdraw(visit: Visit, { publicId, number }: Dossier) {
  const { say } = visit
  return sendPage(visit, {
    title: say(DOSSIER.withdrawTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(DOSSIER.withdrawTitle)}</h1>
      <p>{say(DOSSIER.withdrawHint)}</p>
      <PostForm visit={visit} action={`/ho-so/${publicId}/rut`} requestId={crypto.randomUUID()}>
        <button type="submit">{say(DOSSIER.withdrawNow)}</button>
      </PostForm>
      <p className="alone"><a href={`/ho-so/${publicId}`}>{say(DOSSIER.keep)}</a></p>
    </>,
  })
}

async function sendStop(visit: Visit, dossier: Dossier, reason: string, mistakes: readonly Mistake[]) {
  await noteLookAgain(visit, dossier)
  const { say } = visit
  const { publicId, number } = dossier
  return sendPage(visit, {
    title: say(DOSSIER.stopTitle), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(DOSSIER.stopTitle)}</h1>
      <p>{say(DOSSIER.stopHint)}</p>
      <PostForm visit={visit} action={`/ho-so/${publicId}/dung`} requestId={crypto.randomUUID()}>
        <Control id="ly-do" label={say(DOSSIER.reason)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ly-do" value={reason} isMultiline most={LONGEST_REASON} />}
        </Control>
        <button type="submit">{say(DOSSIER.stopNow)}</button>
      </PostForm>
      <p className="alone"><a href={`/ho-so/${publicId}`}>{say(DOSSIER.keep)}</a></p>
    </>,
  })
}

/** Asks to stop what is accepted; the reason stands on form 05. */
async function stop(visit: Visit) {
  const { say, rooms } = visit
  const posted = postedBy(visit.request)
  const reason = cleanLines(fieldOf(posted, 'ly-do'))
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const fault = reason === ''
    ? say(DOSSIER.reasonMissing)
    : reason.length > LONGEST_REASON ? say(DOSSIER.reasonTooLong, { most: LONGEST_REASON }) : undefined
  if (fault) return sendStop(visit, dossier, reason, [{ id: 'ly-do', text: fault }])
  // The applicant asks; the paper is of the section, in whose name the program writes it, and not of the applicant.
  const section = unitInWords(visit.directory, dossier.receivesAtId)
  return deedOnOwn(visit, 'dossier.withdraw', posted, (ctx, base) => stopDossier(ctx, rooms, {
    ...base, reason, viewer: { ...base.viewer, fullName: section },
  }), (again) => sendDossier(visit, again, moved(visit)), 'stop')
}
