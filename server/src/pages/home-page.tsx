import { petitionRuleOn } from '../modules/integration/public.ts'
import { Announcements } from './announcement-page.tsx'
import { HOME } from './home-texts.ts'
import { sendPage } from './layout.tsx'
import { LIFE_EVENTS, addressOfEvent, nameOfEvent } from './life-events.ts'
import type { PageHandlers } from './page-handler.ts'
import { PETITION } from './petition-texts.ts'
import type { Visit } from './visit.ts'

/** The first page: what is new, what do you want to do, where does it stand, and eight doors. */
export const homePages = {
  'GET /': (visit) => {
    const { say } = visit
    return sendPage(visit, {
      title: say(HOME.title),
      body: <>
        <Announcements visit={visit} />
        <h1>{say(HOME.question)}</h1>
        <SearchBox visit={visit} />
        <h2>{say(HOME.track)}</h2>
        <form action="/theo-doi" className="line" role="search" aria-label={say(HOME.track)}>
          <div className="field">
            <label htmlFor="ma">{say(HOME.number)}</label>
            <input id="ma" name="ma" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} />
          </div>
          <button type="submit">{say(HOME.look)}</button>
        </form>
        <h2>{say(HOME.events)}</h2>
        <ul className="doors">
          {LIFE_EVENTS.map(
            (event) => <li key={event.id}><a href={addressOfEvent(event)}>{nameOfEvent(say, event)}</a></li>,
          )}
        </ul>
        <ul className="ways">
          <li><a className="button plain" href="/huong-dan">{say(HOME.guides)}</a></li>
          {petitionRuleOn(visit.directory) &&
            <li><a className="button plain" href="/hoi-dap">{say(PETITION.title)}</a></li>}
          <li><a className="button plain" href="/lien-he">{say(HOME.contact)}</a></li>
        </ul>
      </>,
    })
  },
} satisfies PageHandlers

/** Search as a plain GET: it can be bookmarked and works on any phone. */
export function SearchBox({ visit: { say }, text = '' }: { visit: Visit; text?: string }) {
  return (
    <form action="/tim-thu-tuc" className="line" role="search" aria-label={say(HOME.search)}>
      <div className="field">
        <label htmlFor="q">{say(HOME.searchFor)}</label>
        <p className="hint" id="q-hint">{say(HOME.searchHint)}</p>
        <input
          id="q" name="q" type="search" defaultValue={text} aria-describedby="q-hint" maxLength={200} autoComplete="off"
        />
      </div>
      <button type="submit">{say(HOME.find)}</button>
    </form>
  )
}
