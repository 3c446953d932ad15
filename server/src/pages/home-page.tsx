import { addressOfEvent, LIFE_EVENTS } from './life-events.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'

/** The first page: what do you want to do, where does it stand, and eight doors. */
export const homePages = {
  'GET /': (visit) => sendPage(visit, {
    title: 'Trang đầu',
    body: <>
      <h1>Bạn cần làm thủ tục gì?</h1>
      <SearchBox />
      <h2>Theo dõi hồ sơ</h2>
      <form action="/theo-doi" className="line" role="search" aria-label="Theo dõi hồ sơ">
        <div className="field">
          <label htmlFor="ma">Mã hồ sơ</label>
          <input id="ma" name="ma" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} />
        </div>
        <button type="submit">Xem</button>
      </form>
      <h2>Việc trong đời</h2>
      <ul className="doors">
        {LIFE_EVENTS.map(({ name }) => <li key={name}><a href={addressOfEvent(name)}>{name}</a></li>)}
      </ul>
    </>,
  }),
} satisfies PageHandlers

/** Search as a plain GET: it can be bookmarked and works on any phone. */
export function SearchBox({ text = '' }: { text?: string }) {
  return (
    <form action="/tim-thu-tuc" className="line" role="search" aria-label="Tìm thủ tục">
      <div className="field">
        <label htmlFor="q">Tên thủ tục hoặc việc cần làm</label>
        <p className="hint" id="q-hint">Ví dụ: khai sinh, sổ đỏ, tạm trú. Gõ không dấu cũng được.</p>
        <input
          id="q" name="q" type="search" defaultValue={text} aria-describedby="q-hint" maxLength={200} autoComplete="off"
        />
      </div>
      <button type="submit">Tìm</button>
    </form>
  )
}
