import type { Clearance } from '../modules/catalogue/public.ts'
import { byName, showDate } from './in-words.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { TERRITORY } from './territory-texts.ts'
import type { Visit } from './visit.ts'

/** Which procedures may be handed in anywhere today, since when, where, and by which decision (KH 1107 II.4.2). */
export const anywherePages = {
  'GET /khong-phu-thuoc-dia-gioi': (visit) => {
    const { rooms, today, say } = visit
    const cleared = rooms.catalogue.on(today).list().flatMap((version) => {
      const clearance = rooms.catalogue.clearanceOn(today, version.procedureId)
      return clearance && !version.content.onSiteInspection ? [{ version, clearance }] : []
    }).toSorted((a, b) => byName(a.version.content, b.version.content))
    return sendPage(visit, {
      title: say(TERRITORY.listTitle),
      body: <>
        <h1>{say(TERRITORY.listTitle)}</h1>
        <p>{say(TERRITORY.listHint)}</p>
        {cleared.length === 0 && <p className="note">{say(TERRITORY.listEmpty)}</p>}
        <ul className="plain">{cleared.map(({ version, clearance }) => (
          <li key={version.procedurePublicId}>
            <a href={addressOf(version)}>{version.content.name}</a>
            <br /><span className="hint">{inWords(visit, clearance)}</span>
          </li>
        ))}</ul>
      </>,
    })
  },
} satisfies PageHandlers

function inWords({ say, directory }: Visit, { validFrom, unitIds, decision, source }: Clearance): string {
  const from = showDate(validFrom)
  const units = (unitIds ?? []).flatMap((id) => directory.byId(id)?.name ?? []).join('; ')
  const where = unitIds !== null ? say(TERRITORY.sincePilot, { from, units })
    : source === 'data' ? say(TERRITORY.sinceBefore) : say(TERRITORY.since, { from })
  const by = decision
    ? say(TERRITORY.decision, { number: decision.number, day: showDate(decision.day), issuer: decision.issuer })
    : say(TERRITORY.noDecision)
  return `${where}. ${by}.`
}
