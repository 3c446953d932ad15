import type { Answer } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { HistoryEvent } from '../modules/audit/public.ts'
import type { Paper } from '../modules/documents/public.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import type { Json } from '../platform/db.ts'
import { SUPPLEMENT } from './dossier-texts.ts'
import { formOf } from './form-of.ts'
import { showMoment, showSize, tieAmounts } from './in-words.ts'
import { SectionTitle } from './section-title.tsx'
import type { Visit } from './visit.ts'

const ANSWERED: ReadonlySet<string> = new Set(['dossier.completed', 'dossier.supplemented'])

/** The proof that what was asked for has arrived: each answer, with the papers of the same moment. */
export function SentAnswers({ visit: { say, language }, events, papers }: {
  visit: Visit
  events: readonly HistoryEvent[]
  papers: readonly Paper[]
}) {
  return events.filter(({ type }) => ANSWERED.has(type)).map(({ id, happenedAt }) => (
    <section key={String(id)} className="note">
      <p>{say(SUPPLEMENT.sentAt, { at: showMoment(happenedAt, language) })}</p>
      <ul>{papers.filter(
        ({ addedAt }) => addedAt.getTime() === happenedAt.getTime(),
      ).map(({ publicId, name, size }) => (
        <li key={publicId}>{name} ({showSize(size)})</li>
      ))}</ul>
    </section>
  ))
}

/** What was declared, to read: on the form and by the days it was declared on. */
export function GivenAnswers({ visit, dossier, answers }: { visit: Visit; dossier: Dossier; answers: Json }) {
  const form = formOf(visit, dossier)
  if (!form) return null
  const { rooms, language } = visit
  const given = answers as Readonly<Record<string, Answer>>
  const occasion = {
    asOf: dayOf(dossier.submittedAt), procedure: rooms.catalogue.version(dossier.procedureVersionId).procedure,
    channel: dossier.channel,
  }
  return shownPages(form, given, occasion).flatMap((page) => page.sections.map((section) => {
    const lines = showAnswers(form, section.fields, given, language)
    return lines.length > 0 && (
      <section key={`${page.id} ${section.id}`}>
        <SectionTitle visit={visit} section={section} level="h3" />
        <dl className="answers">{lines.map(({ key, label, text }) => (
          <div key={key}><dt>{label}</dt><dd>{tieAmounts(text)}</dd></div>
        ))}</dl>
      </section>
    )
  }))
}
