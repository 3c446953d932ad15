import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about accounts; by its code. */
export const ACCOUNT_PROBLEM = texts({
  'account-unknown': {
    vi: 'Không có tài khoản đang mở. Hãy tải lại trang để xem tình trạng tài khoản.',
    en: 'There is no open account. Load the page again to see how it stands.',
  },
  'account-idle': {
    vi: 'Tài khoản đã tạm khóa vì lâu không dùng. Hãy báo quản trị mở lại.',
    en: 'The account was locked because nobody used it for long. Ask an administrator to open it.',
  },
  'own-account': {
    vi: 'Không làm việc này trên tài khoản của chính mình. Hãy nhờ người quản trị khác.',
    en: 'This cannot be done to one’s own account. Ask another administrator.',
  },
  'account-beyond-reach': {
    vi: 'Tài khoản này có vai trò hoặc nơi làm việc ngoài phạm vi bạn quản trị. Hãy nhờ quản trị hệ thống của tỉnh.',
    en: 'This account has roles or places of work beyond what you administer. Ask the administrator of the province.',
  },
  'username-malformed': {
    vi: 'Tên đăng nhập gồm 2 đến 64 chữ a-z, chữ số, dấu chấm, gạch ngang, gạch dưới. Hãy nhập lại.',
    en: 'A username has 2 to 64 of the letters a-z, digits, dots, hyphens and underscores. Type it again.',
  },
  'username-taken': {
    vi: 'Tên đăng nhập này đã có; tên của người đã nghỉ cũng không cấp lại. Hãy chọn tên khác.',
    en: 'There is such a username; that of somebody who has left is not given again. Choose another.',
  },
  'username-differs': {
    vi: 'Tên đăng nhập gõ lại không đúng với tài khoản này. Hãy gõ đúng tên để xác nhận.',
    en: 'The username you typed is not that of this account. Type it exactly to confirm.',
  },
  'name-missing': {
    vi: 'Họ tên chỉ gồm chữ cái, như ghi trên giấy tờ. Hãy nhập lại.',
    en: 'A name has letters only, as on the papers. Type it again.',
  },
  'unit-unknown': {
    vi: 'Không có đơn vị này trong phạm vi bạn quản trị. Hãy chọn lại đơn vị.',
    en: 'There is no such unit among those you administer. Choose it again.',
  },
  'role-not-yours-to-give': {
    vi: 'Bạn không giao hoặc thu hồi được vai trò này. Hãy chọn vai trò khác hoặc nhờ quản trị hệ thống của tỉnh.',
    en: 'You cannot give or take this role. Choose another, or ask the administrator of the province.',
  },
  'role-held-already': {
    vi: 'Người này đã có vai trò đó tại đơn vị trong những ngày này. Hãy xem lại các vai trò đang có.',
    en: 'This person has that role at the unit on some of these days. Look at the roles held.',
  },
  'days-reversed': {
    vi: 'Ngày kết thúc phải từ ngày bắt đầu trở đi. Hãy sửa lại.',
    en: 'The last day must not be before the first. Correct it.',
  },
  'day-past': {
    vi: 'Vai trò chỉ được giao hoặc thu hồi từ hôm nay trở đi. Hãy chọn ngày khác.',
    en: 'A role is given or taken from today on. Choose another day.',
  },
  'number-differs': {
    vi: 'Số trên giấy tờ không phải số của người này. Hãy xem lại thẻ và người đã chọn.',
    en: 'The number on the paper is not this person’s. Look at the card and at whom you chose.',
  },
  'phone-differs': {
    vi: 'Điện thoại này không phải điện thoại của tài khoản tự mở. Nếu người đứng đây không mở tài khoản đó, '
      + 'hãy mở tài khoản mới thay thế.',
    en: 'This is not the phone of the account somebody opened for themselves. If the person here did not open '
      + 'it, open a new account in its place.',
  },
  'level-too-low': {
    vi: 'Tài khoản này tự mở và chưa ai đối chiếu giấy tờ. Hãy nâng mức trước, hoặc mở tài khoản mới thay thế.',
    en: 'This account was opened by oneself and nobody has compared papers. Raise it first, or open a new '
      + 'account in its place.',
  },
  'account-name-differs': {
    vi: 'Số này đã có tài khoản mang họ tên khác. Hãy xem lại số và họ tên trên giấy tờ; nếu đúng như đã nhập, hãy tìm người theo số.',
    en: 'That number has an account in another name. Look at number and name on the card again; if they are right, find the person by number.',
  },
  'account-exists': {
    vi: 'Người này đã có tài khoản. Hãy tìm lại theo số để xem, nâng mức hoặc đổi điện thoại.',
    en: 'This person has an account. Search by the number to see it, raise it or change its phone.',
  },
  'kind-differs': {
    vi: 'Số này là của đối tượng loại khác. Hãy xem lại cá nhân hay tổ chức.',
    en: 'This number is of another kind. See whether it is a person or an organisation.',
  },
  'code-wrong': {
    vi: 'Mã xác thực không đúng. Hãy hỏi lại mã trong tin nhắn mới nhất.',
    en: 'The code is wrong. Ask again for the code in the newest message.',
  },
  'code-expired': {
    vi: 'Mã xác thực hết hạn hoặc đã thử quá nhiều lần. Hãy gửi mã mới.',
    en: 'The code has expired, or was tried too often. Send a new one.',
  },
  'second-step-needed': {
    vi: 'Mật khẩu đúng. Hãy nhập mã của ứng dụng xác thực trên điện thoại, hoặc một mã khôi phục.',
    en: 'The password is right. Enter the code that your phone shows, or a recovery code.',
  },
  'factor-setup-needed': {
    vi: 'Vai trò của bạn phải đăng nhập hai bước. Hãy mở trang “Đăng nhập hai bước” và bật trước khi làm việc.',
    en: 'Your role asks for two-step sign-in. Open “Two-step sign-in” and turn it on before you go on.',
  },
  'sign-in-step-over': {
    vi: 'Bước một đã quá lâu hoặc đã dùng. Hãy đăng nhập lại từ đầu.',
    en: 'The first step was too long ago, or was used. Sign in again from the beginning.',
  },
  'factor-wrong': {
    vi: 'Mã không đúng. Hãy xem giờ trên điện thoại có đúng không rồi nhập mã đang hiện.',
    en: 'The code is wrong. See that the time of your phone is right, and enter the code it shows now.',
  },
  'factor-used-already': {
    vi: 'Mã này đã dùng rồi. Hãy chờ điện thoại hiện mã tiếp theo, tối đa 30 giây.',
    en: 'This code was used before. Wait for the next one, at most 30 seconds.',
  },
  'factor-unreadable': {
    vi: 'Máy chủ không đọc được khóa của bước hai. Hãy dùng một mã khôi phục, hoặc nhờ quản trị đặt lại xác thực hai bước.',
    en: 'The server cannot read the key of the second step. Use a recovery code, or ask an administrator to reset it.',
  },
  'factor-there-already': {
    vi: 'Tài khoản đã bật xác thực hai bước. Muốn đổi điện thoại thì tắt rồi bật lại.',
    en: 'Two-step sign-in is on. To exchange the phone, turn it off and on again.',
  },
  'factor-not-begun': {
    vi: 'Mã QR đã quá lâu hoặc chưa tạo. Hãy tạo mã QR mới rồi quét lại.',
    en: 'The QR code is too old or was not made. Make a new one and scan it.',
  },
  'passkey-wrong': {
    vi: 'Khóa truy cập không đúng hoặc đã quá lâu. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.',
    en: 'The passkey is wrong, or it took too long. Try again, or sign in by password.',
  },
  'passkey-suspected': {
    vi: 'Khóa truy cập này có dấu hiệu bị sao chép nên bị từ chối. Hãy đăng nhập bằng cách khác, gỡ khóa này và báo quản trị.',
    en: 'This passkey looks as if it was copied, and was refused. Sign in another way, remove it, and tell your administrator.',
  },
  'passkey-known': {
    vi: 'Khóa truy cập này đã có trong hệ thống. Hãy dùng khóa khác.', en: 'This passkey is on record. Use another.',
  },
  'passkeys-not-here': {
    vi: 'Không dùng được khóa truy cập ở địa chỉ này. Hãy đăng nhập bằng mật khẩu.',
    en: 'Passkeys cannot be used at this address. Sign in by password.',
  },
  'too-many-passkeys': {
    vi: 'Tài khoản đã có quá nhiều khóa truy cập. Hãy gỡ khóa không dùng rồi thêm lại.',
    en: 'The account has too many passkeys. Remove those that are not used, then add this one.',
  },
  'no-provider': {
    vi: 'Ở đây không có hệ thống đăng nhập ngoài. Hãy đăng nhập bằng mật khẩu.',
    en: 'No outside system signs people in here. Sign in by password.',
  },
  'provider-down': {
    vi: 'Hệ thống đăng nhập ngoài không trả lời. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
    en: 'The outside sign-in does not answer. Try again in some minutes, or sign in by password.',
  },
  'provider-declined': {
    vi: 'Bạn đã chọn không đăng nhập ở hệ thống ngoài. Chưa có gì thay đổi.',
    en: 'You chose not to sign in there. Nothing has changed.',
  },
  'provider-not-trusted': {
    vi: 'Không tin được câu trả lời của hệ thống đăng nhập ngoài. Hãy thử lại; nếu vẫn vậy thì đăng nhập bằng mật khẩu và báo quản trị.',
    en: 'What the outside sign-in answered cannot be trusted. Try again; if it stays so, sign in by password and tell your administrator.',
  },
  'provider-sign-in-over': {
    vi: 'Lần đăng nhập này không bắt đầu ở trình duyệt này, hoặc đã quá 10 phút. Hãy bấm đăng nhập lại.',
    en: 'This sign-in was not begun in this browser, or more than 10 minutes ago. Begin again.',
  },
  'subject-unknown': {
    vi: 'Chưa có tài khoản cán bộ nào ở đây gắn với bạn ở hệ thống ngoài. Hãy đăng nhập bằng mật khẩu, hoặc nhờ quản trị ghi định danh của bạn.',
    en: 'No account of staff here is linked to you there. Sign in by password, or ask your administrator to link it.',
  },
  'subject-taken': {
    vi: 'Định danh này đã gắn với tài khoản khác. Hãy xem lại.', en: 'This identifier is of another account. Look again.',
  },
  'subject-malformed': {
    vi: 'Định danh chỉ gồm chữ không dấu, số và ký hiệu, không có dấu cách, tối đa 255 ký tự. Chép đúng từ hệ thống ngoài.',
    en: 'An identifier has letters without marks, digits and signs, no blanks, 255 at most. Copy it as it is there.',
  },
  'no-factor': {
    vi: 'Tài khoản này chưa bật xác thực hai bước. Hãy tải lại trang.',
    en: 'This account has no two-step sign-in. Load the page again.',
  },
})
