import type { FieldRefusal } from '@motcua/forms/check-answers.ts'
import { labelIn, langOfLabel } from '@motcua/forms/label-in.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { refusalsOn } from '@motcua/forms/pages-of.ts'
import { type ShownPage, shownFields } from '@motcua/forms/shown.ts'
import type { Step } from '@motcua/forms/steps-of.ts'
import { randomToken } from '../platform/secrets.ts'
import { ACTING_PATH, givenWithPaper } from './acting.ts'
import { isTitled } from './answer-fields.tsx'
import type { FieldFrame } from './field-frame.ts'
import { stepInWords } from './count-parts.ts'
import { sendNotFound } from './failures.tsx'
import { faultsToShow } from './faults-to-show.ts'
import { STEP } from './fill-form-texts.ts'
import { type FilledFields, filledFromHeld } from './filled-from-held.ts'
import { showTime } from './in-words.ts'
import { backBeforeStep, nextAfterStep, resumeOn, stepOf } from './along-the-way.ts'
import { type Journey, checkJourney, isOnForm, journeyOf, onJourney, pagesOf, rootOf, stepsOn } from './journey.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import { liveOfStep } from './live-of-step.ts'
import type { PageHandlers } from './page-handler.ts'
import { NTH, SEEN, type SavedStep, WINDOW, autosave, placeOf, saveStep, seenOf } from './save-step.ts'
import { labelledOf } from './section-title.tsx'
import { SignatureField } from './signature-field.tsx'
import { SIGNATURE } from './signature-texts.ts'
import { StepQuestions, questionsOf } from './step-questions.tsx'
import { sendTaskList } from './task-list.tsx'
import { type Visit, fieldOf, postedBy } from './visit.ts'
import { writtenInStep } from './written-values.tsx'

/** From the check one comes to a single step, and goes back there. */
const FROM_CHECK = 'kiem-tra'

/** The steps of the declaration, as its definition says; and the list of everything that is to be done. */
export const formPages = {
  'GET /nop-ho-so/:token': (visit) => onJourney(visit, sendTaskList),
  'GET /nop-ho-so/:token/to-khai/:page': (visit) => onJourney(visit, (journey) => {
    const page = shownPage(journey)
    return page ? visit.reply.redirect(resumeOn(journey, page), 303) : sendGone(journey)
  }),
  'GET /nop-ho-so/:token/to-khai/:page/:step': (visit) => onJourney(visit, (journey) => {
    const page = shownPage(journey)
    if (!page || !journey.form) return sendGone(journey)
    const step = stepsOn(journey, page).find(({ id }) => id === placeOf(visit).stepId)
    if (!step) return visit.reply.redirect(resumeOn(journey, page), 303)
    const { them, ve } = visit.request.query as { them?: unknown; ve?: unknown }
    return sendStep({ journey, form: journey.form, page, step, isFromCheck: ve === FROM_CHECK }, [], them !== undefined)
  }),
  'POST /nop-ho-so/:token/to-khai/:page/:step': async (visit) => {
    const saved = await saveStep(visit, true)
    // Of another, of nobody, sent already, or of an account whose session has ended: opening it tells which.
    if (!saved?.isOwn) return onJourney(visit, ({ draft }) => visit.reply.redirect(`/nop-ho-so/${draft.token}`, 303))
    return proceed(journeyOf(visit, saved.draft), saved)
  },
  'POST /nop-ho-so/:token/luu/:page/:step': autosave,
} satisfies PageHandlers

/** A page that no answer shows any more, or that never was. */
function sendGone(journey: Journey) {
  const { visit, form } = journey
  const isKnown = form?.pages.some(({ id }) => id === placeOf(visit).pageId) === true
  return isKnown ? visit.reply.redirect(rootOf(journey), 303) : sendNotFound(visit)
}

function shownPage(journey: Journey): ShownPage | undefined {
  const { pageId } = placeOf(journey.visit)
  return pagesOf(journey).find((page) => page.id === pageId && stepsOn(journey, page).length > 0)
}

interface ShownStep {
  readonly journey: Journey
  readonly form: FormDefinition
  readonly page: ShownPage
  readonly step: Step
  readonly isFromCheck: boolean
}

function proceed(journey: Journey, { draft, known, isSamePage, faulty }: SavedStep) {
  const { visit, form } = journey
  const { pageId, stepId } = placeOf(visit)
  const go = (to: string) => visit.reply.redirect(to, 303)
  const isFromCheck = fieldOf(postedBy(visit.request), 've') === FROM_CHECK
  const here = `${rootOf(journey)}/to-khai/${pageId}/${stepId}`
  const page = shownPage(journey)
  if (!form || !page) return go(rootOf(journey))
  const step = stepsOn(journey, page).find(({ id }) => id === stepId)
  const next = isFromCheck ? afterChange(journey, known) : nextAfterStep(journey, page, stepId)
  if (Object.keys(draft.rivals).length > 0) return go(`${rootOf(journey)}/hai-cau-tra-loi`)
  if (!step) return go(next)
  if (isSamePage) return go(isFromCheck ? `${here}?ve=${FROM_CHECK}` : here)

  // What an answer has just called up was not there to be filled in: asked for, not found fault with.
  const keys = new Set([...step.fields, ...step.signatures ?? []].map(({ key }) => key))
  const onPage = refusalsOn(page, checkJourney(journey))
  const refusals = onPage.filter(({ field }) => keys.has(field) && isOnForm(form, field))
  const faults = [
    // Looked at with all of the page: what decides whether an answer is needed may be asked on a later step.
    ...faultsToShow(page, onPage, draft.answers).filter((one) => refusals.includes(one) && known.has(one.field)),
    ...[...faulty].map((field) => ({ field, reason: 'type', text: visit.say(SIGNATURE.unreadable) })),
  ]
  if (faults.length > 0) return sendStep({ journey, form, page, step, isFromCheck }, faults, false)
  if (refusals.some(({ field }) => !known.has(field)))
    return go(`${here}?them${isFromCheck ? `&ve=${FROM_CHECK}` : ''}`)
  return go(next)
}

