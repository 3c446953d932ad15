import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { type Draft, changeDraft, findPlaces, lockDraft } from '../modules/dossiers/public.ts'
import type { Json } from '../platform/db.ts'
import { type Standing, type Target, isSendable, standingOf, takeOver } from './draft-standing.ts'
import { showDate } from './in-words.ts'
import { type Journey, journeyOf, onJourney, rootOf } from './journey.ts'
import { STANDING } from './kept-drafts-texts.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { holderOf } from './visit.ts'

/** A draft on a form or procedure that does not hold any more: what can be done, and the move to what holds today. */
export const moveDraftPages = {
  'GET /nop-ho-so/:token/mau-moi': (visit) => onJourney(visit, sendMove),
  'POST /nop-ho-so/:token/mau-moi': (visit) => onJourney(visit, async (journey) => {
    const standing = standingOf(journey)
    if (!('target' in standing) || !hasPlace(journey, standing.target)) return sendMove(journey)
    await visit.rooms.db.transaction().execute(async (tx) => {
      const locked = await lockDraft(tx, journey.draft.token, holderOf(visit))
      if (!locked || locked.dossier) return
      // As it is now, not as it was when the page was asked for.
      const { answers } = takeOver(journeyOf(visit, locked), standing.target)
      await changeDraft(tx, locked.actorId, {
        procedureVersionId: standing.target.version.id, formVersionId: standing.target.form?.id ?? null,
        answers: answers as Json, papers: papersOf(locked, standing.target), visited: [], writers: {}, windows: {},
        rivals: {}, savedAt: visit.now,
      })
    })
    return visit.reply.redirect(rootOf(journey), 303)
  }),
} satisfies PageHandlers

function hasPlace({ visit: { directory }, draft }: Journey, { version: { content } }: Target): boolean {
  return findPlaces(directory, { content, cleared: undefined, territoryId: draft.territoryId ?? undefined }).ok
}

/** Uploads that the new version still asks for. */
function papersOf({ papers }: Draft, { version, form }: Target) {
  const files = form ? fieldsOf(form.definition as FormDefinition).filter(({ type }) => type === 'file') : []
  const asked = new Set([...version.content.components.map(({ id }) => id), ...files.map(({ key }) => key)])
  return papers.filter(({ component }) => asked.has(component))
}

function sendMove(journey: Journey) {
  const { visit } = journey
  const { say } = visit
  const standing = standingOf(journey)
  if (!('target' in standing)) return visit.reply.redirect(rootOf(journey), 303)
  const { answers, dropped } = takeOver(journey, standing.target)
  return sendPage(visit, {
    title: say(STANDING.moveTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={rootOf(journey)} />
      <h1>{say(STANDING.moveTitle)}</h1>
      <p>{sayStanding(journey, standing)}</p>
      {hasPlace(journey, standing.target) ? <>
        <p>{say(STANDING.kept, { count: Object.keys(answers).length })} {say(STANDING.papersKept)}</p>
        {dropped.length > 0 && <>
          <p>{say(STANDING.dropped)}</p>
          <ul>{dropped.map((label) => <li key={label}>{label}</li>)}</ul>
        </>}
        <p>{say(STANDING.passAgain)}</p>
        <PostForm visit={visit} action={`${rootOf(journey)}/mau-moi`}>
          <button type="submit">{say(STANDING.move)}</button>
        </PostForm>
      </> : <>
        <p>{say(STANDING.noPlace)}</p>
        <p>
          <a className="button" href={`${addressOf(standing.target.version)}/nop-ho-so`}>{say(STANDING.beginAnew)}</a>
        </p>
      </>}
    </>,
  })
}

function sayStanding({ visit: { say } }: Journey, standing: Standing): string {
  switch (standing.kind) {
    case 'current': return ''
    case 'form-corrected': return say(STANDING.corrected)
    case 'form-replaced': return say(STANDING.replaced, { day: showDate(standing.since) })
    case 'procedure-changed': return say(STANDING.changed)
    case 'procedure-ended': return say(STANDING.ended, { day: showDate(standing.since) })
  }
}

/** What stands in the way of a draft, and what can be done; nothing where it is as good as on its first day. */
export function StandingNote({ journey }: { journey: Journey }) {
  const { visit: { say } } = journey
  const standing = standingOf(journey)
  if (standing.kind === 'current') return null
  return (
    <section className="note" role={isSendable(standing) ? undefined : 'alert'}>
      <p>{sayStanding(journey, standing)}</p>
      {'target' in standing
        ? <p className="alone"><a href={`${rootOf(journey)}/mau-moi`}>{say(STANDING.toNew)}</a></p>
        : <p>{say(STANDING.ask)} <a href="/thu-tuc">{say(STANDING.search)}</a></p>}
    </section>
  )
}
