import { type Field, type FormDefinition } from '@motcua/forms/model.ts'
import { readPost } from '@motcua/forms/read-post.ts'
import { shownFields, shownPages } from '@motcua/forms/shown.ts'
import { isAsked, signaturesOf, stepsOf } from '@motcua/forms/steps-of.ts'
import {
  type Draft, changeDraft, lockDraft, lockDraftOfBrowser, markOf, mergeSave,
} from '../modules/dossiers/public.ts'
import { territoryCodesOf } from '../modules/organisation/public.ts'
import { systemClock } from '../platform/clock.ts'
import type { Json, Tx } from '../platform/db.ts'
import { givenWithPaper } from './acting.ts'
import { completeAddresses } from './address-parts.tsx'
import { STEP } from './fill-form-texts.ts'
import { showTime } from './in-words.ts'
import { journeyOf } from './journey.ts'
import {
  CLEAR, DRAWING, NOTHING_DRAWN, type RedrawnInks, discardDrawings, papersWith, redrawInks, removeDrawings,
  storeDrawings, withDrawings,
} from './take-drawings.ts'
import { type Posted, type Visit, fieldOf, holderOf, postedBy } from './visit.ts'

/** Names of what a step carries besides its answers: which window it is, how often it has saved, what it was shown. */
export const WINDOW = '_window'
export const NTH = '_nth'
export const SEEN = '_seen'

export interface SavedStep {
  readonly draft: Draft
  /** Whoever sends it may see it; otherwise the session has ended, and it is kept for whoever signs in. */
  readonly isOwn: boolean
  /** Keys that were shown before, or that stood on the screen: what is asked anew is no fault yet. */
  readonly known: ReadonlySet<string>
  /** A row was added or taken away, or a drawing. */
  readonly isSamePage: boolean
  /** Keys of signatures whose drawing could not be taken. */
  readonly faulty: ReadonlySet<string>
}

/** Page and step of the address. */
export function placeOf({ request }: Visit): { readonly pageId: string; readonly stepId: string } {
  const { page, step } = request.params as { page: string; step: string }
  return { pageId: page, stepId: step }
}

/** What a window was shown of these fields, to be sent back with them. */
export function seenOf(fields: readonly Field[], answers: Readonly<Record<string, unknown>>): string {
  return fields.map(({ key }) => `${key}:${markOf(answers[key])}`).join(' ')
}

/**
 * Keeps what was typed on a step, right or wrong, before anything is said of it. Also of somebody whose session has
 * ended in this browser: then nothing of it is shown. Undefined: of another, of nobody, or sent already.
 */
export async function saveStep(visit: Visit, isPassed: boolean): Promise<SavedStep | undefined> {
  const { token } = visit.request.params as { token: string }
  const holder = holderOf(visit)
  const lock = async (tx: Tx) => {
    const own = await lockDraft(tx, token, holder)
    return { own, draft: own ?? await lockDraftOfBrowser(tx, token, holder) }
  }
  const drawn = await drawnOn(visit, lock)
  const kept = await visit.rooms.db.transaction().execute(async (tx) => {
    const { own, draft } = await lock(tx)
    const heldAt = systemClock.now() // machine time, as files have
    if (!draft || draft.dossier) return undefined
    const { files, ...step } = await keep(tx, visit, draft, drawn, isPassed)
    return { step: { ...step, isOwn: own !== undefined }, files, heldAt }
  })
  if (kept) await removeDrawings(visit, kept.files, kept.heldAt)
  return kept?.step
}

/** What was drawn is opened before the draft is held for its answers. */
async function drawnOn(
  visit: Visit, lock: (tx: Tx) => Promise<{ readonly draft: Draft | undefined }>,
): Promise<RedrawnInks> {
  const posted = postedBy(visit.request)
  if (!Object.keys(posted).some((name) => name.endsWith(DRAWING) && fieldOf(posted, name) !== '')) return NOTHING_DRAWN
  const { draft } = await visit.rooms.db.transaction().execute(lock)
  const { form } = draft && !draft.dossier ? journeyOf(visit, draft) : {}
  return form ? redrawInks(form, placeOf(visit).pageId, posted, String(draft?.actorId)) : NOTHING_DRAWN
}

