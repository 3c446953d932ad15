import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { FIND_PROCEDURE } from './find-procedure-texts.ts'
import { SearchBox } from './home-page.tsx'
import { sendPage } from './layout.tsx'
import { addressOfEvent, LIFE_EVENTS } from './life-events.ts'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import type { Visit } from './visit.ts'
import { tidy } from './visit.ts'

/** How one finds a procedure: by words, by an event in life, by sector; and where to go instead. */
export const findPages = {
  'GET /tim-thu-tuc': (visit) => {
    const { q, viec } = visit.request.query as { q?: unknown; viec?: unknown }
    const event = LIFE_EVENTS.find(({ name }) => name === viec)
    return event
      ? sendEvent(visit, event)
      : sendSearch(visit, tidy(typeof q === 'string' ? q : '').slice(0, 200).trim())
  },
  'GET /thu-tuc': (visit) => {
    const all = visit.rooms.catalogue.on(visit.today).list()
    const { official, all: count } = visit.rooms.catalogue.officialForms(visit.today)
    const sectors = visit.rooms.catalogue.sectors().filter(({ idOfData }) =>
      all.some(({ content }) => content.sector === idOfData))
    return sendPage(visit, {
      title: 'Tất cả thủ tục',
      body: <>
        <h1>Tất cả thủ tục</h1>
        <SearchBox visit={visit} />
        {count > 0 && <p className="hint">{visit.say(FIND_PROCEDURE.officialForms, {
          official: String(official), all: String(count), percent: String(Math.round(official / count * 100)),
        })}</p>}
        {sectors.map(({ idOfData, name }) => (
          <section key={idOfData}>
            <h2>{name}</h2>
            <ProcedureList versions={all.filter(({ content }) => content.sector === idOfData)} />
          </section>
        ))}
      </>,
    })
  },
  'GET /noi-nop': (visit) => {
    const { directory } = visit
    const sections = directory.units.filter(({ isOneStop }) => isOneStop)
    const nameAbove = (parentId: bigint | null) => parentId === null ? '' : directory.byId(parentId)?.name ?? ''
    return sendPage(visit, {
      title: 'Nơi nộp hồ sơ',
      body: <>
        <h1>Nơi nộp hồ sơ trực tiếp</h1>
        <p>
          Mang giấy tờ tùy thân và giấy tờ của thủ tục. Cán bộ nhận hồ sơ, mở tài khoản và giúp bạn khai ngay tại quầy.
        </p>
        <ul className="plain">{sections.map(({ publicId, name, parentId }) => <li key={publicId}>
          {parentId === null ? name : <>{nameAbove(parentId)}<br /><span className="hint">{name}</span></>}
        </li>)}</ul>
      </>,
    })
  },
} satisfies PageHandlers

function sendSearch(visit: Visit, text: string) {
  const found = text === '' ? [] : visit.rooms.catalogue.on(visit.today).search(text, 20).map(({ version }) => version)
  return sendPage(visit, {
    title: text === '' ? 'Tìm thủ tục' : `Tìm “${text}”`,
    body: (
      <>
        <h1>Tìm thủ tục</h1>
        <SearchBox visit={visit} text={text} />
        {text !== '' && (
          <p aria-live="polite">
            {found.length === 0
              ? `Không thấy thủ tục nào cho “${text}”.`
              : `${String(found.length)} thủ tục cho “${text}”`}
          </p>
        )}
        <ProcedureList versions={found} />
        {found.length === 0 && (
          <p>
            Hãy thử từ khác, <a href="/thu-tuc">xem tất cả thủ tục</a>, hoặc gọi số hỗ trợ ở cuối trang.
          </p>
        )}
      </>
    ),
  })
}

function sendEvent(visit: Visit, { name, words }: (typeof LIFE_EVENTS)[number]) {
  const catalogue = visit.rooms.catalogue.on(visit.today)
  const found = [...new Set(words.flatMap((text) => catalogue.search(text, 3).map(({ version }) => version)))]
  return sendPage(visit, {
    title: name,
    body: <>
      <h1>{name}</h1>
      <ProcedureList versions={found} />
      <h2>Việc khác</h2>
      <ul className="doors">{LIFE_EVENTS.filter((one) => one.name !== name).map((one) => <li key={one.name}>
        <a href={addressOfEvent(one.name)}>{one.name}</a>
      </li>)}</ul>
    </>,
  })
}

function ProcedureList({ versions }: { versions: readonly ProcedureVersion[] }) {
  return <ul className="plain">
    {versions.map((version) => <li key={version.publicId}><a href={addressOf(version)}>{version.content.name}</a></li>)}
  </ul>
}
