import { texts } from '@motcua/contracts/texts.ts'

/** A signature on the screen: drawn, or typed by whoever does not drag. */
export const SIGNATURE = texts({
  whatItIs: {
    vi: 'Không bắt buộc. Chữ ký ở đây chỉ in kèm trên tờ khai; tài khoản bạn đăng nhập mới xác định ai nộp hồ sơ.',
    en:
      'Optional. What you draw here is only printed on the form; the account you sign in to tells who sends the dossier.',
  },
  pad: { vi: 'Khung vẽ chữ ký', en: 'Box to draw the signature in' },
  draw: {
    vi: 'Ký bằng ngón tay, bút hoặc chuột trong khung. Không vẽ được thì gõ họ tên ở ô bên dưới.',
    en: 'Sign in the box with a finger, a pen or a mouse. If you cannot draw, type your name in the field below.',
  },
  again: { vi: 'Xóa, vẽ lại', en: 'Clear and draw again' },
  drawn: { vi: 'Đã có nét vẽ trong khung.', en: 'There is something drawn in the box.' },
  empty: { vi: 'Đã xóa. Khung đang trống.', en: 'Cleared. The box is empty.' },
  type: { vi: 'Gõ họ tên đầy đủ thay chữ ký', en: 'Type your full name instead of a signature' },
  typeHint: {
    vi: 'Tờ khai in họ tên này ở chỗ ký và ghi rõ là gõ thay chữ ký.',
    en: 'The form prints this name in the place of the signature, and says that it was typed.',
  },
  inRow: {
    vi:
      'Không bắt buộc. Người này tự gõ đầy đủ họ tên thay chữ ký, tờ khai ghi rõ là gõ; hoặc để trống rồi ký vào ô này trên tờ khai in ra.',
    en:
      'Optional. This person types their own full name instead of signing, and the form says that it was typed; or leave it empty, and they sign in this place on the printed form.',
  },
  picture: { vi: 'Chữ ký bạn đã vẽ', en: 'The signature you drew' },
  remove: { vi: 'Xóa chữ ký đã vẽ', en: 'Remove the drawn signature' },
  unreadable: {
    vi: 'Chưa nhận được chữ ký đã vẽ. Hãy vẽ lại rõ hơn, hoặc gõ họ tên thay chữ ký.',
    en: 'The drawn signature did not arrive. Draw it again more clearly, or type your name instead.',
  },
})
