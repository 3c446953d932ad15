import { labelIn } from '@motcua/forms/label-in.ts'
import { type Field, fieldsOf } from '@motcua/forms/model.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, amongFieldsOfRegisters } from '../modules/dossiers/public.ts'
import { type RegisterReport, listReportsOf } from '../modules/integration/public.ts'
import { formOf } from './form-of.ts'
import { showMoment } from './in-words.ts'
import { REGISTER_REPORT } from './register-report-texts.ts'
import type { Visit } from './visit.ts'

/** What registers had answered first in the declaration of a dossier, in the order of its form. */
export async function fieldsOfRegisters(visit: Visit, dossier: Dossier): Promise<readonly Field[]> {
  const form = formOf(visit, dossier)
  return form ? amongFieldsOfRegisters(visit.rooms.db, dossier.id, fieldsOf(form)) : []
}

/** On the page of a dossier: what its owner has reported of registers, how it was answered, and the way to report. */
export async function registerReportsOf(visit: Visit, dossier: Dossier) {
  const { say, rooms: { db } } = visit
  const fields = await fieldsOfRegisters(visit, dossier)
  if (fields.length === 0) return null
  return <>
    <Reports visit={visit} fields={fields} reports={await listReportsOf(db, dossier.id)} />
    <p className="alone"><a href={`/ho-so/${dossier.publicId}/bao-du-lieu-sai`}>{say(REGISTER_REPORT.link)}</a></p>
  </>
}

function Reports({ visit: { say, language, rooms: { directory } }, fields, reports }: {
  visit: Visit
  fields: readonly Field[]
  reports: readonly RegisterReport[]
}) {
  if (reports.length === 0) return null
  const labelOf = (key: string) => {
    const field = fields.find((one) => one.key === key)
    return field ? labelIn(language, field) : key
  }
  return (
    <section aria-labelledby="bao-sai">
      <h2 id="bao-sai">{say(REGISTER_REPORT.heading)}</h2>
      <ul className="messages">{reports.map(({ publicId, field, text, reportedAt, counterId, answeredAt, outcome, reason }) => (
        <li key={publicId}>
          <p className="hint">{say(REGISTER_REPORT.asked, { at: showMoment(reportedAt, language), field: labelOf(field) })}</p>
          {counterId !== null && <p className="hint">
            {say(REGISTER_REPORT.byClerk, { unit: directory.nameOn(counterId, dayOf(reportedAt)) })}
          </p>}
          <p className="said">{text}</p>
          {answeredAt === null || outcome === null
            ? <p>{say(REGISTER_REPORT.waits)}</p>
            : <p><strong>{say(REGISTER_REPORT[outcome])}</strong>{' '}
              {say(REGISTER_REPORT.answer, { at: showMoment(answeredAt, language), reason: reason ?? '' })}</p>}
        </li>
      ))}</ul>
    </section>
  )
}
