import { FAILURE } from './failures-texts.ts'
import { Said, sendPage } from './layout.tsx'
import { TypedAgain } from './typed-again.tsx'
import type { Visit } from './visit.ts'

/** What does not exist, or is another's: the same words. */
export function sendNotFound(visit: Visit) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FAILURE.notFound), status: 404,
    body: <>
      <h1>{say(FAILURE.notFound)}</h1>
      <p>{say(FAILURE.notFoundWhy)}</p>
      <p><Said visit={visit} text={FAILURE.homeOrAll} parts={{
        home: <a href="/">{say(FAILURE.home)}</a>, all: <a href="/thu-tuc">{say(FAILURE.all)}</a>,
      }} /></p>
    </>,
  })
}

/**
 * A form for a draft that does not open to whoever sent it: another's, sent long ago, gone, or never there. The same
 * words for each, so that nobody learns which.
 */
export function sendNoDraft(visit: Visit) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FAILURE.noDraft), status: 404,
    body: <>
      <h1>{say(FAILURE.noDraft)}</h1>
      <p>{say(FAILURE.noDraftWhy)}</p>
      <p><Said visit={visit} text={FAILURE.noDraftWhat} parts={{
        mine: <a href="/ho-so">{say(FAILURE.mine)}</a>, all: <a href="/thu-tuc">{say(FAILURE.all)}</a>,
      }} /></p>
    </>,
  })
}

/** An address of ours, by a method that it does not take: mostly one of a form, opened as if it were a page. */
export function sendWrongMethod(visit: Visit) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FAILURE.wrongMethod), status: 405,
    body: <>
      <h1>{say(FAILURE.wrongMethod)}</h1>
      <p>{say(FAILURE.wrongMethodWhy)}</p>
      <p className="alone"><a href="/">{say(FAILURE.home)}</a></p>
    </>,
  })
}

/** A form that was not sent from a page of ours, or from one that is out of date. Nothing was done. */
export function sendStale(visit: Visit) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FAILURE.stale), status: 400,
    body: <>
      <h1>{say(FAILURE.staleHeading)}</h1>
      <p>{say(FAILURE.staleWhy)}</p>
      <p className="alone"><a href="/">{say(FAILURE.home)}</a></p>
    </>,
  })
}

/** Too many tries; until when stands in the policy, and the same words hold for every kind. */
export function sendTooMany(visit: Visit, minutes: number) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FAILURE.tooMany), status: 429,
    body: <>
      <h1>{say(FAILURE.tooMany)}</h1>
      <p>{say(FAILURE.tooManyWhy, { minutes })}</p>
    </>,
  })
}

/** Something broke. `isPassing`: the database or a disk does not answer just now, and trying again will help. */
export function sendFailed(visit: Visit, isPassing: boolean) {
  const { say } = visit
  const title = say(isPassing ? FAILURE.resting : FAILURE.broken)
  if (isPassing && !visit.reply.hasHeader('retry-after')) void visit.reply.header('retry-after', '10')
  return sendPage(visit, {
    title, status: isPassing ? 503 : 500, isPersonal: visit.request.method === 'POST',
    body: <>
      <h1>{title}</h1>
      <p>{say(isPassing ? FAILURE.restingWhy : FAILURE.brokenWhy)}</p>
      {isPassing && <TypedAgain visit={visit} />}
      <p>{say(FAILURE.urgent)}</p>
    </>,
  })
}
