import { fileFaultText } from '../modules/documents/public.ts'
import { type DraftPaper, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import type { Json } from '../platform/db.ts'
import { sendStale } from './failures.tsx'
import { showSize } from './in-words.ts'
import {
  type Journey, askedPapers, backBefore, fileFieldsOf, journeyOf, missingPapers, nextAfter, onJourney, placeInWords,
  rootOf,
} from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { limitsOf, takeFiles } from './take-files.ts'
import { type Visit, fieldOf, holderOf, postedBy } from './visit.ts'

const PATH = 'giay-to'
const MOST_OF_ONE = 20

/** The papers: each with why it is asked for, what was uploaded of it, and a button to add, take away or replace. */
export const paperPages = {
  'GET /nop-ho-so/:token/giay-to': (visit) => onJourney(visit, (journey) => sendPapers(journey, [])),
  'POST /nop-ho-so/:token/giay-to': (visit) => onJourney(visit, async (journey) => {
    const mistakes = missingPapers(journey).map(({ id, name }) => ({ id, text: `Hãy tải lên ${name}.` }))
    if (mistakes.length > 0) return sendPapers(journey, mistakes)
    await change(journey, ({ visited }) => ({ visited: [...new Set([...visited, PATH])] }))
    return visit.reply.redirect(nextAfter(journey, PATH), 303)
  }),
  'POST /nop-ho-so/:token/giay-to/:component': (visit) => onJourney(visit, upload),
  'POST /nop-ho-so/:token/giay-to/:component/xoa': (visit) => onJourney(visit, async (journey) => {
    const [component, gone] = [componentOf(visit), fieldOf(postedBy(visit.request), 'tep')]
    await change(journey, ({ papers }) => ({
      papers: papers.filter((one) => one.component !== component || one.upload !== gone),
    }))
    return visit.reply.redirect(`${rootOf(journey)}/${PATH}#${component}`, 303)
  }),
} satisfies PageHandlers

function componentOf({ request }: Visit): string {
  return (request.params as { component: string }).component
}

async function upload(journey: Journey) {
  const { visit, draft } = journey
  const id = componentOf(visit)
  const taken = await takeFiles(visit, draft.actorId)
  if (!taken.isFromHere) return sendStale(visit)
  if (!rowsOf(journey).some((row) => row.id === id)) return visit.reply.redirect(`${rootOf(journey)}/${PATH}`, 303)
  const faults = taken.files.flatMap(({ fault }) => fault ?? [])
  if (taken.files.length === 0) faults.push('Chưa chọn tệp nào. Hãy chọn tệp hoặc chụp ảnh rồi bấm Tải lên.')
  const added = taken.files.flatMap(({ upload: one }): DraftPaper[] => one
    ? [{
      component: id, upload: one.publicId, name: one.name, kind: one.kind, size: one.size, pages: one.pages,
      sha256: one.sha256,
    }] : [])
  const papers = await change(journey, ({ papers: before }) => {
    const own = before.filter(({ component }) => component === id)
    const fresh = added.filter(({ sha256 }, nth) => {
      const isDouble = own.some((one) => one.sha256 === sha256) || added.findIndex((one) => one.sha256 === sha256) < nth
      if (isDouble) faults.push(`${added[nth]?.name ?? ''}: tệp này đã tải lên rồi, không cần tải lại.`)
      return !isDouble
    })
    if (own.length + fresh.length > MOST_OF_ONE) faults.push(
      `Mỗi giấy tờ nhận nhiều nhất ${String(MOST_OF_ONE)} tệp. Hãy gộp các trang thành một tệp PDF.`,
    )
    return { papers: [...before, ...fresh.slice(0, Math.max(0, MOST_OF_ONE - own.length))] }
  })
  if (faults.length > 0) return sendPapers(journeyOf(visit, {
    ...draft, ...papers,
  }), faults.map((text) => ({ id, text })))
  return visit.reply.redirect(`${rootOf(journey)}/${PATH}#${id}`, 303)
}

type Change = Partial<Pick<Journey['draft'], 'papers' | 'visited'>>

/** Changes the draft as it is now, and not as it was when this page was asked for. Files that the form names follow. */
async function change(
  { visit, draft, form }: Journey, work: (draft: Journey['draft']) => Change,
): Promise<Change & { answers?: Journey['draft']['answers'] }> {
  return visit.rooms.db.transaction().execute(async (tx) => {
    const locked = await lockDraft(tx, draft.token, holderOf(visit))
    if (!locked || locked.dossier) return {}
    const next = work(locked)
    const answers = form && next.papers ? answersWith(journeyOf(visit, { ...locked, ...next })) : undefined
    await changeDraft(tx, locked.actorId, { ...next, ...answers && { answers: answers as Json }, savedAt: visit.now })
    return { papers: locked.papers, ...next, ...answers && { answers } }
  })
}

function answersWith(journey: Journey): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = { ...journey.draft.answers }
  for (const { key } of fileFieldsOf(journey)) {
    const file = journey.draft.papers.find(({ component }) => component === key)
    if (file) answers[key] = { id: file.upload, name: file.name }
    if (!file) Reflect.deleteProperty(answers, key)
  }
  return answers
}

