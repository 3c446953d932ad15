import {
  type Dossier, type Places, type RoutingRow, explainRouting, findCollection, findCustody, findOpenMove, findRouting,
  hasPaperResult, isClosed, isCollectedAnywhere,
} from '../modules/dossiers/public.ts'
import {
  type Clearance, type ProcedureVersion, BY_INSPECTION, competenceOf,
} from '../modules/catalogue/public.ts'
import { citedAs } from '../kernel/citation.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Unit, unitInWords } from '../modules/organisation/public.ts'
import { showDate, showMoment } from './in-words.ts'
import { SECTION } from './section-texts.ts'
import { TERRITORY } from './territory-texts.ts'
import type { Visit } from './visit.ts'

/** Where it is received and who settles it, each with its reason, before anything is sent. */
export function WhyHere({ visit, version, places }: { visit: Visit; version: ProcedureVersion; places: Places }) {
  const { routing, receivesAt, competent } = places
  return <Why visit={visit} version={version} receivesAt={receivesAt.name} competent={competent.name}
    routing={{
      ...routing, clearanceId: routing.clearance?.id ?? null, isChosen: routing.isElsewhere,
    }} />
}

function Why({ visit, version, receivesAt, competent, routing }: {
  visit: Visit
  version: ProcedureVersion
  receivesAt: string
  competent: string
  routing: Omit<RoutingRow, 'facts'> | undefined
}) {
  const { say, rooms } = visit
  const why = routing && explainRouting(version.content, routing, rooms.catalogue.clearance)
  const received = why?.receivedBy === 'list' && why.clearance
    ? sinceWhen(visit, why.clearance) : why?.receives?.reason ?? say(TERRITORY.byProcess)
  const [decides, receives] = [why?.decides, why?.receives]
  return (
    <section className="box" aria-labelledby="vi-sao">
      <h2 id="vi-sao">{say(TERRITORY.whyTitle)}</h2>
      <dl>
        <dt>{say(TERRITORY.receives)}</dt>
        <dd>
          <strong>{receivesAt}</strong>{why && <p>{received}{routing.isChosen && ` ${say(SECTION.chosen)}`}</p>}
          <Basis visit={visit} article={receives?.article} />
        </dd>
        <dt>{say(TERRITORY.decides)}</dt>
        <dd>
          <strong>{competent}</strong>{why && <p>{decides?.reason ?? say(TERRITORY.byCatalogue)}</p>}
          <Basis visit={visit} article={decides?.article} />
        </dd>
      </dl>
    </section>
  )
}

function Basis({ visit: { say }, article }: { visit: Visit; article: string | null | undefined }) {
  return article ? <p className="hint">{say(TERRITORY.article, { article: citedAs(article) })}</p> : null
}

function sinceWhen({ say }: Visit, { validFrom, decision, source }: Clearance): string {
  // What the data brought has no day of which anybody knows.
  if (source === 'data') return say(TERRITORY.byData)
  return say(TERRITORY.byList, {
    from: showDate(validFrom),
    decision: decision ? say(TERRITORY.byDecision, { number: decision.number, day: showDate(decision.day) }) : '',
  })
}

/** Where a procedure may be handed in, by what the list says today, and the cases that may not be. */
export function WhereToHandIn({ visit, version }: { visit: Visit; version: ProcedureVersion }) {
  const { say, rooms, today, directory } = visit
  const { channels } = version.content
  const cleared = rooms.catalogue.clearanceOn(today, version.procedureId)
  const units = (cleared?.unitIds ?? []).flatMap((id) => directory.byId(id)?.name ?? [])
  const exemptions = competenceOf(version.content).exemptions
  const isInspected = exemptions.some(({ id }) => id === BY_INSPECTION)
  const counter = !cleared || isInspected ? say(TERRITORY.onlyThere)
    : cleared.unitIds === null ? say(TERRITORY.anywhere) : say(TERRITORY.atPilots, { units: units.join('; ') })
  return (
    <section className="box" aria-labelledby="nop-o-dau">
      <h2 id="nop-o-dau">{say(TERRITORY.whereTitle)}</h2>
      <ul>
        {channels.includes('online') && <li>{say(cleared && !isInspected ? TERRITORY.onlineChoice : TERRITORY.online)}</li>}
        {channels.includes('counter') && <li>{counter}</li>}
        {cleared && exemptions.map(({ id, reason }) => <li key={id}>{say(TERRITORY.exempt, { reason })}</li>)}
      </ul>
      <p className="alone"><a href="/khong-phu-thuoc-dia-gioi">{say(TERRITORY.listLink)}</a></p>
    </section>
  )
}

/** Of a dossier of mine: why it is where it is, where its paper result lies, and the way to collect it elsewhere. */
export async function whereaboutsOf(visit: Visit, dossier: Dossier) {
  const { rooms, say, language, directory } = visit
  const [routing, custody, way, collectAt] = await Promise.all([
    findRouting(rooms.db, dossier.id), findCustody(rooms.db, dossier.id), findOpenMove(rooms.db, dossier.id),
    findCollection(rooms.db, dossier.id),
  ])
  const version = rooms.catalogue.version(dossier.procedureVersionId)
  const then = rooms.directory.on(dayOf(dossier.submittedAt))
  const nameOf = (unitId: bigint) => unitInWords(directory.byId(unitId) ? directory : then, unitId)
  const at = collectAt ?? dossier.receivesAtId
  const mayChange = isCollectedAnywhere(directory, version.procedure) && dossier.delivery === 'counter'
    && !isClosed(dossier.state) && !way?.handedOverAt
  return <>
    <Why visit={visit} version={version} receivesAt={unitInWords(then, dossier.receivesAtId)}
      competent={unitInWords(then, dossier.competentUnitId)} routing={routing} />
    {hasPaperResult(dossier, version.content) && <section className="box" aria-labelledby="noi-nhan">
      <h2 id="noi-nhan">{say(TERRITORY.resultTitle)}</h2>
      <dl>
        <dt>{say(TERRITORY.collectAt)}</dt><dd>{nameOf(at)}</dd>
        {custody && !custody.returnedAt && <>
          <dt>{say(TERRITORY.lies)}</dt>
          <dd>{nameOf(custody.unitId)}<p>{way
            ? say(TERRITORY.onWay, { at: showMoment(way.dueAt, language) }) : say(TERRITORY.ready)}</p></dd>
        </>}
      </dl>
      {mayChange && <p className="alone">
        <a href={`/ho-so/${dossier.publicId}/noi-nhan-ket-qua`}>{say(TERRITORY.change)}</a>
      </p>}
    </section>}
  </>
}

/** The section above which a counter stands, and its name: what tells one “Bộ phận Một cửa” from another. */
export function sectionInWords({ directory }: Pick<Visit, 'directory'>, { name, parentId }: Unit): string {
  const above = parentId === null ? undefined : directory.byId(parentId)
  return above && !name.includes(above.name) ? `${above.name}: ${name}` : name
}
