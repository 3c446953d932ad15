import type { FieldRefusal } from '@motcua/forms/check-answers.ts'
import type { Field, FormDefinition } from '@motcua/forms/model.ts'
import { refusalsOn } from '@motcua/forms/pages-of.ts'
import { readPost } from '@motcua/forms/read-post.ts'
import { type ShownPage, shownFields, shownPages } from '@motcua/forms/shown.ts'
import { type Draft, changeDraft, lockDraft, lockDraftOfBrowser } from '../modules/dossiers/public.ts'
import type { Json, Tx } from '../platform/db.ts'
import { completeAddresses, unitNameOf } from './address-parts.tsx'
import { AnswerField, type FieldFrame } from './answer-fields.tsx'
import { sendNotFound } from './failures.tsx'
import { faultsToShow } from './faults-to-show.ts'
import { showTime } from './in-words.ts'
import {
  type Journey, backBefore, checkJourney, isOnForm, journeyOf, nextAfter, onJourney, placeInWords, rootOf,
} from './journey.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { sendTaskList } from './task-list.tsx'
import { type Visit, holderOf, postedBy } from './visit.ts'

/** The pages of the declaration, as its definition says; and the list of everything that is to be done. */
export const formPages = {
  'GET /nop-ho-so/:token': (visit) => onJourney(visit, sendTaskList),
  'GET /nop-ho-so/:token/to-khai/:page': (visit) => onJourney(visit, (journey) => {
    const page = shownPage(journey)
    const { them } = visit.request.query as { them?: unknown }
    return page && journey.form ? sendForm(journey, journey.form, page, [], them !== undefined) : sendNotFound(visit)
  }),
  'POST /nop-ho-so/:token/to-khai/:page': savePage,
} satisfies PageHandlers

function pageIdOf({ request }: Visit): string {
  return (request.params as { page: string }).page
}

function shownPage({ form, visit, draft, occasion }: Journey): ShownPage | undefined {
  return form && shownPages(form, draft.answers, occasion).find(({ id }) => id === pageIdOf(visit))
}

/** Keeps what was typed, right or wrong, before it says what is wrong: whatever happens then, nothing is lost. */
async function savePage(visit: Visit) {
  const { rooms, request, reply } = visit
  const { token } = request.params as { token: string }
  const holder = holderOf(visit)
  const saved = await rooms.db.transaction().execute(async (tx) => {
    const own = await lockDraft(tx, token, holder)
    const draft = own ?? await lockDraftOfBrowser(tx, token, holder.holderHash)
    if (!draft || draft.dossier) return undefined
    const kept = await keepPosted(tx, visit, draft)
    return own ? kept : undefined
  })
  // Of another, of nobody, sent already, or of an account whose session has ended: opening it tells which.
  if (!saved) return onJourney(visit, ({ draft }) => reply.redirect(`/nop-ho-so/${draft.token}`, 303))
  return proceed(journeyOf(visit, saved.draft), saved)
}

interface Saved { readonly draft: Draft; readonly shownBefore: ReadonlySet<string>; readonly isSamePage: boolean }

async function keepPosted(tx: Tx, visit: Visit, draft: Draft): Promise<Saved> {
  const { form, occasion } = journeyOf(visit, draft)
  const pageId = pageIdOf(visit)
  if (!form) return { draft, shownBefore: new Set(), isSamePage: false }
  const shownBefore = new Set(shownFields(shownPages(form, draft.answers, occasion)).map(({ key }) => key))
  const posted = completeAddresses(visit, form, pageId, postedBy(visit.request))
  const { answers, action } = readPost(form, pageId, posted, draft.answers, occasion, unitNameOf(visit))
  const visited = [...new Set([...draft.visited, pageId])]
  await changeDraft(tx, draft.actorId, { answers: answers as Json, visited, savedAt: visit.now })
  return { draft: { ...draft, answers, visited, savedAt: visit.now }, shownBefore, isSamePage: action.kind !== 'next' }
}