async function keep(
  tx: Tx, visit: Visit, draft: Draft, drawn: RedrawnInks, isPassed: boolean,
): Promise<Omit<SavedStep, 'isOwn'> & { readonly files: readonly string[] }> {
  const journey = journeyOf(visit, draft)
  const { form, occasion } = journey
  const { pageId, stepId } = placeOf(visit)
  const page = form?.pages.find(({ id }) => id === pageId)
  if (!form || !page) return { draft, known: new Set(), isSamePage: false, faulty: new Set(), files: [] }
  const typed = postedBy(visit.request)
  const posted = completeAddresses(visit, form, pageId, typed)
  const asked = new Set(stepsOf(page).find(({ id }) => id === stepId)?.fields.map(({ key }) => key))
  const { nameOf } = territoryCodesOf(visit.directory)
  const { answers: read, action } = readPost(form, pageId, posted, draft.answers, occasion, nameOf, asked)
  const signatures = signaturesOf(page)
  const drawings = await storeDrawings(visit, tx, draft, drawn)
  const answers = withDrawings(read, signatures, drawings, draft, typed)
  const given = givenWithPaper(journey)
  const merged = mergeSave(draft, {
    window: windowOf(typed), nth: Number(/^\d{1,9}$/.exec(fieldOf(typed, NTH))?.[0] ?? 0), at: visit.now.toISOString(),
    fields: savedFields(page.sections.flatMap(({ fields }) => fields), answers, draft, typed)
      .filter(({ key }) => !given.has(key)),
  })
  const place = `${pageId}/${stepId}`
  const visited = isPassed && asked.size > 0 ? [...new Set([...draft.visited, place])] : draft.visited
  const papers = papersWith(draft.papers, signatures, drawings, merged)
  const change = { ...merged, papers, visited, savedAt: visit.now }
  await changeDraft(tx, draft.actorId, { ...change, answers: merged.answers as Json })
  const before = [...draft.papers, ...drawings.papers.values()]
  const files = await discardDrawings(visit, tx, draft.actorId, { before, after: papers })
  return {
    files, draft: { ...draft, ...change }, known: knownBefore(form, draft, occasion, posted), faulty: drawings.faulty,
    isSamePage: action.kind !== 'next' || fieldOf(typed, CLEAR) !== '',
  }
}

/** Of a page that does not say which window it is, every save is by itself. */
function windowOf(typed: Posted): string {
  const given = fieldOf(typed, WINDOW)
  return /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}

/** The fields that the window was shown, and whatever else of the page it changes. */
function savedFields(
  fields: readonly Field[], answers: Readonly<Record<string, unknown>>, draft: Draft, typed: Posted,
) {
  const seen = seenBy(typed)
  return fields.filter((field) => isAsked(field) || field.type === 'signature')
    .filter(({ key }) => seen.has(key) || markOf(answers[key]) !== markOf(draft.answers[key]))
    .map(({ key }) => ({ key, value: answers[key], seen: seen.get(key) }))
}

/** The marks of what a window was shown, by field. */
function seenBy(typed: Posted): ReadonlyMap<string, string | undefined> {
  return new Map(fieldOf(typed, SEEN).split(' ').map((one) => one.split(':', 2) as [string, string | undefined]))
}

function knownBefore(
  form: FormDefinition, draft: Draft, occasion: Parameters<typeof shownPages>[2], posted: Posted,
): ReadonlySet<string> {
  const names = Object.keys(posted)
  const stood = ({ key }: Field) => names.some((name) => name === key || /^[.[]/.test(name.slice(key.length))
    && name.startsWith(key))
  return new Set(shownFields(form.pages).filter(stood).concat(shownFields(shownPages(form, draft.answers, occasion)))
    .map(({ key }) => key))
}

/** Keeps a step while it is being filled in, and says so in the line below it. */
export async function autosave(visit: Visit) {
  const saved = await saveStep(visit, false)
  const { say, reply } = visit
  void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  if (!saved) return reply.code(410).send({ text: say(STEP.notSaved) })
  if (!saved.isOwn) return reply.send({ text: say(visit.actor ? STEP.whose : STEP.signedOut) })
  const { form } = journeyOf(visit, saved.draft)
  const shown = seenBy(postedBy(visit.request))
  const page = form?.pages.find(({ id }) => id === placeOf(visit).pageId)
  const fields = page?.sections.flatMap((section) => section.fields.filter(({ key }) => shown.has(key))) ?? []
  const isRivalled = fields.some(({ key }) => saved.draft.rivals[key])
  return reply.send({
    text: isRivalled ? say(STEP.rival) : say(STEP.savedNow, { time: showTime(saved.draft.savedAt) }),
    ...!isRivalled && { seen: seenOf(fields, saved.draft.answers) },
  })
}
