import { Fragment } from 'react'
import type { Refusal } from '../kernel/result.ts'
import type { SignatureRefused } from '../modules/documents/public.ts'
import {
  type Dossier, type Supplement, completeDossier, findOpenSupplement, getAnswers, supplementDossier,
} from '../modules/dossiers/public.ts'
import type { Tx } from '../platform/db.ts'
import { deedOnOwn } from './act-on-dossier.ts'
import { GivenAnswers } from './answers-sent.tsx'
import { sendDossier } from './dossier-page.tsx'
import { DOSSIER, SUPPLEMENT } from './dossier-texts.ts'
import { sendNotFound, sendStale } from './failures.tsx'
import { FiledList, listFiled } from './filed-papers.tsx'
import { HeldForAsked, findHeldForAsked, heldChosen } from './held-supplement.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { PAPERS } from './papers-texts.ts'
import { addressOfAsked, giveUpAsked, listAsked, sumsOnFile } from './supplement-uploads.ts'
import { type TakenForm, sayFault, takeFiles } from './take-files.ts'
import { signatureMistakes } from './signature-notes.tsx'
import { UploadField } from './upload-field.tsx'
import { type Posted, type Visit, fieldOf, isUuid, valuesOf } from './visit.ts'

/** Answers the open request by touching only what was asked; everything else is there to read. */
export const supplementPages = {
  'GET /ho-so/:id/bo-sung': async (visit) => {
    const dossier = await findOwn(visit)
    if (!dossier) return sendNotFound(visit)
    const request = await findOpenSupplement(visit.rooms.db, dossier.id)
    return request
      ? sendForm(visit, dossier, request, { mistakes: [], uploads: [] })
      : visit.reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  },
  'POST /ho-so/:id/bo-sung': answer,
} satisfies PageHandlers

interface KeptUpload { readonly component: string; readonly upload: string; readonly name: string }
/** What of a form came back with faults: the uploads that were taken are not asked for again. */
interface Kept { readonly mistakes: readonly Mistake[]; readonly uploads: readonly KeptUpload[] }

async function sendForm(visit: Visit, dossier: Dossier, request: Supplement, { mistakes, uploads }: Kept) {
  const { rooms, say, language, actor } = visit
  if (!actor) return sendNotFound(visit)
  await noteLookAgain(visit, dossier)
  const { publicId, number } = dossier
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const nameOf = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  const [filed, answers, sent, held] = await Promise.all([
    listFiled(visit, dossier), getAnswers(rooms.db, dossier.id), listAsked(visit, actor.accountId, request),
    findHeldForAsked(rooms.db, visit, dossier),
  ])
  const asked = new Set(request.items.map(({ component }) => component))
  return sendPage(visit, {
    title: say(SUPPLEMENT.title), isPersonal: true, mistakes, scripts: ['papers'],
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(SUPPLEMENT.title)}</h1>
      <p>{content.name}</p>
      <p>{say(SUPPLEMENT.intro)}</p>
      <p className="hint">{say(SUPPLEMENT.askedAt, { at: showMoment(request.askedAt, language) })}</p>
      <h2>{say(SUPPLEMENT.count, { count: request.items.length })}</h2>
      <PostForm visit={visit} action={`/ho-so/${publicId}/bo-sung`} requestId={crypto.randomUUID()} isUpload
        className="go-on">
        {request.items.map(({ component, reason }) => <Fragment key={component}>
          <HeldForAsked visit={visit} held={held} component={component} label={nameOf(component)} />
          <UploadField
            visit={visit} id={component} hint={reason} pieces={addressOfAsked(dossier, component)}
            label={say(SUPPLEMENT.choose, { name: nameOf(component) })}
            fault={mistakes.find(({ id }) => id === component)?.text}
            there={[
              ...sent.ended.filter((one) => one.component === component)
                .map(({ id, name, size }) => ({ name, size, drop: { name: 'do', value: id } })),
              ...uploads.filter((one) => one.component === component).map(({ upload, name }) => ({
                name, drop: { name: 'bo', value: upload },
                keep: { name: `giu:${component}`, value: `${upload} ${name}` },
              })),
            ]}
            half={sent.half.filter((one) => one.component === component)
              .map(({ id, name, percent }) => ({ name: name ?? '', percent, drop: { name: 'do', value: id } }))}
          />
        </Fragment>)}
        <button type="submit">{say(SUPPLEMENT.send)}</button>
      </PostForm>
      <details>
        <summary>{say(SUPPLEMENT.rest)}</summary>
        <FiledList visit={visit} dossier={dossier} filed={filed.filter(({ component }) => !asked.has(component))} />
        <GivenAnswers visit={visit} dossier={dossier} answers={answers} />
      </details>
    </>,
  })
}

