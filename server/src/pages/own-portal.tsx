import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { Said, sendPage } from './layout.tsx'
import { OWN_PORTAL } from './own-portal-texts.ts'
import { addressOf } from './procedure-facts.ts'
import { PROVIDER } from './provider-sign-in-texts.ts'
import type { Visit } from './visit.ts'

/** Where people hand in online: here, at the national portal, or at either. */
interface OnlineSubmission { readonly at: 'own' | 'national' | 'both'; readonly url?: string }

/** Policy `online-submission`, general or of a procedure, in force today; here where it is silent. */
function submissionOf({ directory }: Pick<Visit, 'directory'>, { procedure }: ProcedureVersion): OnlineSubmission {
  return directory.policy('online-submission', procedure)?.value as OnlineSubmission | undefined ?? { at: 'own' }
}

/** Whether a procedure is handed in online on this portal today (Cổng của tỉnh tắt hay mở). */
export function isTakenHere(visit: Pick<Visit, 'directory'>, version: ProcedureVersion): boolean {
  return submissionOf(visit, version).at !== 'national'
}

/** Where to hand in instead, with the way out for whoever cannot; what this portal goes on doing. */
export function HandInThere({ visit, version, isDraft = false }: {
  visit: Visit; version: ProcedureVersion; isDraft?: boolean
}) {
  const { say } = visit
  const { url } = submissionOf(visit, version)
  return (
    <section className="box" aria-labelledby="nop-o-cong">
      <h2 id="nop-o-cong">{say(OWN_PORTAL.title)}</h2>
      <p>{say(OWN_PORTAL.closed)}</p>
      {isDraft && <p>{say(OWN_PORTAL.kept)}</p>}
      {url !== undefined && <p><a className="button" href={url} rel="noreferrer">{say(OWN_PORTAL.go)}</a></p>}
      {version.content.channels.includes('counter') && <p><Said visit={visit} text={OWN_PORTAL.counter} parts={{
        counter: <a href={`${addressOf(version)}#den-quay`}>{say(OWN_PORTAL.counterLink)}</a>,
      }} /></p>}
    </section>
  )
}

/** That the national portal takes it, too, where it does. */
export function AlsoThere({ visit, version }: { visit: Visit; version: ProcedureVersion }) {
  const { at, url } = submissionOf(visit, version)
  if (at !== 'both' || url === undefined) return null
  return <p className="hint"><Said visit={visit} text={OWN_PORTAL.also} parts={{
    portal: <a href={url} rel="noreferrer">{visit.say(OWN_PORTAL.portal)}</a>,
  }} /></p>
}

/** A form that was sent to a portal that takes it no more: nothing was done, and what was filled in is kept. */
export function sendNotTakenHere(visit: Visit, version: ProcedureVersion, isDraft = false) {
  return sendPage(visit, {
    title: visit.say(OWN_PORTAL.title), status: 422, isPersonal: true, body: <>
      <h1>{version.content.name}</h1>
      <HandInThere visit={visit} version={version} isDraft={isDraft} />
      <p className="hint">{visit.say(PROVIDER.code, { code: 'own-portal-off' })}</p>
    </>,
  })
}
