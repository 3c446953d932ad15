import type { ReactNode } from 'react'
import { FAILURE } from './failures-texts.ts'
import { FILED } from './filed-papers-texts.ts'
import { whenOf } from './maintenance-bar.tsx'
import { Said, sendPage } from './layout.tsx'
import { TypedAgain } from './typed-again.tsx'
import type { Visit } from './visit.ts'

interface Failure {
  readonly status: number
  readonly title: string
  /** Where the page says more at its head than in its title. */
  readonly heading?: string
  readonly why: string
  /** Where to go from here. */
  readonly onward?: ReactNode
}

function sendFailure(visit: Visit, { status, title, heading = title, why, onward }: Failure) {
  return sendPage(visit, { title, status, body: <><h1>{heading}</h1><p>{why}</p>{onward}</> })
}

function linkHome({ say }: Visit) {
  return <a href="/">{say(FAILURE.home)}</a>
}

function linkToAll({ say }: Visit) {
  return <a href="/thu-tuc">{say(FAILURE.all)}</a>
}

/** What does not exist, or is another's: the same words. */
export function sendNotFound(visit: Visit) {
  const { say } = visit
  const parts = { home: linkHome(visit), all: linkToAll(visit) }
  return sendFailure(visit, {
    status: 404, title: say(FAILURE.notFound), why: say(FAILURE.notFoundWhy),
    onward: <p><Said visit={visit} text={FAILURE.homeOrAll} parts={parts} /></p>,
  })
}

/**
 * A form for a draft that does not open to whoever sent it: another's, sent long ago, gone, or never there. The same
 * words for each, so that nobody learns which.
 */
export function sendNoDraft(visit: Visit) {
  const { say } = visit
  const parts = { mine: <a href="/ho-so">{say(FAILURE.mine)}</a>, all: linkToAll(visit) }
  return sendFailure(visit, {
    status: 404, title: say(FAILURE.noDraft), why: say(FAILURE.noDraftWhy),
    onward: <p><Said visit={visit} text={FAILURE.noDraftWhat} parts={parts} /></p>,
  })
}

const NOT_SHOWN = {
  'paper-not-drawn': FAILURE.notDrawnWhy, 'paper-being-drawn': FAILURE.drawingWhy, 'paper-in-quarantine': FILED.checking, 'paper-removed': FILED.removed,
  'paper-destroyed': FILED.destroyed,
} as const

/** A paper that nobody is shown, and why: infected, not yet scanned, or one of which no pictures can be made. */
export function sendNotShown(visit: Visit, code: keyof typeof NOT_SHOWN) {
  const { say } = visit
  return sendFailure(visit, {
    status: 409, title: say(FAILURE.notDrawn), why: say(NOT_SHOWN[code]),
    onward: <p className="alone">{linkHome(visit)}</p>,
  })
}

/** An address of ours, by a method that it does not take: mostly one of a form, opened as if it were a page. */
export function sendWrongMethod(visit: Visit) {
  const { say } = visit
  return sendFailure(visit, {
    status: 405, title: say(FAILURE.wrongMethod), why: say(FAILURE.wrongMethodWhy),
    onward: <p className="alone">{linkHome(visit)}</p>,
  })
}

/** A form that was not sent from a page of ours, or from one that is out of date. Nothing was done. */
export function sendStale(visit: Visit) {
  const { say } = visit
  return sendFailure(visit, {
    status: 400, title: say(FAILURE.stale), heading: say(FAILURE.staleHeading), why: say(FAILURE.staleWhy),
    onward: <p className="alone">{linkHome(visit)}</p>,
  })
}

/** Too many tries; until when stands in the policy, and the same words hold for every kind. */
export function sendTooMany(visit: Visit, minutes: number) {
  const { say } = visit
  return sendFailure(visit, { status: 429, title: say(FAILURE.tooMany), why: say(FAILURE.tooManyWhy, { minutes }) })
}

/** Something broke. `isPassing`: the database or a disk does not answer just now, and trying again will help. */
export function sendFailed(visit: Visit, isPassing: boolean) {
  const { say } = visit
  const title = say(isPassing ? FAILURE.resting : FAILURE.broken)
  const lasting = isPassing ? visit.rooms.maintenance.lasting() : undefined
  if (isPassing && !visit.reply.hasHeader('retry-after')) void visit.reply.header('retry-after', '10')
  return sendPage(visit, {
    title, status: isPassing ? 503 : 500, isPersonal: visit.request.method === 'POST',
    body: <>
      <h1>{title}</h1>
      {lasting && <p><strong>{whenOf(visit, lasting, true)}</strong> {lasting.effect}</p>}
      <p>{say(isPassing ? FAILURE.restingWhy : FAILURE.brokenWhy)}</p>
      {isPassing && <TypedAgain visit={visit} />}
      <p>{say(FAILURE.urgent)}</p>
    </>,
  })
}
