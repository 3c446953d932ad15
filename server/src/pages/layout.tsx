import { type Text, piecesOf } from '@motcua/contracts/texts.ts'
import { Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { GONE, isGone } from '../platform/gone-away.ts'
import { brandFilesOf } from './brand-files.ts'
import { showDate } from './in-words.ts'
import { LAYOUT } from './layout-texts.ts'
import { MaintenanceBar } from './maintenance-bar.tsx'
import { markVietnamese } from './mark-vietnamese.ts'
import { idleMinutesHere, withoutMemory } from './shared-machine.ts'
import { hallSheet, styleSheet, scriptOf } from './static-files.ts'
import { type Visit, csrfOf } from './visit.ts'

/** A fault of a form: which control it is at, and what to do about it. */
/** `lang` where the text is not in the language of the page: rules of the forms are Vietnamese. */
export interface Mistake { readonly id: string; readonly text: string; readonly lang?: 'vi' }

export interface Shown {
  readonly title: string
  readonly body: ReactNode
  readonly status?: number
  /** Not kept by the browser or anything between: it shows what is somebody's own. */
  readonly isPersonal?: boolean
  readonly mistakes?: readonly Mistake[]
  /**
   * Whoever has the address sees what it leads to: it is not printed, and no link carries it on. Other sites
   * are told no address of any page.
   */
  readonly isSecretAddress?: boolean
  /** Names of scripts in `web/src/portal` that make the page quicker to use; it works without them. */
  readonly scripts?: readonly string[]
  /** Its scripts read pictures by a program in WebAssembly; nothing else in the page may become one. */
  readonly compiles?: boolean
  /**
   * A page of a hall, with a sheet of its own; kiosk, board and a citizen's screen fill the screen, without what stands
   * around other pages. Where there is no script it asks anew after so many seconds, or goes on `to` another address.
   */
  readonly hall?: {
    readonly face: 'kiosk' | 'board' | 'ticket' | 'screen'
    readonly refresh?: { readonly seconds: number; readonly to?: string }
  }
  /** Of a page on which something is waited for and nothing is typed: asks anew where there is no script. */
  readonly refresh?: { readonly seconds: number; readonly to: string }
  /** Goes on at once to this address of another site, which no form may lead to. */
  readonly goesTo?: string
}

/**
 * Everything a page may load or do: style sheet, scripts, pictures and films of its own, forms and calls to this host.
 * No script may stand in a page, so that nothing written into a field can ever run.
 */
export const POLICY = [
  "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data: blob:",
  "media-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
].join('; ')
const COMPILING = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
  + "%3Cpath fill='%23264a8a' d='M0 0h8v8H0z'/%3E%3Cpath fill='%23fff' d='M2 2h4v4H5V3H3v3H2z'/%3E%3C/svg%3E"

/**
 * Sends a page as a whole HTML document. 422 when there are mistakes, unless another status is named. None is drawn for
 * a caller that has gone meanwhile.
 */
export function sendPage(visit: Visit, {
  title, body, status, isPersonal = false, isSecretAddress = false, mistakes = [], scripts = [], compiles = false,
  hall, refresh, goesTo,
}: Shown) {
  if (isGone(visit.reply)) return visit.reply.code(GONE).send() // drawing it is most of the work
  const isFaulty = mistakes.length > 0
  const { say, language } = visit
  const { directory: { province: { brand } } } = visit
  const { sheet, emblem } = brandFilesOf(visit.directory)
  const isWholeScreen = hall?.face === 'kiosk' || hall?.face === 'board' || hall?.face === 'screen'
  // What somebody typed or asked for does not wait on the screen of a shared machine for whoever comes next.
  const isLeft = visit.isShared && !isWholeScreen
    && (isPersonal || visit.actor !== undefined || visit.request.method !== 'GET')
  const name = brand['short'] ?? brand['portal'] ?? say(LAYOUT.oneStop)
  const html = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* A screen reader says the title first; without the prefix the page seems not to have changed. */}
        <title>{`${isFaulty ? say(LAYOUT.faulty) : ''}${title} – ${name}`}</title>
        <link rel="stylesheet" href={styleSheet()} />
        <link rel="stylesheet" href={`/tai-san/${sheet.name}`} />
        {hall && <link rel="stylesheet" href={hallSheet()} />}
        {hall?.refresh && <noscript><meta httpEquiv="refresh" content={refreshOf(hall.refresh)} /></noscript>}
        {refresh && <noscript><meta httpEquiv="refresh" content={refreshOf(refresh)} /></noscript>}
        {goesTo !== undefined && <meta httpEquiv="refresh" content={refreshOf({ seconds: 0, to: goesTo })} />}
        {isLeft && goesTo === undefined && <meta httpEquiv="refresh" content={refreshOf({ seconds: leftAfter(visit), to: '/' })} />}
        <link rel="icon" href={emblem ? `/tai-san/${emblem.name}` : ICON} />
        {scripts.map(scriptOf).map((address) => address !== undefined && (
          <script key={address} type="module" src={address} />
        ))}
      </head>
      <body className={hall && `hall ${hall.face}`}>
        <a className="skip" href="#noi-dung">{say(LAYOUT.skip)}</a>
        {!isWholeScreen && <Header visit={visit} name={name} />}
        {!isWholeScreen && <MaintenanceBar visit={visit} />}
        <main id="noi-dung">
          {isWholeScreen && <Demonstration visit={visit} />}
          {isFaulty && <ErrorSummary visit={visit} mistakes={mistakes} />}
          {body}
        </main>
        {!isWholeScreen && <Footer visit={visit} isHere={status !== 404 && !isSecretAddress} />}
      </body>
    </html>)
  const page = visit.isShared ? withoutMemory(html) : html
  return visit.reply.code(status ?? (isFaulty ? 422 : 200)).type('text/html; charset=utf-8')
    .header('content-security-policy', compiles ? COMPILING : POLICY)
    // No other site is told an address. Of a page that tells nobody its own forms would come with the origin `null`.
    .header('referrer-policy', 'same-origin').header('x-content-type-options', 'nosniff')
    .header('cache-control', isPersonal || visit.actor ? 'private, no-store' : 'no-cache')
    .send(`<!doctype html>${language === 'vi' ? page : markVietnamese(page)}`)
}

