import { showMoment } from './in-words.ts'
import { type Journey, placesOf, rootOf, stepsOf } from './journey.ts'
import { keptInWords } from './kept-drafts.ts'
import { BackLink, sendPage } from './layout.tsx'
import { addressOf } from './procedure-facts.ts'

/** All parts of the way with how far each is; whoever comes back begins here. */
export function sendTaskList(journey: Journey) {
  const { visit, version, draft } = journey
  const steps = stepsOf(journey)
  const places = placesOf(journey)
  return sendPage(visit, {
    title: `Hồ sơ đang khai: ${version.content.name}`, isPersonal: true,
    body: <>
      <BackLink visit={visit} href={addressOf(version)}>Về trang thủ tục</BackLink>
      <h1>Hồ sơ đang khai</h1>
      <p>{version.content.name}</p>
      {places && <p>Nơi giải quyết: {places.competent.name}.</p>}
      <ul className="tasks">
        {steps.map(({ path, name, isDone }) => (
          <li key={path}><a href={`${rootOf(journey)}/${path}`}>
            {name}
            <span className={isDone ? 'done' : 'open'}>{isDone ? '✓ Hoàn thành' : stateOf(journey, path)}</span>
          </a></li>
        ))}
        <li><a href={`${rootOf(journey)}/kiem-tra`}>Kiểm tra và nộp<span className="open">
          {steps.every(({ isDone }) => isDone) ? 'Sẵn sàng' : 'Khi xong các phần trên'}
        </span></a></li>
      </ul>
      <p className="hint">Đã lưu lúc {showMoment(draft.savedAt)}. {keptInWords(visit.directory)}</p>
    </>,
  })
}

function stateOf({ draft }: Journey, path: string): string {
  const isBegun = draft.visited.includes(path.replace('to-khai/', '')) || path === 'giay-to' && draft.papers.length > 0
  return isBegun ? 'Đang làm' : 'Chưa bắt đầu'
}
