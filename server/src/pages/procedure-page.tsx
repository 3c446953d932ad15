import { type Component, type ProcedureVersion, showFee, showLimits } from '../modules/catalogue/public.ts'
import { sendNotFound } from './failures.tsx'
import { BackLink, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf, agencyInWords, findProcedure, publicItemsOf } from './procedure-facts.ts'
import type { Visit } from './visit.ts'

/** The public page of a procedure: what to prepare, three ways to hand it in, and the 13 items below. */
export const procedurePages = {
  'GET /thu-tuc/:code': (visit) => {
    const version = findProcedure(visit)
    return version ? sendProcedure(visit, version) : sendNotFound(visit)
  },
} satisfies PageHandlers

function sendProcedure(visit: Visit, version: ProcedureVersion) {
  const { content, code } = version
  const page = publicItemsOf(visit, version)
  const isOnline = content.channels.includes('online')
  return sendPage(visit, {
    title: content.name,
    body: <>
      <BackLink visit={visit} href="/thu-tuc">Tất cả thủ tục</BackLink>
      <h1>{content.name}</h1>
      {code !== null && <p className="hint">Mã thủ tục {code}</p>}
      <Prepare visit={visit} version={version} />
      <ul className="ways">
        {isOnline && <li><a className="button" href={`${addressOf(version)}/nop-ho-so`}>Nộp trực tuyến</a></li>}
        {content.channels.includes('counter') && <li><a className="button plain" href="#den-quay">Đến quầy</a></li>}
        {content.channels.includes('post') && <li>
          <a className="button plain" href="#buu-dien">Gửi qua bưu điện</a>
        </li>}
      </ul>
      <Ways visit={visit} version={version} />
      <h2>Mức độ trực tuyến</h2>
      <p>{page.serviceLevel}</p>
      {page.notFullBecause.length > 0 && <>
        <p>Chưa làm trọn trực tuyến vì:</p>
        <ul>{page.notFullBecause.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      </>}
      <h2>Toàn bộ nội dung công bố</h2>
      <p className="hint">{page.decision}.{page.missing.length > 0
        && ` ${String(page.missing.length)} mục chưa công bố.`}</p>
      {page.items.map(({ key, title, lines }) => (
        <details key={key}>
          <summary>{title}</summary>
          {lines.length === 1 ? <p>{lines[0]}</p> : <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
        </details>
      ))}
    </>,
  })
}

function Prepare({ visit, version }: { visit: Visit; version: ProcedureVersion }) {
  const { content } = version
  const [first = '', ...cases] = showLimits(content.limits)
  return (
    <section className="box" aria-labelledby="chuan-bi">
      <h2 id="chuan-bi">Bạn cần chuẩn bị</h2>
      <ul>{content.components.map((component) => <li key={component.id}>
        {component.name}
        <span className="hint"> {noteOf(component)}</span>
      </li>)}</ul>
      <dl>
        <dt>Thời gian</dt><dd>{first}{cases.map((line) => <span key={line} className="hint"><br />{line}</span>)}</dd>
        <dt>Phí, lệ phí</dt><dd>{showFee(content.fee).summary}</dd>
        <dt>Nơi giải quyết</dt><dd>{agencyInWords(visit, version) ?? 'Chưa công bố'}</dd>
        <dt>Kết quả</dt><dd>{content.result.name === '' ? 'Chưa công bố' : content.result.name}</dd>
      </dl>
    </section>
  )
}

function noteOf({ isForm, handling, required, condition }: Component): string {
  if (isForm) return 'khai ngay trên trang này'
  if (handling === 'data') return 'cơ quan tự tra cứu, bạn không phải nộp'
  const when = condition ?? (required === 'conditional' ? 'tùy trường hợp' : '')
  const show = handling === 'present' ? 'chỉ mang theo để xuất trình' : ''
  return [required === 'optional' ? 'nếu có' : '', show, when].filter((part) => part !== '').join('; ')
}

/** Where to go with paper; and for what is not cleared for any section, who is competent and why. */
function Ways({ visit, version }: { visit: Visit; version: ProcedureVersion }) {
  const { content } = version
  const agency = agencyInWords(visit, version) ?? 'cơ quan có thẩm quyền'
  const unit = visit.directory.resolve(content.competent, {})
  const home = unit && visit.directory.oneStopOf(unit.id)
  return <>
    {content.channels.includes('counter') && <section>
      <h2 id="den-quay">Đến quầy</h2>
      {content.territoryIndependent
        ? <p>Nộp được tại bất kỳ Bộ phận Một cửa nào trong tỉnh, không phụ thuộc nơi bạn ở. {agency} giải quyết.</p>
        : <p>
            Chỉ nộp tại {home
              ? home.name
              : `Bộ phận Một cửa của ${agency}`}. {agency} có thẩm quyền giải quyết; thủ tục này chưa được
            duyệt nhận không phụ thuộc địa giới nên nơi khác không nhận thay được.
          </p>}
      <p><a href="/noi-nop">Xem các nơi nộp</a></p>
    </section>}
    {content.channels.includes('post') && <section>
      <h2 id="buu-dien">Gửi qua bưu điện</h2>
      <p>
        Mang giấy tờ đến bưu cục gần nhất và nói gửi {home
          ? `đến ${home.name}`
          : `đến Bộ phận Một cửa của ${agency}`} theo dịch vụ bưu chính công ích.
        Bưu điện đưa lại cho bạn giấy tiếp nhận có mã hồ sơ.
      </p>
    </section>}
  </>
}
