import { texts } from '@motcua/contracts/texts.ts'

/** Pages of members of community digital teams, who help others by mandates. */
export const TEAM = texts({
  title: { vi: 'Giúp người khác làm thủ tục', en: 'Help others with procedures' },
  intro: {
    vi: 'Bạn là thành viên tổ công nghệ số cộng đồng {team} ({section}), đến hết {to}. Bạn chỉ làm thay người đã đồng ý bằng mã gửi đến điện thoại của họ; mọi việc đều ghi cả tên bạn và tên họ.',
    en: 'You are a member of the community digital team {team} ({section}) through {to}. You act only for people who said yes by a code sent to their phone; everything names both of you.',
  },
  limits: {
    vi: 'Bạn xem được những hồ sơ bạn đã nộp giúp khi họ còn cho phép. Bạn không xem được Kho giấy tờ và hồ sơ khác của họ. Mỗi khi giúp xong một người, hãy thoát khỏi hồ sơ đang mở.',
    en: 'You see what you sent for them while they allow it; not their Kho, and no other dossier of theirs. Close each dossier when you are done with somebody.',
  },
  now: { vi: 'Người bạn đang được giúp', en: 'Whom you may help now' },
  latest: {
    vi: 'Chỉ kể {most} người gần đây nhất. Người khác vẫn có ở mục "Ủy quyền làm thay".',
    en: 'Only the {most} latest are listed here; the others stand under "Acting for others".',
  },
  nobody: { vi: 'Chưa có ai.', en: 'Nobody yet.' },
  begin: { vi: 'Tìm thủ tục để nộp giúp', en: 'Find a procedure to send for them' },
  beginHint: {
    vi: 'Ở trang nộp hồ sơ, mục "Bạn nộp cho ai" có tên người này.',
    en: 'On the page of handing in their name stands under "Who is it for".',
  },
  sent: { vi: 'Hồ sơ bạn đã nộp giúp ở "Hồ sơ của tôi".', en: 'What you sent for them stands in "My dossiers".' },
  ask: { vi: 'Xin làm thay một người', en: 'Ask to act for somebody' },
  askHint: {
    vi: 'Người này phải ở cạnh bạn và có tài khoản đã xác nhận ở quầy. Mã được gửi đến điện thoại của họ; họ đồng ý thì đọc mã cho bạn. Chưa có tài khoản hoặc điện thoại: cùng họ đến bộ phận một cửa.',
    en: 'They must be with you and have an account confirmed at a counter. A code goes to their phone; if they agree they read it to you. Without account or phone: go to a one-stop section together.',
  },
  numberOf: { vi: 'Số định danh của người cần giúp', en: 'Their personal number' },
  toDay: { vi: 'Đến hết ngày', en: 'Until the end of' },
  toHint: { vi: 'Muộn nhất là {to}.', en: '{to} at the latest.' },
  sendCode: { vi: 'Gửi mã đến điện thoại của họ', en: 'Send the code to their phone' },
  faultTo: { vi: 'Hãy ghi ngày cuối có thật, từ hôm nay đến {to}.', en: 'Please write a real day from today to {to}.' },
  faultMany: {
    vi: 'Tin nhắn phải kể tên từng thủ tục: hãy chọn nhiều nhất {most} thủ tục.',
    en: 'The message names each procedure: please choose {most} at most.',
  },
  faultOneself: { vi: 'Đây là số của chính bạn.', en: 'This is your own number.' },
  codeTitle: { vi: 'Nhập mã người được giúp đọc cho bạn', en: 'Type the code that they read to you' },
  codeSent: {
    vi: 'Nếu số này có tài khoản đã xác nhận ở quầy, mã đã được gửi đến điện thoại của tài khoản đó, dùng được trong {minutes} phút. Tin nhắn nói rõ bạn là ai, xin làm thay thủ tục nào và đến ngày nào. Số điện thoại trùng với của chính bạn thì không có mã nào dùng được.',
    en: 'If this number has an account confirmed at a counter, a code was sent to its phone; it holds for {minutes} minutes. The message says who you are, what you ask to do for them and until when. To a phone that is yours, too, no code goes.',
  },
  give: { vi: 'Nhận ủy quyền', en: 'Take the mandate' },
  again: { vi: 'Gửi lại mã', en: 'Send another code' },
  faultHeld: {
    vi: 'Người này đã cho bạn làm thay rồi. Muốn đổi phạm vi hay thời hạn, hãy chấm dứt rồi xin lại.',
    en: 'They let you act for them already. To change scope or term, end it and ask again.',
  },
  asMember: { vi: 'Với tư cách thành viên tổ công nghệ số cộng đồng {team}', en: 'As a member of the community digital team {team}' },
  link: { vi: 'Giúp người khác làm thủ tục (tổ công nghệ số cộng đồng)', en: 'Help others (community digital team)' },
})