/** Of a page at a shared machine: in how many seconds whatever was there is over for certain (`endIdle`). */
const leftAfter = (visit: Visit) => idleMinutesHere(visit) * 60 + 15

function refreshOf({ seconds, to }: { readonly seconds: number; readonly to?: string }): string {
  return to === undefined ? String(seconds) : `${seconds};url=${to}`
}

function Demonstration({ visit: { rooms, today, say } }: { visit: Visit }) {
  return rooms.isDemonstration && <p className="demo">{say(LAYOUT.demonstration, { day: showDate(today) })}</p>
}

function Header({ visit, name }: { visit: Visit; name: string }) {
  const { actor, say } = visit
  const { emblem } = brandFilesOf(visit.directory)
  return (
    <header>
      <Demonstration visit={visit} />
      <div className="brand">
        <a href="/">{emblem && <img src={`/tai-san/${emblem.name}`} alt="" width={32} height={32} />}{name}</a>
        {actor ? <SignedIn visit={visit} /> : <a href={signInFrom(visit)}>{say(LAYOUT.signIn)}</a>}
      </div>
      {visit.isShared && <DoneHere visit={visit} />}
    </header>
  )
}

/** At a machine that people share nobody is asked later whose a draft is: whoever signs in from it takes it along. */
function signInFrom({ isShared, request: { method, url } }: Visit): string {
  const path = url.split('?')[0] ?? ''
  return isShared && method === 'GET' && path.startsWith('/nop-ho-so/')
    ? `/dang-nhap?tiep=${encodeURIComponent(path)}` : '/dang-nhap'
}

function SignedIn({ visit }: { visit: Visit }) {
  const { say } = visit
  return (
    <form method="post" action="/dang-xuat" className="account">
      <input type="hidden" name="csrf" value={csrfOf(visit)} />
      <a href="/ho-so">{say(LAYOUT.myDossiers)}</a>
      <button type="submit" className="quiet">{say(LAYOUT.signOut)}</button>
    </form>
  )
}