interface PaperRow { readonly id: string; readonly name: string; readonly why: string; readonly isNeeded: boolean }

function rowsOf(journey: Journey): readonly PaperRow[] {
  return [
    ...askedPapers(journey).map(({ component: { id, name, condition, required, originals }, isNeeded }) => ({
      id, name, isNeeded,
      why: [
        isNeeded ? 'Bắt buộc.' : required === 'optional' ? 'Nếu có.' : 'Tùy trường hợp.', condition && `${condition}.`,
        originals > 0 && 'Chụp hoặc quét từ bản chính.',
      ].filter(Boolean).join(' '),
    })),
    ...fileFieldsOf(journey).map(({ key, label, help = '', required }) => ({
      id: key, name: label, isNeeded: required !== 'never', why: help,
    })),
  ]
}

function sendPapers(journey: Journey, mistakes: readonly Mistake[]) {
  const { visit, version } = journey
  const rows = rowsOf(journey)
  const others = version.content.components.filter(({ isForm, handling }) => !isForm && handling !== 'submit')
  return sendPage(visit, {
    title: 'Giấy tờ kèm theo', isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={backBefore(journey, PATH)} />
      <p className="hint">{placeInWords(journey, PATH)}</p>
      <h1>Giấy tờ kèm theo</h1>
      <p>{limitText(visit)}</p>
      {rows.length === 0 && <p>Thủ tục này không cần tải giấy tờ nào lên.</p>}
      {rows.map((row) => <Paper
        key={row.id} journey={journey} row={row} fault={mistakes.find(({ id }) => id === row.id)?.text}
      />)}
      {others.length > 0 && <>
        <h2>Không phải tải lên</h2>
        <ul>{others.map(({ id, name, handling }) => <li key={id}>{name}: {handling === 'data'
          ? 'cơ quan tự tra cứu'
          : 'mang theo khi nhận kết quả'}</li>)}</ul>
      </>}
      <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}><button type="submit">Tiếp tục</button></PostForm>
    </>,
  })
}

function limitText(visit: Visit): string {
  const { maxBytes } = limitsOf(visit)
  const kinds = fileFaultText('file-kind-not-allowed', limitsOf(visit)).split('.')[0] ?? ''
  return `${kinds}, mỗi tệp tối đa ${String(
    Math.floor(maxBytes / 1_048_576),
  )} MB. Ảnh chụp bằng điện thoại cũng được, miễn đọc rõ chữ.`
}

/**
 * One paper: what is there of it, said first, and how to send it. Once there is a file, sending more is folded away.
 */
function Paper({ journey, row, fault }: {
  journey: Journey
  row: PaperRow
  fault: string | undefined
}) {
  const { visit, draft } = journey
  const { id, name, why, isNeeded } = row
  const own = draft.papers.filter(({ component }) => component === id)
  const at = `${rootOf(journey)}/${PATH}/${encodeURIComponent(id)}`
  const isThere = own.length > 0
  return (
    <section className={fault ? 'paper faulty' : 'paper'} aria-labelledby={`${id}-ten`}>
      <h2 id={`${id}-ten`}>{name}</h2>
      <p className={isThere ? 'done' : 'open'}>
        {isThere ? `✓ Đã có ${String(own.length)} tệp` : `○ Chưa có tệp${isNeeded ? '' : ', không bắt buộc'}`}
      </p>
      <p className="hint" id={`${id}-hint`}>{why}</p>
      <ul className="files">
        {own.map((paper) => (
          <li key={paper.upload}>
            <PostForm visit={visit} action={`${at}/xoa`} className="line">
              <input type="hidden" name="tep" value={paper.upload} />
              <span>{paper.name} <span className="hint">({showSize(paper.size)}{paper.pages === null
                ? ''
                : `, ${String(paper.pages)} trang`})</span></span>
              <button type="submit" className="quiet" aria-label={`Xóa ${paper.name}`}>Xóa</button>
            </PostForm>
          </li>
        ))}
      </ul>
      {!isThere && <Sending visit={visit} at={at} row={row} fault={fault} label={`Chọn tệp từ máy: ${name}`} />}
      {isThere && own.length < MOST_OF_ONE && <details open={fault !== undefined}>
        <summary aria-label={`Gửi thêm tệp khác: ${name}`}>Gửi thêm tệp khác</summary>
        <Sending visit={visit} at={at} row={row} fault={fault} label={`Chọn tệp gửi thêm: ${name}`} />
      </details>}
      {fault && own.length >= MOST_OF_ONE && <p className="error">{fault}</p>}
    </section>
  )
}

function Sending({ visit, at, row: { id, name }, fault, label }: {
  visit: Visit
  at: string
  row: PaperRow
  fault: string | undefined
  label: string
}) {
  return (
    <PostForm visit={visit} action={at} isUpload>
      {fault && <p className="error" id={`${id}-error`}>{fault}</p>}
      <label htmlFor={id}>{label}</label>
      <input
        type="file" lang="vi" id={id} name="tep" multiple accept={limitsOf(visit).kinds.join(',')}
        aria-describedby={fault ? `${id}-error ${id}-hint` : `${id}-hint`}
      />
      <button type="submit" className="plain" aria-label={`Tải lên ${name}`}>Tải lên</button>
    </PostForm>
  )
}