function proceed(journey: Journey, { shownBefore, isSamePage }: Saved) {
  const { visit, form } = journey
  const page = shownPage(journey)
  const here = `${rootOf(journey)}/to-khai/${pageIdOf(visit)}`
  if (!form || !page) return visit.reply.redirect(nextAfter(journey, `to-khai/${pageIdOf(visit)}`), 303)
  if (isSamePage) return visit.reply.redirect(here, 303)

  // What an answer on this page has just called up was not there to be filled in: asked for, not found fault with.
  const fresh = new Set(shownFields([page]).filter(({ key, computed }) =>
    !computed && !shownBefore.has(key)).map(({ key }) => key))
  const refusals = refusalsOn(page, checkJourney(journey)).filter(({ field }) => isOnForm(form, field))
  const faults = faultsToShow(page, refusals.filter(({ field }) => !fresh.has(field)), journey.draft.answers)
  if (faults.length > 0) return sendForm(journey, form, page, faults, false)
  if (refusals.length > 0) return visit.reply.redirect(`${here}?them`, 303)
  return visit.reply.redirect(nextAfter(journey, `to-khai/${page.id}`), 303)
}

function sendForm(
  journey: Journey, form: FormDefinition, page: ShownPage, refusals: readonly FieldRefusal[], isMore: boolean,
) {
  const { visit, draft } = journey
  const path = `to-khai/${page.id}`
  const mistakes = refusals.map(({ field, row, column, text }) => ({
    id: column === undefined ? field : `${field}[${String(row)}].${column}`, text,
  }))
  const frame: FieldFrame = {
    visit, codes: form.codes, faults: new Map([...mistakes].reverse().map(({ id, text }) => [id, text])),
  }
  const hasTable = shownFields([page]).some(({ type }) => type === 'table')
  return sendPage(visit, {
    title: page.title, isPersonal: true, mistakes, scripts: ['form'],
    body: <>
      <BackLink visit={visit} href={backBefore(journey, path)} />
      <p className="hint">{placeInWords(journey, path)}</p>
      <h1>{page.title}</h1>
      {isMore && <p className="note" role="status">
        Theo câu trả lời của bạn, cần điền thêm mấy mục còn trống dưới đây.
      </p>}
      <PostForm visit={visit} action={`${rootOf(journey)}/${path}`}>
        {/* Pressing Enter in a field presses the first button: it must go on, and not take a row away. */}
        {hasTable && <button type="submit" className="first" tabIndex={-1} aria-hidden>Tiếp tục</button>}
        {page.sections.map(({ id, title, fields }) => (
          <section key={id}>
            {(page.sections.length > 1 || title !== page.title) && <h2>{title}</h2>}
            {asked(fields).map((field, nth) => <Question
              key={field.key} form={form} field={field} isFirstPledge={isFirstPledge(asked(fields), nth)} draft={draft}
              frame={frame}
            />)}
          </section>
        ))}
        <button type="submit">Tiếp tục</button>
        <p className="hint">Đã lưu lúc {showTime(draft.savedAt)}. Bạn có thể dừng và làm tiếp sau.</p>
      </PostForm>
    </>,
  })
}

function Question({ form, field, isFirstPledge: isFirst, draft, frame }: {
  form: FormDefinition
  field: Field
  isFirstPledge: boolean
  draft: Draft
  frame: FieldFrame
}) {
  return <>
    {isFirst && form.declaration !== undefined && <p>{form.declaration}</p>}
    {isFirst && <p>Dữ liệu bạn khai chỉ dùng để giải quyết hồ sơ này và được giữ theo quy định về lưu trữ.</p>}
    <AnswerField field={field} answer={draft.answers[field.key]} frame={frame} />
  </>
}

/** What the machine writes and what is uploaded elsewhere is not asked here. */
function asked(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ computed, type }) => !computed && type !== 'file' && type !== 'signature')
}

function isFirstPledge(fields: readonly Field[], nth: number): boolean {
  return fields.findIndex(({ widget }) => widget === 'declaration') === nth
}
