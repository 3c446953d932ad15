import { showMoment } from './in-words.ts'
import { type Journey, type PartState, partsOf, rootOf } from './journey.ts'
import { DRAFT } from './kept-drafts-texts.ts'
import { keptInWords } from './kept-drafts.ts'
import { BackLink, PostForm, Said, sendPage } from './layout.tsx'
import { StandingNote } from './move-draft-page.tsx'
import { placesOf } from './places-of.ts'
import { addressOf } from './procedure-facts.ts'

const STATES = { 'done': DRAFT.done, 'started': DRAFT.started, 'not-started': DRAFT.notStarted } as const
const TONES: Readonly<Record<PartState, string>> = { 'done': 'done', 'started': 'yours', 'not-started': 'open' }

/** All parts of the way with how far each is; whoever comes back begins here. The whole row is the link. */
export function sendTaskList(journey: Journey) {
  const { visit, version, draft } = journey
  const { say } = visit
  const parts = partsOf(journey)
  const places = placesOf(journey)
  const isRivalled = Object.keys(draft.rivals).length > 0
  return sendPage(visit, {
    title: say(DRAFT.titleOf, { procedure: version.content.name }), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={addressOf(version)}>{say(DRAFT.toProcedure)}</BackLink>
      <h1>{say(DRAFT.title)}</h1>
      <p>{version.content.name}</p>
      <StandingNote journey={journey} />
      {isRivalled && <p className="note" role="alert"><Said visit={visit} text={DRAFT.rivals} parts={{
        choose: <a href={`${rootOf(journey)}/hai-cau-tra-loi`}>{say(DRAFT.choose)}</a>,
      }} /></p>}
      {places && <p>{say(DRAFT.settledBy, { agency: places.competent.name })}</p>}
      <ul className="tasks">
        {parts.map(({ path, name, state }) => (
          <li key={path}><a href={`${rootOf(journey)}/${path}`}>
            {name} <span className={TONES[state]}>{say(STATES[state])}</span>
          </a></li>
        ))}
        <li><a href={`${rootOf(journey)}/kiem-tra`}>
          {say(DRAFT.check)} <span className="open">
            {say(parts.every(({ state }) => state === 'done') ? DRAFT.ready : DRAFT.notReady)}
          </span>
        </a></li>
      </ul>
      <p className="hint">
        {say(DRAFT.savedAt, { moment: showMoment(draft.savedAt, visit.language) })} {keptInWords(visit)}
      </p>
      {!visit.actor && <PostForm visit={visit} action="/dang-xuat">
        <p className="hint">{say(DRAFT.leaveHint)}</p>
        <button type="submit" className="quiet">{say(DRAFT.leave)}</button>
      </PostForm>}
    </>,
  })
}
