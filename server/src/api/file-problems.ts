/** Refusals of files, as problems.ts tells those of everything else; the sentence comes with the limit in it. */
export const FILE_PROBLEMS = {
  'file-missing': {
    status: 422, title: 'No file in the form', detail: 'Chưa có tệp nào. Hãy chọn một tệp rồi tải lên.',
  },
  'file-not-one': {
    status: 422, title: 'More than one file', detail: 'Mỗi lần chỉ tải lên một tệp. Hãy tải lần lượt từng tệp.',
  },
  'file-empty': { status: 422, title: 'Empty file', detail: 'Tệp không có nội dung. Hãy chọn lại tệp khác.' },
  'file-too-large': {
    status: 413, title: 'File too large', detail: 'Tệp lớn hơn mức cho phép. Hãy giảm dung lượng rồi tải lên lại.',
  },
  'file-kind-not-allowed': {
    status: 415, title: 'Kind of file not allowed',
    detail: 'Loại tệp này không được nhận. Hãy chuyển sang PDF hoặc ảnh rồi tải lên lại.',
  },
  'file-broken': {
    status: 422, title: 'File broken or cut',
    detail: 'Tệp bị hỏng hoặc chưa tải lên hết. Hãy quét hoặc lưu lại rồi tải lên lại.',
  },
  'file-password-protected': {
    status: 422, title: 'PDF under a password',
    detail: 'Tệp PDF có đặt mật khẩu hoặc khóa quyền. Hãy lưu lại tệp không có mật khẩu rồi tải lên lại.',
  },
  'file-too-many-pages': {
    status: 422, title: 'Too many pages',
    detail: 'Tệp có quá nhiều trang. Hãy chia thành nhiều tệp rồi tải lên từng tệp.',
  },
  'file-unreadable': {
    status: 422, title: 'Picture blank, too small or not to be opened',
    detail: 'Không đọc được nội dung của ảnh. Hãy chụp lại giấy tờ nơi đủ sáng.',
  },
  'picture-too-large': {
    status: 422, title: 'Picture of too many pixels', detail: 'Ảnh quá lớn. Hãy giảm kích thước ảnh rồi tải lên lại.',
  },
} as const
