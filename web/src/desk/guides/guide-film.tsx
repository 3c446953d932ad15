import type { Film } from '@motcua/contracts/guides.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { GUIDES } from './guides-texts.ts'

/** A film as the portal shows it: nothing is loaded before it is played, and its words stand below. */
export function GuideFilm({ film, title }: { film: Film; title: string }) {
  const { file, poster, captions, transcript, captionsEn = null, transcriptEn = '' } = film
  const isEnglish = LANGUAGE === 'en' && captionsEn !== null
  const words = LANGUAGE === 'en' && transcriptEn !== ''
    ? { lang: 'en', text: transcriptEn } : { lang: 'vi', text: transcript }
  return <>
    <video className="mc-guide-film" controls preload="none" src={`/tep/${file}`} aria-label={title}
      poster={poster === null ? undefined : `/tep/${poster}`}>
      {captions !== null && <track kind="captions" srcLang="vi" label={say(GUIDES.captionsVi)}
        default={!isEnglish} src={`/tep/${captions}`} />}
      {captionsEn !== null && <track kind="captions" srcLang="en" label={say(GUIDES.captionsEn)}
        default={isEnglish} src={`/tep/${captionsEn}`} />}
    </video>
    {words.text !== '' && <details>
      <summary>{say(GUIDES.transcript)}</summary>
      <div lang={words.lang}>{words.text.split(/\n+/).map((line, nth) => <p key={nth}>{line}</p>)}</div>
    </details>}
  </>
}
