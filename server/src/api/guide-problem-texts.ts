import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about guides and about help; by its code. */
export const GUIDE_PROBLEM = texts({
  'entry-changed': {
    vi: 'Nội dung vừa được người khác lưu. Hãy tải lại để xem bản mới; phần bạn gõ vẫn được giữ.',
    en: 'Somebody else has just saved this. Load it again to see the new version; what you typed is kept.',
  },
  'entry-incomplete': {
    vi: 'Nội dung chưa đủ để công bố. Hãy sửa các mục được nêu.',
    en: 'This cannot be published yet. Correct what is named.',
  },
  'entry-published-already': {
    vi: 'Bản này đã công bố. Hãy lưu bản sửa rồi công bố bản đó.',
    en: 'This version is published. Save your changes, then publish those.',
  },
  'entry-not-shown': {
    vi: 'Nội dung này không còn hiển thị từ ngày đó nên không phải gỡ.',
    en: 'This is no longer shown from that day on, so it need not be taken down.',
  },
  'entry-title-missing': { vi: 'Hãy ghi tiêu đề.', en: 'Write a title.' },
  'entry-body-missing': { vi: 'Hãy viết nội dung.', en: 'Write the text.' },
  'entry-summary-missing': {
    vi: 'Hãy giải thích từ này bằng một hai câu.',
    en: 'Explain the word in a sentence or two.',
  },
  'entry-phone-missing': {
    vi: 'Hãy ghi số điện thoại có người nghe.',
    en: 'Write a phone number that somebody answers.',
  },
  'entry-address-missing': {
    vi: 'Hãy ghi địa chỉ nơi tiếp người dân.',
    en: 'Write the address at which people are received.',
  },
  'entry-transcript-missing': {
    vi: 'Hãy ghi lại bằng chữ những gì nói và chỉ trong phim, cho người không xem hoặc không nghe được.',
    en: 'Write down what is said and shown in the video, for whoever cannot see or hear it.',
  },
  'entry-link-foreign': {
    vi: 'Liên kết chỉ được dẫn đến trang của cổng này, ví dụ [nơi nộp](/noi-nop). Hãy sửa liên kết.',
    en: 'A link may lead only to a page of this portal, for example [counters](/noi-nop). Correct the link.',
  },
  'entry-picture-unnamed': {
    vi: 'Hãy tả hình bằng lời trong ngoặc vuông, cho người không nhìn thấy hình.',
    en: 'Describe the picture in words between the square brackets, for whoever cannot see it.',
  },
  'entry-picture-unknown': {
    vi: 'Hình hoặc phim này chưa được tải lên. Hãy tải lên lại.',
    en: 'This picture or video was not uploaded. Upload it again.',
  },
  'entry-file-kind': {
    vi: 'Chỉ nhận ảnh JPG, PNG đến 1 MB, phim MP4, WebM đến 15 MB và phụ đề WebVTT. Hãy chọn tệp khác.',
    en: 'Only JPG and PNG pictures up to 1 MB, MP4 and WebM videos up to 15 MB and WebVTT captions are taken. '
      + 'Choose another file.',
  },
  'antivirus-silent': {
    vi: 'Máy quét vi-rút chưa trả lời nên chưa nhận tệp. Hãy tải lên lại sau ít phút.',
    en: 'The antivirus does not answer, so the file was not taken. Upload it again in some minutes.',
  },
  'entry-procedure-unknown': {
    vi: 'Không có thủ tục này đang áp dụng. Hãy chọn lại thủ tục.',
    en: 'No such procedure is in force. Choose it again.',
  },
  'support-text-missing': { vi: 'Hãy ghi bạn cần giúp gì.', en: 'Write what you need help with.' },
  'support-names-somebody': {
    vi: 'Nội dung có vẻ chứa số giấy tờ hoặc số điện thoại. Hãy bỏ số đó: người hỗ trợ chỉ cần mã hồ sơ.',
    en: 'The text seems to have the number of a paper or a phone in it. Remove it: whoever helps needs only '
      + 'the dossier number.',
  },
  'support-closed': {
    vi: 'Yêu cầu này đã đóng. Cần nữa, hãy gửi yêu cầu mới.',
    en: 'This request is closed. If you need more, send a new one.',
  },
  'support-passed-on-already': {
    vi: 'Yêu cầu này đã chuyển lên. Hãy chờ trả lời, hoặc tự trả lời.',
    en: 'This request was passed on. Wait for the answer, or answer it yourself.',
  },
})
