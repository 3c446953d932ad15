/** Refusals about guides, announcements, contacts, and about help for staff; with those of problems.ts in one list. */
export const GUIDE_PROBLEMS = {
  'entry-changed': {
    status: 412, title: 'The entry was saved by somebody else meanwhile',
    detail: 'Nội dung vừa được người khác lưu. Hãy tải lại để xem bản mới; phần bạn gõ vẫn được giữ.',
  },
  'entry-incomplete': {
    status: 422, title: 'The entry cannot be shown yet', detail: 'Nội dung chưa đủ để công bố. Hãy sửa các mục được nêu.',
  },
  'entry-published-already': {
    status: 409, title: 'This version is published', detail: 'Bản này đã công bố. Hãy lưu bản sửa rồi công bố bản đó.',
  },
  'entry-not-shown': {
    status: 409, title: 'Nobody is shown it then', detail: 'Nội dung này không còn hiển thị từ ngày đó nên không phải gỡ.',
  },
  'entry-title-missing': { status: 422, title: 'No title', detail: 'Hãy ghi tiêu đề.' },
  'entry-body-missing': { status: 422, title: 'No text', detail: 'Hãy viết nội dung.' },
  'entry-summary-missing': { status: 422, title: 'No meaning', detail: 'Hãy giải thích từ này bằng một hai câu.' },
  'entry-phone-missing': { status: 422, title: 'No phone', detail: 'Hãy ghi số điện thoại có người nghe.' },
  'entry-address-missing': { status: 422, title: 'No address', detail: 'Hãy ghi địa chỉ nơi tiếp người dân.' },
  'entry-transcript-missing': {
    status: 422, title: 'A film without its words',
    detail: 'Hãy ghi lại bằng chữ những gì nói và chỉ trong phim, cho người không xem hoặc không nghe được.',
  },
  'entry-link-foreign': {
    status: 422, title: 'A link that leads elsewhere',
    detail: 'Liên kết chỉ được dẫn đến trang của cổng này, ví dụ [nơi nộp](/noi-nop). Hãy sửa liên kết.',
  },
  'entry-picture-unnamed': {
    status: 422, title: 'A picture without words',
    detail: 'Hãy tả hình bằng lời trong ngoặc vuông, cho người không nhìn thấy hình.',
  },
  'entry-picture-unknown': {
    status: 422, title: 'No such picture or film', detail: 'Hình hoặc phim này chưa được tải lên. Hãy tải lên lại.',
  },
  'entry-file-kind': {
    status: 415, title: 'Neither picture nor film nor captions',
    detail: 'Chỉ nhận ảnh JPG, PNG đến 1 MB, phim MP4, WebM đến 15 MB và phụ đề WebVTT. Hãy chọn tệp khác.',
  },
  'entry-procedure-unknown': {
    status: 422, title: 'No such procedure in force', detail: 'Không có thủ tục này đang áp dụng. Hãy chọn lại thủ tục.',
  },
  'support-text-missing': { status: 422, title: 'Nothing said', detail: 'Hãy ghi bạn cần giúp gì.' },
  'support-names-somebody': {
    status: 422, title: 'A number of somebody in the text',
    detail: 'Nội dung có vẻ chứa số giấy tờ hoặc số điện thoại. Hãy bỏ số đó: người hỗ trợ chỉ cần mã hồ sơ.',
  },
  'support-closed': { status: 409, title: 'The request is closed', detail: 'Yêu cầu này đã đóng. Cần nữa, hãy gửi yêu cầu mới.' },
  'support-passed-on-already': {
    status: 409, title: 'Passed on already', detail: 'Yêu cầu này đã chuyển lên. Hãy chờ trả lời, hoặc tự trả lời.',
  },
} as const
