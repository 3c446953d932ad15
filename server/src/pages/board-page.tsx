import { type BoardCall, type HallBoard, BOARD_CALLS, BOARD_SERVICES } from '@motcua/contracts/hall-board.ts'
import { readHallView } from '../modules/queue/public.ts'
import { looksTooOften, refuseBoard, streamBoard } from './board-stream.ts'
import { BOARD } from './board-texts.ts'
import { sendNotFound } from './failures.tsx'
import { boardOf, hallHere } from './hall-here.ts'
import { showTime } from './in-words.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { voiceClips } from './static-files.ts'
import type { Visit } from './visit.ts'

/** Seconds after which the board asks anew where there is no script. */
const ANEW_AFTER = 5
const STREAM = 'text/event-stream'

/**
 * The board of a hall (bảng gọi số): numbers and counters, which everybody in the hall hears anyway. Its line tells
 * changes as server-sent events; whoever asks for no stream gets what stands now, for a board that gets no line.
 */
export const boardPages = {
  'GET /bang-goi-so/:section': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    const board = boardOf(visit, here, await readHallView(visit.rooms.db, here.section.id, visit.now))
    return sendBoard(visit, board)
  },
  'GET /bang-goi-so/:section/luot-goi': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    const { rooms, request, reply, now } = visit
    if (request.headers.accept?.includes(STREAM)) return streamBoard(visit, here)
    if (looksTooOften(visit)) return refuseBoard(visit)
    return reply.header('cache-control', 'no-store')
      .send(boardOf(visit, here, await readHallView(rooms.db, here.section.id, now)))
  },
} satisfies PageHandlers

/** As many nodes as it will ever have: the script fills them and makes none. */
function sendBoard(visit: Visit, board: HallBoard) {
  const { say } = visit
  const [current, ...last] = Array.from({ length: BOARD_CALLS }, (_, nth) => board.calls[nth])
  const rows = Array.from({ length: BOARD_SERVICES }, (_, nth) => board.waiting[nth])
  return sendPage(visit, {
    title: say(BOARD.title), scripts: ['board'], hall: { face: 'board', refresh: { seconds: ANEW_AFTER } },
    body: <div
      className="board" data-from={`${visit.request.url.split('?')[0] ?? ''}/luot-goi`}
      data-voice={JSON.stringify(voiceClips())}
    >
      <div className="board-head">
        <h1 data-name="">{board.name}</h1>
        <button type="button" className="plain" data-sound="" hidden>{say(BOARD.sound)}</button>
        <time data-clock="">{showTime(visit.now)}</time>
      </div>
      <p className="board-lost" role="alert" data-lost="" hidden>{say(BOARD.lost)}</p>
      <section className="board-calls" aria-live="polite">
        <p className="board-none" data-none="" hidden={current !== undefined}>{say(BOARD.nobody)}</p>
        <Call visit={visit} call={current} className="board-now" />
      </section>
      <section className="board-last" aria-labelledby="vua-goi">
        <h2 id="vua-goi">{say(BOARD.last)}</h2>
        {last.map((call, nth) => <Call key={nth} visit={visit} call={call} className="board-before" />)}
      </section>
      <section className="board-waiting" aria-labelledby="dang-cho">
        <h2 id="dang-cho">{say(BOARD.waiting)}</h2>
        {rows.map((row, nth) => (
          <p key={nth} data-waiting="" hidden={row === undefined}>
            <span>{row?.name}</span>{' '}
            <strong>{say(BOARD.people, { count: row?.count ?? 0 })}</strong>{' '}
            <small>{row && row.minutes !== null ? say(BOARD.about, { minutes: row.minutes }) : ''}</small>
          </p>
        ))}
      </section>
    </div>,
  })
}

function Call({ visit: { say }, call, className }: {
  visit: Visit; call: BoardCall | undefined; className: string
}) {
  return (
    <p className={className} data-call={call?.key ?? ''} hidden={call === undefined}>
      <strong>{call?.number}</strong>{' '}<span className="arrow" aria-hidden="true">→</span>{' '}
      <span>{call && say(BOARD.counter, { counter: call.counter })}</span>
    </p>
  )
}
