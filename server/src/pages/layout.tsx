import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { showDate } from './in-words.ts'
import { STYLE_SHEET } from './static-files.ts'
import { type Visit, csrfOf } from './visit.ts'

/** A fault of a form: which control it is at, and what to do about it. */
export interface Mistake { readonly id: string; readonly text: string }

export interface Shown {
  readonly title: string
  readonly body: ReactNode
  readonly status?: number
  /** Not kept by the browser or anything between: it shows what is somebody's own. */
  readonly isPersonal?: boolean
  readonly mistakes?: readonly Mistake[]
}

/**
 * Everything a page may load or do: its own style sheet, pictures of its own or drawn into it, forms to this host. No
 * script at all, so that nothing written into a field can ever run.
 */
const POLICY = [
  "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'self'", "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')
const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
  + "%3Cpath fill='%23264a8a' d='M0 0h8v8H0z'/%3E%3Cpath fill='%23fff' d='M2 2h4v4H5V3H3v3H2z'/%3E%3C/svg%3E"

/** Sends a page as a whole HTML document. 422 when there are mistakes, unless another status is named. */
export function sendPage(visit: Visit, { title, body, status, isPersonal = false, mistakes = [] }: Shown) {
  const isFaulty = mistakes.length > 0
  const { directory: { province: { brand } } } = visit
  const name = brand['short'] ?? brand['portal'] ?? 'Một cửa'
  const html = renderToStaticMarkup(
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* A screen reader says the title first; without the prefix the page seems not to have changed. */}
        <title>{`${isFaulty ? 'Lỗi: ' : ''}${title} – ${name}`}</title>
        <link rel="stylesheet" href={STYLE_SHEET} />
        <link rel="icon" href={ICON} />
      </head>
      <body>
        <a className="skip" href="#noi-dung">Đến nội dung chính</a>
        <Header visit={visit} name={name} />
        <main id="noi-dung">
          {isFaulty && <ErrorSummary mistakes={mistakes} />}
          {body}
        </main>
        <Footer visit={visit} />
      </body>
    </html>)
  return visit.reply.code(status ?? (isFaulty ? 422 : 200)).type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY).header('referrer-policy', 'same-origin').header(
      'x-content-type-options', 'nosniff',
    )
    .header('cache-control', isPersonal || visit.actor ? 'private, no-store' : 'no-cache')
    .send(`<!doctype html>${html}`)
}

function Header({ visit, name }: { visit: Visit; name: string }) {
  const { rooms, actor, today } = visit
  return (
    <header>
      {rooms.isDemonstration && <p className="demo">Bản trình diễn · hôm nay {showDate(today)}</p>}
      <div className="brand">
        <a href="/">{name}</a>
        {actor ? <SignedIn visit={visit} /> : <a href="/dang-nhap">Đăng nhập</a>}
      </div>
    </header>
  )
}

function SignedIn({ visit }: { visit: Visit }) {
  return (
    <form method="post" action="/dang-xuat" className="account">
      <input type="hidden" name="csrf" value={csrfOf(visit)} />
      <a href="/ho-so">Hồ sơ của tôi</a>
      <button type="submit" className="quiet">Đăng xuất</button>
    </form>
  )
}

/** Help stands in the same place on every page (WCAG 2.2, 3.2.6). */
function Footer({ visit: { directory: { province: { brand } } } }: { visit: Visit }) {
  const { hotline } = brand
  return (
    <footer>
      <nav aria-label="Trợ giúp">
        {hotline && <a href={`tel:${hotline.replaceAll(' ', '')}`}>Gọi hỗ trợ: {hotline}</a>}
        <a href="/noi-nop">Đến quầy gần bạn</a>
        <a href="/theo-doi">Theo dõi hồ sơ</a>
        <a href="/thu-tuc">Tất cả thủ tục</a>
      </nav>
      <p>{brand['portal']}</p>
    </footer>
  )
}

/** Stands first in the page and links to the fields, so that no one has to hunt for the red border. */
function ErrorSummary({ mistakes }: { mistakes: readonly Mistake[] }) {
  return (
    <section className="summary" role="alert" aria-labelledby="tom-tat-loi">
      <h2 id="tom-tat-loi">Có {mistakes.length} mục cần sửa</h2>
      <ul>{mistakes.map(({ id, text }) => <li key={`${id} ${text}`}><a href={`#${id}`}>{text}</a></li>)}</ul>
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
  children: ReactNode
}

/** A form that changes something. noValidate: the browser's bubbles vanish and name one field at a time. */
export function PostForm({ visit, action, requestId, isUpload = false, className, children }: PostFormProps) {
  return (
    <form
      method="post" action={action} noValidate className={className}
      encType={isUpload ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="csrf" value={csrfOf(visit)} />
      {requestId !== undefined && <input type="hidden" name="requestId" value={requestId} />}
      {children}
    </form>
  )
}

export function BackLink({ href, children = 'Quay lại' }: { href: string; children?: ReactNode }) {
  return <p className="back"><a href={href}>{children}</a></p>
}
