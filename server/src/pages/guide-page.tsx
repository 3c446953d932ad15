import { plainTextOf } from '@motcua/contracts/markup.ts'
import { type EntryKind, type PublishedEntry, findEntries } from '../modules/catalogue/public.ts'
import { sendNotFound } from './failures.tsx'
import { GUIDE } from './guide-texts.ts'
import { byName, showDate } from './in-words.ts'
import { BackLink, sendPage } from './layout.tsx'
import { EntryBody, titleIn } from './markup-view.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { type Visit, tidy } from './visit.ts'

/** Guides for citizens: all of them, those that have some words, and one. */
export const guidePages = {
  'GET /huong-dan': (visit) => {
    const { say } = visit
    const { q } = visit.request.query as { q?: unknown }
    const text = tidy(typeof q === 'string' ? q : '').slice(0, 200).trim()
    const guides = guidesOf(visit)
    const found = text === '' ? guides : findGuides(guides, text)
    return sendPage(visit, {
      title: text === '' ? say(GUIDE.guides) : say(GUIDE.found, { text, count: found.length }),
      body: <>
        <h1>{say(GUIDE.guides)}</h1>
        <form action="/huong-dan" className="line" role="search" aria-label={say(GUIDE.search)}>
          <div className="field">
            <label htmlFor="q">{say(GUIDE.search)}</label>
            <p className="hint" id="q-hint">{say(GUIDE.searchHint)}</p>
            <input id="q" name="q" type="search" defaultValue={text} aria-describedby="q-hint" maxLength={200}
              autoComplete="off" />
          </div>
          <button type="submit">{say(GUIDE.find)}</button>
        </form>
        {text !== '' && <p aria-live="polite">{found.length === 0
          ? say(GUIDE.nothing, { text })
          : say(GUIDE.found, { text, count: found.length })}</p>}
        {text === '' && guides.length === 0 && <p>{say(GUIDE.none)}</p>}
        <GuideList visit={visit} guides={found} />
        {text !== '' && <p className="alone"><a href="/huong-dan">{say(GUIDE.all)}</a></p>}
        <p><a className="button plain" href="/lien-he">{say(GUIDE.contact)}</a></p>
      </>,
    })
  },
  'GET /huong-dan/:id': (visit) => {
    const entry = findShown(visit, 'guide')
    if (!entry || entry.content.audience !== 'citizen') return sendNotFound(visit)
    const { content, validFrom } = entry
    const procedure = content.procedure === null
      ? undefined
      : visit.rooms.catalogue.on(visit.today).find(content.procedure)
    return sendPage(visit, {
      title: titleIn(visit, content),
      body: <>
        <BackLink visit={visit} href="/huong-dan">{visit.say(GUIDE.all)}</BackLink>
        <h1>{titleIn(visit, content)}</h1>
        <p className="hint">{visit.say(GUIDE.since, { day: showDate(validFrom) })}</p>
        {procedure && <p className="alone"><a href={addressOf(procedure)}>
          {visit.say(GUIDE.procedure, { name: procedure.content.name })}
        </a></p>}
        <EntryBody visit={visit} content={content} />
        <p><a className="button plain" href="/lien-he">{visit.say(GUIDE.contact)}</a></p>
      </>,
    })
  },
} satisfies PageHandlers

/** Guides for citizens that are shown today, by the order of the Vietnamese alphabet. */
export function guidesOf({ rooms, today }: Visit): readonly PublishedEntry[] {
  return rooms.catalogue.entriesOn(today)
    .filter(({ kind, content }) => kind === 'guide' && content.audience === 'citizen')
    .toSorted((a, b) => byName({ name: a.content.title }, { name: b.content.title }))
}

/** The entry of the address, by its public id or its name in the data, if it is shown today. */
export function findShown({ rooms, today, request }: Visit, kind: EntryKind): PublishedEntry | undefined {
  const { id } = request.params as { id: string }
  return rooms.catalogue.entriesOn(today).find((one) => one.kind === kind && (one.publicId === id || one.key === id))
}

/** Short where the data gave it a name. */
export function addressOfGuide({ key, publicId }: Pick<PublishedEntry, 'key' | 'publicId'>): string {
  return `/huong-dan/${key ?? publicId}`
}

/** Guides in which all words stand, best first. */
export function findGuides(guides: readonly PublishedEntry[], text: string): readonly PublishedEntry[] {
  return findEntries(guides, text, ({ content }) => plainTextOf(`${content.body}\n\n${content.bodyEn}`))
}

/** Their titles, each with the way to it. */
export function GuideList({ visit, guides }: { visit: Visit; guides: readonly PublishedEntry[] }) {
  return <ul className="plain">{guides.map((guide) => <li key={guide.publicId}>
    <a href={addressOfGuide(guide)}>{titleIn(visit, guide.content)}</a>
    {guide.content.summary !== '' && visit.language === 'vi' && <span className="hint">{guide.content.summary}</span>}
  </li>)}</ul>
}