/** Back to the check; what the change has called up elsewhere and must be answered is asked first. */
function afterChange(journey: Journey, known: ReadonlySet<string>): string {
  const check = `${rootOf(journey)}/${FROM_CHECK}`
  const called = shownFields(pagesOf(journey)).map(({ key }) => key).filter((key) => !known.has(key))
  const wanted = checkJourney(journey).refusals.find(({ field }) => called.includes(field))
  const step = wanted && stepOf(journey, wanted.field)
  return step === undefined ? check : `${step}?them&ve=${FROM_CHECK}`
}

async function sendStep(shown: ShownStep, refusals: readonly FieldRefusal[], isMore: boolean) {
  const { journey, form, page, step, isFromCheck } = shown
  const { visit } = journey
  const { say } = visit
  const mistakes = refusals.map(({ field, row, column, text, lang }) => ({
    id: column === undefined ? field : `${field}[${String(row)}].${column}`, text, ...lang && { lang },
  }))
  const filled = await filledFromHeld(journey, step.fields)
  const frame: FieldFrame = {
    visit, codes: form.codes, sources: filled.sources,
    faults: new Map([...mistakes].reverse().map(
      ({ id, text, lang }) => [id, <span key={id} lang={lang}>{text}</span>],
    )),
  }
  const [only] = step.fields
  const isOneThing = only !== undefined && step.fields.length === 1 && isTitled(frame, only)
  const title = labelledOf(step.section)
  const heading = labelIn(visit.language, title).replace(/^[A-Z0-9]{1,2}\. /, '')
  return sendPage(visit, {
    title: isOneThing ? labelIn(visit.language, only) : titleOf(visit, step, heading), isPersonal: true, mistakes,
    scripts: ['form'],
    body: <>
      <BackLink
        visit={visit} href={isFromCheck ? `${rootOf(journey)}/${FROM_CHECK}` : backBeforeStep(journey, page, step.id)}
      />
      <p className="hint">{stepInWords(journey, page, step)}</p>
      {!isOneThing && <h1 lang={langOfLabel(visit.language, title)}>{heading}</h1>}
      {isMore && <p className="note" role="status">{say(STEP.more)}</p>}
      {filled.away.length > 0 && <p className="note" role="status">
        {say(STEP.registerAway, { register: filled.away.join(', ') })}
      </p>}
      <StepForm shown={shown} frame={frame} filled={filled.answers} heading={heading} isOneThing={isOneThing} />
      <p className="alone"><a href={rootOf(journey)}>{say(STEP.allParts)}</a></p>
    </>,
  })
}

/** What a reader hears first, and the list of visited pages says: no two steps have the same. */
function titleOf({ language }: Visit, { fields }: Step, heading: string): string {
  return `${heading}: ${fields.map((field) => labelIn(language, field)).join('; ')}`
}

function StepForm({ shown, frame, filled, heading, isOneThing }: {
  shown: ShownStep
  frame: FieldFrame
  /** What nobody has answered, from papers that are held. */
  filled: FilledFields['answers']
  heading: string
  isOneThing: boolean
}) {
  const { journey, form, page, step, isFromCheck } = shown
  const { visit, draft } = journey
  const { say } = visit
  const at = `${rootOf(journey)}/to-khai/${page.id}/${step.id}`
  const signatures = step.signatures ?? []
  const all = [...questionsOf({ form, page, step }), ...signatures]
  const go = say(isFromCheck ? STEP.goBackToCheck : STEP.goOn)
  return (
    <PostForm visit={visit} action={at}>
      <input type="hidden" name={WINDOW} value={randomToken().slice(0, 22)} />
      <input type="hidden" name={NTH} value="0" />
      <input type="hidden" name={SEEN} value={seenOf(all, draft.answers)} />
      {isFromCheck && <input type="hidden" name="ve" value={FROM_CHECK} />}
      {/* Pressing Enter in a field presses the first button: it must go on, and not take anything away. */}
      {(signatures.length > 0 || step.fields.some(({ type }) => type === 'table'))
        && <button type="submit" className="first" tabIndex={-1} aria-hidden>{go}</button>}
      <StepQuestions
        form={form} page={page} step={step} answers={{ ...filled, ...draft.answers }} frame={frame} heading={heading}
        isOneThing={isOneThing} fixed={{ keys: givenWithPaper(journey), href: `${rootOf(journey)}/${ACTING_PATH}` }}
      />
      {writtenInStep(journey, step)}
      {signatures.map((field) => <SignatureField key={field.key} journey={journey} field={field} frame={frame} />)}
      <button type="submit">{go}</button>
      <p
        className="hint" role="status" id="da-luu" data-save={at.replace('/to-khai/', '/luu/')}
        data-failed={say(STEP.notSaved)} data-held={say(STEP.held)}
        data-live={JSON.stringify(liveOfStep(journey, form, page.id, step))}
      >{say(STEP.saved, { time: showTime(draft.savedAt) })}</p>
    </PostForm>
  )
}

