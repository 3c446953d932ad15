import { sendPage } from './layout.tsx'
import type { Visit } from './visit.ts'

/** What does not exist, or is another's: the same words. */
export function sendNotFound(visit: Visit) {
  return sendPage(visit, {
    title: 'Không tìm thấy trang', status: 404,
    body: <>
      <h1>Không tìm thấy trang</h1>
      <p>Địa chỉ có thể gõ sai, hoặc trang không còn. Hồ sơ và bản khai của người khác cũng không xem được ở đây.</p>
      <p><a href="/">Về trang đầu</a> hoặc <a href="/thu-tuc">xem tất cả thủ tục</a>.</p>
    </>,
  })
}

/** A form that was not sent from a page of ours, or from one that is out of date. Nothing was done. */
export function sendStale(visit: Visit) {
  return sendPage(visit, {
    title: 'Trang đã cũ', status: 400,
    body: <>
      <h1>Trang này đã cũ</h1>
      <p>Chưa có gì được gửi. Hãy quay lại trang trước, tải lại rồi gửi lần nữa.</p>
      <p><a href="/">Về trang đầu</a></p>
    </>,
  })
}

/** Too many tries; until when stands in the policy, and the same words hold for every kind. */
export function sendTooMany(visit: Visit, minutes: number) {
  return sendPage(visit, {
    title: 'Đã thử quá nhiều lần', status: 429,
    body: <>
      <h1>Đã thử quá nhiều lần</h1>
      <p>Để giữ an toàn cho mọi người, hãy đợi {minutes} phút rồi thử lại, hoặc gọi số hỗ trợ ở cuối trang.</p>
    </>,
  })
}

/** Something broke. `isPassing`: the database or a disk does not answer just now, and trying again will help. */
export function sendFailed(visit: Visit, isPassing: boolean) {
  return sendPage(visit, {
    title: isPassing ? 'Hệ thống đang tạm dừng' : 'Có lỗi ngoài dự kiến', status: isPassing ? 503 : 500,
    body: <>
      <h1>{isPassing ? 'Hệ thống đang tạm dừng' : 'Có lỗi ngoài dự kiến'}</h1>
      <p>
        {isPassing ? 'Những gì đã lưu không mất. Hãy thử lại sau một phút.'
          : 'Chúng tôi đã ghi lại lỗi này. Những gì đã lưu không mất. Hãy thử lại sau ít phút.'}
      </p>
      <p>Cần gấp thì gọi số hỗ trợ ở cuối trang hoặc đến quầy gần bạn.</p>
    </>,
  })
}
