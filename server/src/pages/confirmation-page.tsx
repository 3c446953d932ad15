import { dayOf } from '../kernel/work-calendar.ts'
import { listPapers } from '../modules/documents/public.ts'
import { acknowledgementInWords, listComponents, trackingUrlOf } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listClocks } from '../modules/workflow/public.ts'
import { qrSvg } from '../platform/qr.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment, showSize } from './in-words.ts'
import { sendPage } from './layout.tsx'
import { findOwn } from './own-dossier.ts'
import type { Visit } from './visit.ts'

/** That it has arrived: number, QR, every file, what happens next and until when. The same today and in a year. */
export async function sendConfirmation(visit: Visit) {
  const { rooms, directory } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [clocks, filed] = await Promise.all([listClocks(rooms.db, dossier.id), listComponents(rooms.db, dossier.id)])
  const papers = await listPapers(rooms.db, filed.flatMap(({ paperIds }) => paperIds))
  const until = clocks.filter(({ kind }) => kind === 'acknowledgement').at(-1)?.dueAt
  const within = acknowledgementInWords(rooms.directory.on(dayOf(dossier.submittedAt)))
  const url = trackingUrlOf(dossier, rooms.publicUrl)
  return sendPage(visit, {
    title: `Đã nộp hồ sơ ${dossier.number}`, isPersonal: true,
    body: <>
      <section className="arrived">
        <h1>Đã nộp hồ sơ</h1>
        <p>Mã hồ sơ</p>
        <p className="number">{dossier.number}</p>
        <p>{content.name}, nộp lúc {showMoment(dossier.submittedAt)}</p>
      </section>
      <h2>Việc tiếp theo</h2>
      <ol>
        <li>{unitInWords(
          directory, dossier.receivesAtId,
        )} xem hồ sơ{until && <>
          {' '}và báo cho bạn trước <strong>{showMoment(until)}</strong> ({within})
        </>}: đã tiếp nhận kèm ngày hẹn trả, hoặc cần hoàn thiện gì.</li>
        <li>Bạn không phải làm gì cho đến lúc đó. Khi có thay đổi, chúng tôi nhắn đến số điện thoại của bạn.</li>
        <li>Hỏi thêm thì đọc mã hồ sơ khi gọi số hỗ trợ ở cuối trang.</li>
      </ol>
      <p><a className="button" href={`/ho-so/${dossier.publicId}`}>Xem hồ sơ</a></p>
      <h2>Theo dõi không cần đăng nhập</h2>
      <img
        className="qr" alt="Mã QR để theo dõi hồ sơ" width="180" height="180"
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg(url))}`}
      />
      <p>Quét mã này bằng điện thoại, hoặc gõ mã hồ sơ vào ô <a href="/theo-doi">Theo dõi hồ sơ</a>.</p>
      {papers.length > 0 && <>
        <h2>Giấy tờ chúng tôi đã nhận</h2>
        <ul>{papers.map(({ publicId, name, size, sha256 }) =>
          <li key={publicId}>{name} ({showSize(size)}) <span className="hint">mã kiểm tra {sha256.slice(0, 16)}</span></li>)}</ul>
      </>}
      <p className="hint">In trang này bằng lệnh In của trình duyệt, hoặc lưu thành PDF.</p>
    </>,
  })
}
