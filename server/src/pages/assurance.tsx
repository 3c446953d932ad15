import type { FastifyReply } from 'fastify'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { ASSURANCE } from './assurance-texts.ts'
import { type Journey, onJourney, rootOf } from './journey.ts'
import { Said, sendPage } from './layout.tsx'
import { addressOf } from './procedure-facts.ts'
import { providerAddress } from './provider-sign-in-parts.tsx'
import { PROVIDER } from './provider-sign-in-texts.ts'
import type { Visit } from './visit.ts'

/**
 * The level of assurance that a procedure asks of whoever declares online (mức độ định danh): policy `assurance-level`
 * of that procedure, in force today; 1 where it is silent, which every sign-in has.
 */
function levelAskedBy({ directory }: Visit, { procedure }: ProcedureVersion): 1 | 2 {
  return directory.policy('assurance-level', procedure)?.value === 2 ? 2 : 1
}

/** Whether this session is enough. A code to a phone is level 1, whoever the account is of: phones are passed on. */
export function isAssured(visit: Visit, version: ProcedureVersion): boolean {
  return (visit.actor?.vouched ?? 1) >= levelAskedBy(visit, version)
}

/** Instead of the form: the way up, from which one comes back to `next`, and the way out with what to bring. */
export function StepUp({ visit, version, next }: { visit: Visit; version: ProcedureVersion; next: string }) {
  const { say, rooms } = visit
  const { channels, components } = version.content
  const papers = components.filter(({ isForm, handling }) => !isForm && ['submit', 'present'].includes(handling))
  return (
    <section className="box" aria-labelledby="dinh-danh">
      <h2 id="dinh-danh">{say(ASSURANCE.title)}</h2>
      <p>{say(ASSURANCE.why)}</p>
      {rooms.identityProvider && <p>
        <a className="button" href={providerAddress(next, 2)}>{say(PROVIDER.button)}</a>
      </p>}
      <h3>{say(ASSURANCE.cannot)}</h3>
      {channels.includes('counter')
        ? <>
          <p><Said visit={visit} text={ASSURANCE.counter} parts={{
            counter: <a href={`${addressOf(version)}#den-quay`}>{say(ASSURANCE.counterLink)}</a>,
          }} /></p>
          <ul><li>{say(ASSURANCE.card)}</li>{papers.map(({ id, name }) => <li key={id}>{name}</li>)}</ul>
        </>
        : <p>{say(ASSURANCE.help)}</p>}
    </section>
  )
}

/** A form that was sent, or a page asked for, by a session that is not enough: nothing was done, nothing is lost. */
export function sendStepUp(visit: Visit, version: ProcedureVersion, next: string) {
  const { say } = visit
  return sendPage(visit, {
    title: say(ASSURANCE.title), status: 422, isPersonal: true, body: <>
      <h1>{version.content.name}</h1>
      <p>{say(ASSURANCE.kept)}</p>
      <StepUp visit={visit} version={version} next={next} />
      <p className="hint">{say(PROVIDER.code, { code: 'assurance-too-low' })}</p>
    </>,
  })
}

/** A step of a draft for whoever's session is enough; nothing is sent from another, and what was filled in waits. */
export function onAssured(
  visit: Visit, go: (journey: Journey) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  return onJourney(visit, async (journey) => isAssured(visit, journey.version)
    ? go(journey)
    : sendStepUp(visit, journey.version, `${rootOf(journey)}/kiem-tra`))
}
