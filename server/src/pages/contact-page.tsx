import type { PublishedEntry } from '../modules/catalogue/public.ts'
import { petitionRuleOn } from '../modules/integration/public.ts'
import { GUIDE } from './guide-texts.ts'
import { byName } from './in-words.ts'
import { sendPage } from './layout.tsx'
import { titleIn } from './markup-view.tsx'
import type { PageHandlers } from './page-handler.ts'
import { PETITION } from './petition-texts.ts'
import type { Visit } from './visit.ts'

/** Humans who help: the hotline, then the province's and each agency's, with phone, hours and address. */
export const contactPages = {
  'GET /lien-he': (visit) => {
    const { say, rooms, today, directory } = visit
    const { province: { brand: { hotline } } } = directory
    const contacts = rooms.catalogue.entriesOn(today).filter(({ kind }) => kind === 'contact')
      .toSorted((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null)
        || byName({ name: a.content.title }, { name: b.content.title }))
    return sendPage(visit, {
      title: say(GUIDE.contact),
      body: <>
        <h1>{say(GUIDE.contact)}</h1>
        <p>{say(GUIDE.contactHint)}</p>
        {hotline && <section>
          <h2>{say(GUIDE.hotline)}</h2>
          <p><a className="button" href={telephone(hotline)}>{hotline}</a></p>
        </section>}
        {contacts.map((contact) => <Contact key={contact.publicId} visit={visit} contact={contact} />)}
        {petitionRuleOn(directory) && <p className="alone"><a href="/hoi-dap">{say(PETITION.title)}</a></p>}
        <p className="alone"><a href="/noi-nop">{say(GUIDE.counters)}</a></p>
      </>,
    })
  },
} satisfies PageHandlers

function Contact({ visit, contact: { content } }: { visit: Visit; contact: PublishedEntry }) {
  const { say } = visit
  const { phone, hours, address, mail, summary } = content
  return (
    <section>
      <h2>{titleIn(visit, content)}</h2>
      {summary !== '' && <p>{summary}</p>}
      <dl>
        <dt>{say(GUIDE.phone)}</dt><dd className="alone"><a href={telephone(phone)}>{phone}</a></dd>
        {hours !== '' && <><dt>{say(GUIDE.hours)}</dt><dd>{hours}</dd></>}
        <dt>{say(GUIDE.address)}</dt><dd>{address}</dd>
        {mail !== '' && <><dt>{say(GUIDE.mail)}</dt><dd>{mail}</dd></>}
      </dl>
    </section>
  )
}

function telephone(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`
}
