import { labelIn } from '@motcua/forms/label-in.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import { reportWrong } from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Control, Select, TextInput } from './controls.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { listFiled } from './filed-papers.tsx'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { REGISTER_REPORT } from './register-report-texts.ts'
import { fieldsOfRegisters } from './register-reports.tsx'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'

const LONGEST = 1_000

/** Somebody says that a register is wrong about them, of what it had filled in for a dossier of theirs. */
export const registerReportPages = {
  'GET /ho-so/:id/bao-du-lieu-sai': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendForm(visit, dossier, { field: '', text: '', proof: '' }, []) : sendNotFound(visit)
  },
  'POST /ho-so/:id/bao-du-lieu-sai': report,
} satisfies PageHandlers

interface Typed { readonly field: string; readonly text: string; readonly proof: string }

async function report(visit: Visit) {
  const { rooms, actor, reply, say } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const posted = postedBy(visit.request)
  const typed = {
    field: fieldOf(posted, 'o'), text: cleanLines(fieldOf(posted, 'sai')), proof: fieldOf(posted, 'giay-to'),
  }
  const field = (await fieldsOfRegisters(visit, dossier)).find(({ key }) => key === typed.field)
  const mistakes = [
    ...field ? [] : [{ id: 'o', text: say(REGISTER_REPORT.needField) }],
    ...typed.text === '' ? [{ id: 'sai', text: say(REGISTER_REPORT.needWhat) }] : [],
    ...typed.text.length > LONGEST ? [{ id: 'sai', text: say(REGISTER_REPORT.long, { count: typed.text.length }) }] : [],
    ...typed.proof !== '' && !isUuid(typed.proof) ? [{ id: 'giay-to', text: say(REGISTER_REPORT.proofGone) }] : [],
  ]
  if (!field || mistakes.length > 0) return sendForm(visit, dossier, typed, mistakes)
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), [
    'register.report', dossier.publicId, typed.field, typed.text, typed.proof,
  ])
  const done = await inTransaction(rooms, sender, (ctx) => reportWrong(ctx, rooms, {
    dossier, field: field.key, entry: field.meaning.entry, text: typed.text,
    proof: typed.proof === '' ? undefined : typed.proof,
  }), ({ publicId }) => ({ status: 201, body: { publicId } }))
  if (done.ok) return reply.redirect(`/ho-so/${dossier.publicId}#bao-sai`, 303)
  const again = (id: string, text: string) => sendForm(visit, dossier, typed, [{ id, text }])
  switch (done.refusal.code) {
    case 'field-not-of-register': return again('o', say(REGISTER_REPORT.needField))
    case 'register-report-open': return again('o', say(REGISTER_REPORT.open))
    case 'nothing-said': return again('sai', say(REGISTER_REPORT.needWhat))
    case 'paper-unknown': return again('giay-to', say(REGISTER_REPORT.proofGone))
    case 'request-reused': return again('sai', say(REGISTER_REPORT.reused))
  }
}

async function sendForm(visit: Visit, dossier: Dossier, typed: Typed, mistakes: readonly Mistake[]) {
  await noteLookAgain(visit, dossier)
  const { say, language } = visit
  const { publicId, number } = dossier
  const fields = await fieldsOfRegisters(visit, dossier)
  const papers = (await listFiled(visit, dossier)).flatMap((group) => group.papers.map((paper) => ({
    value: paper.publicId, label: `${group.name}: ${paper.name}`,
  })))
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(REGISTER_REPORT.title), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(REGISTER_REPORT.title)}</h1>
      <p>{say(fields.length === 0 ? REGISTER_REPORT.nothing : REGISTER_REPORT.hint)}</p>
      {fields.length > 0 && <PostForm visit={visit} action={`/ho-so/${publicId}/bao-du-lieu-sai`} requestId={crypto.randomUUID()}>
        <Control id="o" label={say(REGISTER_REPORT.field)} error={faultOf('o')}>{(described) => <Select
          {...described} name="o" value={typed.field} prompt={say(REGISTER_REPORT.choose)}
          choices={fields.map((field) => ({ value: field.key, label: labelIn(language, field) }))}
        />}</Control>
        <Control id="sai" label={say(REGISTER_REPORT.what)} error={faultOf('sai')}>{(described) => <TextInput
          {...described} name="sai" value={typed.text} isMultiline most={LONGEST}
        />}</Control>
        {papers.length > 0 && <Control id="giay-to" label={say(REGISTER_REPORT.proof)} error={faultOf('giay-to')}>
          {(described) => <Select
            {...described} name="giay-to" value={typed.proof} prompt={say(REGISTER_REPORT.noProof)} choices={papers}
          />}
        </Control>}
        <button type="submit">{say(REGISTER_REPORT.send)}</button>
      </PostForm>}
    </>,
  })
}
