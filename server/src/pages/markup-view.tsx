import { type Inline, readMarkup } from '@motcua/contracts/markup.ts'
import type { ReactNode } from 'react'
import type { EntryContent, Film } from '../modules/catalogue/public.ts'
import { GUIDE } from './guide-texts.ts'
import type { Visit } from './visit.ts'

/** Where a picture or film of an entry lies. */
export function addressOfFile(id: string): string {
  return `/tep/${id}`
}

/** A text with the marks of guides. `top` is the level of its `##`. */
export function MarkupView({ text, top = 2 }: { text: string; top?: 2 | 3 }) {
  return <>{readMarkup(text).map((block, nth): ReactNode => {
    if (block.kind === 'heading') {
      const Heading = `h${String(Math.min(6, block.level - 2 + top))}` as 'h2'
      return <Heading key={nth}>{block.text}</Heading>
    }
    if (block.kind === 'picture')
      return <img key={nth} className="shot" src={addressOfFile(block.file)} alt={block.alt} loading="lazy" />
    if (block.kind === 'paragraph') return <p key={nth}>{spoken(block.parts)}</p>
    const items = block.items.map((parts, n) => <li key={n}>{spoken(parts)}</li>)
    return block.isOrdered ? <ol key={nth}>{items}</ol> : <ul key={nth}>{items}</ul>
  })}</>
}

function spoken(parts: readonly Inline[]): ReactNode {
  return parts.map((part, nth) => {
    if (part.kind === 'link') return <a key={nth} href={part.href}>{part.text}</a>
    return part.kind === 'strong' ? <strong key={nth}>{part.text}</strong> : part.text
  })
}

/** Title of an entry in the language of the page, as far as it has one. */
export function titleIn({ language }: Pick<Visit, 'language'>, { title, titleEn }: EntryContent): string {
  return language === 'en' && titleEn !== '' ? titleEn : title
}

/** The body of an entry; one that is not translated says that it is in Vietnamese, to eyes and to screen readers. */
export function EntryBody({ visit, content, top = 2 }: { visit: Visit; content: EntryContent; top?: 2 | 3 }) {
  const { language, say } = visit
  const { body, bodyEn, film } = content
  if (language === 'en' && bodyEn !== '')
    return <><MarkupView text={bodyEn} top={top} />{film
      && <FilmView visit={visit} film={film} title={titleIn(visit, content)} />}</>
  return <>
    {language === 'en' && <p className="hint">{say(GUIDE.inVietnamese)}</p>}
    <div lang="vi"><MarkupView text={body} top={top} /></div>
    {film && <FilmView visit={visit} film={film} title={titleIn(visit, content)} />}
  </>
}

/** Nothing of a film is loaded before somebody plays it; what it says stands below it in words. */
function FilmView({ visit: { say, language }, film, title }: { visit: Visit; film: Film; title: string }) {
  const { captions, transcript, captionsEn = null, transcriptEn = '' } = film
  // Sound there is none: whoever reads English is shown English from the start, and may choose the other.
  const isEnglish = language === 'en' && captionsEn !== null
  const words = language === 'en' && transcriptEn !== ''
    ? { lang: 'en', text: transcriptEn } : { lang: 'vi', text: transcript }
  return (
    <figure className="film">
      <figcaption>{say(GUIDE.film)} <span className="hint">{say(GUIDE.filmHint)}</span></figcaption>
      <video controls preload="none" playsInline src={addressOfFile(film.file)} aria-label={title}
        poster={film.poster === null ? undefined : addressOfFile(film.poster)}>
        {captions !== null && <track kind="captions" srcLang="vi" label={say(GUIDE.captions)}
          default={!isEnglish} src={addressOfFile(captions)} />}
        {captionsEn !== null && <track kind="captions" srcLang="en" label={say(GUIDE.captionsEn)}
          default={isEnglish} src={addressOfFile(captionsEn)} />}
      </video>
      <details>
        <summary>{say(GUIDE.transcript)}</summary>
        <div lang={words.lang}>{words.text.split(/\n+/).map((line, nth) => <p key={nth}>{line}</p>)}</div>
      </details>
    </figure>
  )
}
