import type { Answer, Field, FormDefinition } from '@motcua/forms/model.ts'
import { fieldsOf } from '@motcua/forms/model.ts'
import { labelIn, langOfLabel } from '@motcua/forms/label-in.ts'
import { showAnswer } from '@motcua/forms/show-answer.ts'
import { changeDraft, chooseAnswer, lockDraft, markOf } from '../modules/dossiers/public.ts'
import { systemClock } from '../platform/clock.ts'
import type { Json } from '../platform/db.ts'
import { Group, Radios } from './controls.tsx'
import { RIVALS } from './fill-form-texts.ts'
import { showTime } from './in-words.ts'
import { stepOf } from './along-the-way.ts'
import { type Journey, onJourney, rootOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { NOTHING_DRAWN, discardDrawings, papersWith, removeDrawings } from './take-drawings.ts'
import { fieldOf, holderOf, postedBy } from './visit.ts'

/** What two windows answered differently, side by side: the person chooses, and until then both are kept. */
export const rivalPages = {
  'GET /nop-ho-so/:token/hai-cau-tra-loi': (visit) => onJourney(visit, (journey) => sendRivals(journey, [])),
  'POST /nop-ho-so/:token/hai-cau-tra-loi': (visit) => onJourney(visit, settle),
} satisfies PageHandlers

function rivalled({ form, draft }: Journey): readonly Field[] {
  const fields = form ? fieldsOf(form) : []
  return fields.filter(({ key }, nth) => draft.rivals[key] && fields.findIndex((one) => one.key === key) === nth)
}

async function settle(journey: Journey) {
  const { visit, draft: { token } } = journey
  const posted = postedBy(visit.request)
  const fields = rivalled(journey)
  const by = { window: crypto.randomUUID(), at: visit.now.toISOString() }
  const kept = await visit.rooms.db.transaction().execute(async (tx) => {
    const locked = await lockDraft(tx, token, holderOf(visit))
    const heldAt = systemClock.now() // machine time, as files have
    if (!locked || locked.dossier) return undefined
    // A choice that is no longer among them, because more was typed meanwhile, is asked for again.
    const { answers, rivals, writers } = fields.reduce((draft, { key }) =>
      ({ ...draft, ...chooseAnswer(draft, key, fieldOf(posted, key), by) }), locked)
    const signatures = fields.filter(({ type }) => type === 'signature')
    const papers = papersWith(locked.papers, signatures, NOTHING_DRAWN, { answers, rivals })
    await changeDraft(tx, locked.actorId, { answers: answers as Json, rivals, writers, papers, savedAt: visit.now })
    const drawn = { before: locked.papers, after: papers }
    return { files: await discardDrawings(visit, tx, locked.actorId, drawn), heldAt }
  })
  if (kept) await removeDrawings(visit, kept.files, kept.heldAt)
  return onJourney(visit, (after) => {
    const left = rivalled(after).map(({ key }) => ({ id: key, text: visit.say(RIVALS.choose) }))
    const [first] = fields
    return left.length > 0 ? sendRivals(after, left)
      : visit.reply.redirect((first && stepOf(after, first.key)) ?? rootOf(after), 303)
  })
}

function sendRivals(journey: Journey, mistakes: readonly Mistake[]) {
  const { visit, form } = journey
  const { say } = visit
  const fields = rivalled(journey)
  if (!form || fields.length === 0) return visit.reply.redirect(rootOf(journey), 303)
  return sendPage(visit, {
    title: say(RIVALS.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={rootOf(journey)} />
      <h1>{say(RIVALS.title)}</h1>
      <p>{say(RIVALS.why)}</p>
      <PostForm visit={visit} action={`${rootOf(journey)}/hai-cau-tra-loi`}>
        {fields.map((field) => (
          <Group
            key={field.key} id={field.key} label={labelIn(visit.language, field)} lang={langOfLabel(
              visit.language, field,
            )}
            error={mistakes.find(({ id }) => id === field.key)?.text}
          >
            <Radios name={field.key} value="" choices={choicesOf(journey, form, field)} />
          </Group>
        ))}
        <button type="submit">{say(RIVALS.save)}</button>
      </PostForm>
    </>,
  })
}

/** The answer that stands, and those beside it, each with when it came. */
function choicesOf({ visit: { say }, draft }: Journey, form: FormDefinition, field: Field) {
  const writer = draft.writers[field.key]
  const time = (at: string) => showTime(new Date(at))
  const inWords = (value: unknown) => wordsOf(form, field, value) || say(RIVALS.empty)
  return [
    {
      value: markOf(draft.answers[field.key]), label: inWords(draft.answers[field.key]),
      hint: writer ? say(RIVALS.storedAt, { time: time(writer.at) }) : say(RIVALS.stored),
    },
    ...(draft.rivals[field.key] ?? []).map(({ value, at }) => ({
      value: markOf(value), label: inWords(value), hint: say(RIVALS.typedAt, { time: time(at) }),
    })),
  ]
}

/** What cannot be read as an answer is shown as it was typed. */
function wordsOf(form: FormDefinition, field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  try {
    return showAnswer(form, field, value as Answer)
  } catch {
    return typeof value === 'string' ? value : ''
  }
}
