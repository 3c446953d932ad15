import { type Component, type ProcedureVersion, isSettledCentrally, showLimits } from '../modules/catalogue/public.ts'
import { type FeesOfTable, feesOfTable } from '../modules/dossiers/public.ts'
import { APPOINTMENT } from './appointment-texts.ts'
import { type Explained, explainWords } from './explain-words.tsx'
import { sendNotFound } from './failures.tsx'
import { addressOfGuide, guidesOf } from './guide-page.tsx'
import { GUIDE } from './guide-texts.ts'
import { FeeLines } from './fee-lines.tsx'
import { BackLink, sendPage } from './layout.tsx'
import { EntryBody, titleIn } from './markup-view.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf, agencyInWords, findProcedure, publicItemsOf } from './procedure-facts.ts'
import { PROCEDURE } from './procedure-texts.ts'
import type { Visit } from './visit.ts'

/** The public page of a procedure: what to prepare, three ways to hand it in, guides, and the 13 items below. */
export const procedurePages = {
  'GET /thu-tuc/:code': async (visit) => {
    const version = findProcedure(visit)
    if (!version) return sendNotFound(visit)
    return sendProcedure(visit, version, await feesOfTable(visit.rooms.feel, version.content))
  },
} satisfies PageHandlers

interface Shown { readonly visit: Visit; readonly version: ProcedureVersion; readonly explained: Explained }

function sendProcedure(visit: Visit, version: ProcedureVersion, fees: FeesOfTable | undefined) {
  const { content, code } = version
  const { say } = visit
  const page = publicItemsOf(visit, version)
  const explained = explainWords(visit)
  const shown = { visit, version, explained }
  // What is settled centrally is handed in at the national portal, and nowhere here.
  const isHere = !isSettledCentrally(content)
  const isOnline = isHere && content.channels.includes('online')
  return sendPage(visit, {
    title: content.name,
    body: <>
      <BackLink visit={visit} href="/thu-tuc">{say(PROCEDURE.all)}</BackLink>
      <h1>{content.name}</h1>
      {code !== null && <p className="hint">{say(PROCEDURE.code, { code })}</p>}
      <Prepare {...shown} fees={fees} />
      <ul className="ways">
        {isOnline
          && <li><a className="button" href={`${addressOf(version)}/nop-ho-so`}>{say(PROCEDURE.online)}</a></li>}
        {isHere && content.channels.includes('counter') && <li>
          <a className="button plain" href="#den-quay">{say(PROCEDURE.counter)}</a>
        </li>}
        {isHere && content.channels.includes('counter') && <li>
          <a className="button plain" href={`${addressOf(version)}/dat-lich`}>{say(APPOINTMENT.book)}</a>
        </li>}
        {isHere && content.channels.includes('post') && <li>
          <a className="button plain" href="#buu-dien">{say(PROCEDURE.post)}</a>
        </li>}
      </ul>
      <Guides {...shown} />
      <Ways visit={visit} version={version} />
      <h2>{say(PROCEDURE.level)}</h2>
      <p>{page.serviceLevel}</p>
      {page.notFullBecause.length > 0 && <>
        <p>{say(PROCEDURE.notFull)}</p>
        <ul>{page.notFullBecause.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      </>}
      <h2>{say(PROCEDURE.published)}</h2>
      <p className="hint">{page.decision}.{page.missing.length > 0
        && ` ${say(PROCEDURE.unpublished, { count: page.missing.length })}`}</p>
      {page.items.map(({ key, title, lines }) => (
        <details key={key}>
          <summary>{title}</summary>
          {lines.length === 1
            ? <p>{explained.mark(lines[0] ?? '')}</p>
            : <ul>{lines.map((line) => <li key={line}>{explained.mark(line)}</li>)}</ul>}
        </details>
      ))}
      <explained.Words />
    </>,
  })
}

function Prepare({ visit, version, explained: { mark }, fees }: Shown & { readonly fees: FeesOfTable | undefined }) {
  const { content } = version
  const { say } = visit
  const [first = '', ...cases] = showLimits(content.limits)
  return (
    <section className="box" aria-labelledby="chuan-bi">
      <h2 id="chuan-bi">{say(PROCEDURE.prepare)}</h2>
      <ul>{content.components.map((component) => <li key={component.id}>
        {mark(component.name)}
        <span className="hint"> {noteOf(visit, component)}</span>
      </li>)}</ul>
      <dl>
        <dt>{say(PROCEDURE.time)}</dt>
        <dd>{mark(first)}{cases.map((line) => <span key={line} className="hint"><br />{line}</span>)}</dd>
        <dt>{say(PROCEDURE.fee)}</dt><dd>
          <FeeLines visit={visit} content={content} fees={fees} mark={mark} />
        </dd>
        <dt>{say(PROCEDURE.where)}</dt><dd>{agencyInWords(visit, version) ?? say(PROCEDURE.notYet)}</dd>
        <dt>{say(PROCEDURE.result)}</dt>
        <dd>{content.result.name === '' ? say(PROCEDURE.notYet) : mark(content.result.name)}</dd>
      </dl>
    </section>
  )
}

function noteOf({ say }: Visit, { isForm, handling, required, condition }: Component): string {
  if (isForm) return say(PROCEDURE.isForm)
  if (handling === 'data') return say(PROCEDURE.isData)
  const when = condition ?? (required === 'conditional' ? say(PROCEDURE.maybe) : '')
  const show = handling === 'present' ? say(PROCEDURE.show) : ''
  const optional = required === 'optional' ? say(PROCEDURE.optional) : ''
  return [optional, show, when].filter((part) => part !== '').join('; ')
}

/** Guides of this procedure, folded; each has a page of its own, too. */
function Guides({ visit, version }: Shown) {
  const guides = guidesOf(visit).filter(({ content }) => content.procedure === version.procedure)
  if (guides.length === 0) return null
  return (
    <section aria-labelledby="huong-dan">
      <h2 id="huong-dan">{visit.say(GUIDE.howTo)}</h2>
      {guides.map((guide) => (
        <details key={guide.publicId}>
          <summary>{titleIn(visit, guide.content)}</summary>
          <EntryBody visit={visit} content={guide.content} top={3} />
        </details>
      ))}
      <p className="alone">{guides.map((guide) => <a key={guide.publicId} href={addressOfGuide(guide)}>
        {titleIn(visit, guide.content)}
      </a>)}</p>
    </section>
  )
}

/** Where to go with paper; and for what is not cleared for any section, who is competent and why. */
function Ways({ visit, version }: { visit: Visit; version: ProcedureVersion }) {
  const { content } = version
  const { say, directory } = visit
  const agency = agencyInWords(visit, version) ?? say(PROCEDURE.competent)
  const unit = directory.resolve(content.competent, {})
  const home = unit && directory.oneStopOf(unit.id)
  const place = home?.name ?? say(PROCEDURE.sectionOf, { agency })
  return <>
    {content.channels.includes('counter') && <section>
      <h2 id="den-quay">{say(PROCEDURE.counter)}</h2>
      <p>{visit.rooms.catalogue.clearanceOn(visit.today, version.procedureId)
        ? say(PROCEDURE.anywhere, { agency })
        : say(PROCEDURE.onlyThere, { place, agency })}</p>
      <p className="alone"><a href="/noi-nop">{say(PROCEDURE.places)}</a></p>
    </section>}
    {content.channels.includes('post') && <section>
      <h2 id="buu-dien">{say(PROCEDURE.post)}</h2>
      <p>{say(PROCEDURE.byPost, { place })}</p>
    </section>}
  </>
}
