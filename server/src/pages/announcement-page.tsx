import type { PublishedEntry } from '../modules/catalogue/public.ts'
import { sendNotFound } from './failures.tsx'
import { findShown } from './guide-page.tsx'
import { GUIDE } from './guide-texts.ts'
import { showDate } from './in-words.ts'
import { BackLink, sendPage } from './layout.tsx'
import { EntryBody, titleIn } from './markup-view.tsx'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

/** So many stand on the first page; the others one step away. */
const ON_FIRST_PAGE = 3

/** What the province and its agencies tell everybody, from a day to a day. */
export const announcementPages = {
  'GET /thong-bao': (visit) => {
    const { say } = visit
    const all = announcementsOf(visit)
    return sendPage(visit, {
      title: say(GUIDE.announcements),
      body: <>
        <h1>{say(GUIDE.announcements)}</h1>
        {all.length === 0 && <p>{say(GUIDE.noAnnouncement)}</p>}
        <AnnouncementList visit={visit} announcements={all} />
      </>,
    })
  },
  'GET /thong-bao/:id': (visit) => {
    const entry = findShown(visit, 'announcement')
    if (!entry) return sendNotFound(visit)
    return sendPage(visit, {
      title: titleIn(visit, entry.content),
      body: <>
        <BackLink visit={visit} href="/thong-bao">{visit.say(GUIDE.allAnnouncements)}</BackLink>
        <h1>{titleIn(visit, entry.content)}</h1>
        <p className="hint">{noteOf(visit, entry)}</p>
        <EntryBody visit={visit} content={entry.content} />
      </>,
    })
  },
} satisfies PageHandlers

function announcementsOf({ rooms, today }: Visit): readonly PublishedEntry[] {
  return rooms.catalogue.entriesOn(today).filter(({ kind }) => kind === 'announcement')
}

/** At the top of the first page: what is important, then what is new. Nothing, where there is nothing to tell. */
export function Announcements({ visit }: { visit: Visit }) {
  const all = announcementsOf(visit)
  if (all.length === 0) return null
  return (
    <section aria-labelledby="thong-bao" className="told">
      <h2 id="thong-bao">{visit.say(GUIDE.announcements)}</h2>
      <AnnouncementList visit={visit} announcements={all.slice(0, ON_FIRST_PAGE)} />
      {all.length > ON_FIRST_PAGE && (
        <p className="alone"><a href="/thong-bao">{visit.say(GUIDE.allAnnouncements)}</a></p>
      )}
    </section>
  )
}

function AnnouncementList({ visit, announcements }: { visit: Visit; announcements: readonly PublishedEntry[] }) {
  return <ul className="plain">{announcements.map((one) => <li key={one.publicId}>
    {one.content.isImportant && <strong>{visit.say(GUIDE.important)}: </strong>}
    <a href={`/thong-bao/${one.key ?? one.publicId}`}>{titleIn(visit, one.content)}</a>
    <span className="hint">{noteOf(visit, one)}</span>
  </li>)}</ul>
}

/** Since when, until when, and whose. */
function noteOf({ say, directory }: Visit, { validFrom, validTo, unitId }: PublishedEntry): string {
  const unit = unitId === null ? undefined : directory.byId(unitId)?.name
  const days = validTo === null
    ? say(GUIDE.since, { day: showDate(validFrom) })
    : say(GUIDE.until, { from: showDate(validFrom), to: showDate(validTo) })
  return unit === undefined ? days : `${say(GUIDE.saidBy, { unit })} · ${days}`
}