/** At a machine that others use next: ends and wipes on every page, whether or not somebody has signed in. */
function DoneHere({ visit }: { visit: Visit }) {
  const { say } = visit
  return (
    <form method="post" action="/dang-xuat" className="shared">
      <input type="hidden" name="csrf" value={csrfOf(visit)} />
      <p>{say(LAYOUT.shared, { minutes: idleMinutesHere(visit) })}</p>
      <button type="submit">{say(LAYOUT.wipe)}</button>
    </form>
  )
}

/** Help stands in the same place on every page (WCAG 2.2, 3.2.6). */
function Footer({ visit, isHere }: { visit: Visit; isHere: boolean }) {
  const { say, language, request, directory: { province: { brand } } } = visit
  const { hotline } = brand
  const other = language === 'vi' ? 'en' : 'vi'
  const here = isHere && request.method === 'GET' ? request.url.split('?')[0] ?? '/' : '/'
  return (
    <footer>
      <nav aria-label={say(LAYOUT.help)}>
        {hotline && <a href={`tel:${hotline.replaceAll(' ', '')}`}>{say(LAYOUT.call, { hotline })}</a>}
        <a href="/lien-he">{say(LAYOUT.contact)}</a>
        <a href="/huong-dan">{say(LAYOUT.guides)}</a>
        <a href="/noi-nop">{say(LAYOUT.counters)}</a>
        <a href="/theo-doi">{say(LAYOUT.track)}</a>
        <a href="/xac-minh">{say(LAYOUT.verify)}</a>
        <a href="/thu-tuc">{say(LAYOUT.procedures)}</a>
        <a href="/du-lieu-mo">{say(LAYOUT.openData)}</a>
        <a href={`/ngon-ngu/${other}?ve=${encodeURIComponent(here)}`} lang={other} hrefLang={other}>
          {say(LAYOUT.otherLanguage)}
        </a>
      </nav>
      {visit.language !== 'vi' && <p>{say(LAYOUT.dataStay)}</p>}
      <p>{brand['portal']}</p>
      <p className="on-paper">{visit.rooms.publicUrl + here}</p>
    </footer>
  )
}

/** Stands first in the page, with the focus, and links to the fields: no one has to hunt for the red border. */
export function ErrorSummary({ visit: { say }, mistakes }: { visit: Visit; mistakes: readonly Mistake[] }) {
  return (
    <section className="summary" role="alert" aria-labelledby="tom-tat-loi" tabIndex={-1} autoFocus>
      <h2 id="tom-tat-loi">{say(LAYOUT.mistakes, { count: mistakes.length })}</h2>
      <ul>{mistakes.map(({ id, text, lang }) =>
        <li key={`${id} ${text}`}><a href={`#${id}`} lang={lang}>{text}</a></li>)}</ul>
    </section>
  )
}

interface PostFormProps {
  visit: Visit
  action: string
  /** Of what a second press must not do twice. */
  requestId?: string
  isUpload?: boolean
  className?: string
  /** Until a script shows it. */
  isHidden?: boolean
  /** What its script reads. */
  data?: Readonly<Record<`data-${string}`, string>>
  children: ReactNode
}

/** A form that changes something. noValidate: the browser's bubbles vanish and name one field at a time. */
export function PostForm({
  visit, action, requestId, isUpload = false, className, isHidden = false, data, children,
}: PostFormProps) {
  return (
    <form
      method="post" action={action} noValidate className={className}
      encType={isUpload ? 'multipart/form-data' : undefined} hidden={isHidden} {...data}
    >
      <input type="hidden" name="csrf" value={csrfOf(visit)} />
      {requestId !== undefined && <input type="hidden" name="requestId" value={requestId} />}
      {children}
    </form>
  )
}

/** To where one came from; says "back" where nothing else is said. */
export function BackLink({ visit, href, children }: { visit: Visit; href: string; children?: ReactNode }) {
  return <p className="back"><a href={href}>{children ?? visit.say(LAYOUT.back)}</a></p>
}

/** A text with elements where its names stand, such as a link inside a sentence. */
export function Said({ visit, text, parts }: {
  visit: Visit
  text: Text
  parts: Readonly<Record<string, ReactNode>>
}) {
  return piecesOf(visit.language, text).map((piece, nth) =>
    <Fragment key={nth}>{nth % 2 === 0 ? piece : parts[piece]}</Fragment>)
}
