import type { Film } from '@motcua/contracts/guides.ts'
import { say } from '../../lib/language.ts'
import { GUIDES } from './guides-texts.ts'

/** A film as the portal shows it: nothing is loaded before it is played, and its words stand below. */
export function GuideFilm({ film: { file, poster, captions, transcript }, title }: { film: Film; title: string }) {
  return <>
    <video className="mc-guide-film" controls preload="none" src={`/tep/${file}`} aria-label={title}
      poster={poster === null ? undefined : `/tep/${poster}`}>
      {captions !== null && <track kind="captions" src={`/tep/${captions}`} srcLang="vi" default />}
    </video>
    {transcript !== '' && <details>
      <summary>{say(GUIDES.transcript)}</summary>
      <div lang="vi">{transcript.split(/\n+/).map((line, nth) => <p key={nth}>{line}</p>)}</div>
    </details>}
  </>
}