/** With just what was asked: completes before acceptance, supplements after it. */
async function answer(visit: Visit) {
  const { rooms, actor, say } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const open = await findOpenSupplement(rooms.db, dossier.id)
  const taken = await takeFiles(visit, actor.accountId)
  if (!taken.isFromHere) return sendStale(visit)
  if (!open) return visit.reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  const asked = open.items.map(({ component }) => component)
  const [dropped, given] = [fieldOf(taken.posted, 'bo'), fieldOf(taken.posted, 'do')]
  if (isUuid(given)) await giveUpAsked(visit, actor.accountId, given)
  const { ended } = await listAsked(visit, actor.accountId, open)
  const files = await withoutFiled(visit, dossier, asked, taken)
  const fromForm = asked.flatMap((component) => [
    ...keptUploads(taken.posted, component).filter(({ upload }) => upload !== dropped),
    ...files.flatMap(({ input, upload }) => input === component && upload ? [
      { component, upload: upload.publicId, name: upload.name },
    ] : []),
  ])
  const faults = files.flatMap(({ input, fault }) => fault ? [
    { id: asked.includes(input) ? input : asked[0] ?? '', text: fault },
  ] : [])
  if (dropped || given) return sendForm(visit, dossier, open, { mistakes: faults, uploads: fromForm })
  const uploads = [...ended, ...fromForm]
  const held = await findHeldForAsked(rooms.db, visit, dossier)
  const missing = asked.filter((component) => uploads.every((one) => one.component !== component)
    && !heldChosen(held, taken.posted, component) && faults.every(({ id }) => id !== component))
  const mistakes = [...faults, ...missing.map((id) => ({ id, text: say(SUPPLEMENT.missing) }))]
  if (mistakes.length > 0) return sendForm(visit, dossier, open, { mistakes, uploads: fromForm })
  // A file that is sent goes before what is held; and what was taken out of the Kho meanwhile is not used any more.
  const componentsFrom = async (tx: Tx) => {
    const still = await findHeldForAsked(tx, visit, dossier)
    return asked.map((component) => {
      const sent = uploads.filter((one) => one.component === component).map(({ upload }) => upload)
      const paper = sent.length > 0 ? undefined : heldChosen(still, taken.posted, component)
      const source = still.get(component)?.source ?? 'kho'
      return { component, uploads: sent, ...paper && { held: { source, basis: paper.basis, paperId: paper.id } } }
    })
  }
  const deed = open.stage === 'completion' ? completeDossier : supplementDossier
  return deedOnOwn(
    visit, 'dossier.answer-supplement', taken.posted,
    async (ctx, base) => deed(ctx, rooms, { ...base, components: await componentsFrom(ctx.tx) }),
    async (again, refusal) => {
      const request = await findOpenSupplement(rooms.db, again.id)
      const { signatures } = refusal as Refusal & Partial<SignatureRefused>
      // What is good of the files is kept; whose signature does not do is told, and comes anew.
      if (signatures && request) return sendForm(visit, again, request, {
        mistakes: signatureMistakes(visit, 'noi-dung', signatures),
        uploads: uploads.filter(({ upload }) => signatures.every(({ uploadId }) => uploadId !== upload)),
      })
      const isOfFiles = refusal.code === 'upload-unknown' || refusal.code === 'components-missing'
      return isOfFiles && request
        ? sendForm(visit, again, request, { mistakes: [{ id: 'noi-dung', text: say(SUPPLEMENT.gone) }], uploads: [] })
        : sendDossier(visit, again, [{ id: 'noi-dung', text: say(DOSSIER.moved) }])
    },
  )
}

/** The files of the form; one that lies on file for the same component already is a fault, as in a first upload. */
async function withoutFiled(
  visit: Visit, dossier: Dossier, asked: readonly string[], { files }: TakenForm,
): Promise<TakenForm['files']> {
  const filled = asked.filter((component) => files.some(({ input }) => input === component))
  const onFile = new Map(await Promise.all(filled.map(async (component) =>
    [component, await sumsOnFile(visit, dossier, component)] as const)))
  const text = sayFault(visit, { code: 'file-duplicate' })
  return files.map((file) => file.upload && onFile.get(file.input)?.has(file.upload.sha256)
    ? { input: file.input, fault: visit.say(PAPERS.ofFile, { name: file.upload.name, text }) }
    : file)
}

/** Files of a form that had other faults: not asked for again. Whose they are is checked when they are taken. */
function keptUploads(posted: Posted, component: string): readonly KeptUpload[] {
  return valuesOf(posted, `giu:${component}`).flatMap((text) => {
    const [upload = '', ...name] = text.split(' ')
    return isUuid(upload) ? [{ component, upload, name: name.join(' ') }] : []
  })
}
