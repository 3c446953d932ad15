import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about dossiers, and what to do about it; by its code. */
export const DOSSIER_PROBLEM = texts({
  'dossier-unknown': {
    vi: 'Không tìm thấy hồ sơ. Hãy kiểm tra lại mã hồ sơ.',
    en: 'The dossier was not found. Check its number.',
  },
  'changed-meanwhile': {
    vi: 'Hồ sơ vừa được người khác thay đổi. Hãy tải lại để xem bản mới; nội dung bạn gõ vẫn được giữ.',
    en: 'Somebody else has just changed the dossier. Load it again to see the new version; what you typed is kept.',
  },
  'action-not-allowed': {
    vi: 'Hồ sơ đang ở trạng thái không làm được việc này. Hãy tải lại trang để xem.',
    en: 'The dossier is in a state in which this cannot be done. Load the page again to see it.',
  },
  'not-your-step': {
    vi: 'Bước này không phải của bạn hoặc đã có người nhận. Hãy tải lại danh sách.',
    en: 'This step is not yours, or somebody has taken it. Load the list again.',
  },
  'not-at-this-step': {
    vi: 'Quy trình của hồ sơ chưa đến việc này. Hãy xem bước đang mở.',
    en: 'The process has not come to this deed. Look at the step that is open.',
  },
  'step-unclear': {
    vi: 'Bạn có nhiều bước cùng loại đang mở. Hãy chọn bước cần làm.',
    en: 'You have several open steps of this kind. Choose the one that you mean.',
  },
  'already-yours': {
    vi: 'Bước này bạn đang giữ rồi. Hãy làm tiếp.',
    en: 'You hold this step already. Go on with it.',
  },
  'nothing-handed-over': {
    vi: 'Không có hồ sơ đang chuyển đến để xác nhận: đã có người xác nhận, hoặc hồ sơ chưa rời cơ quan.',
    en: 'No dossier is on its way here to be confirmed: somebody has confirmed it, or it has not left its office.',
  },
  'hand-over-waits': {
    vi: 'Nơi nhận còn thời hạn xác nhận. Hãy chờ, hoặc lấy lại hồ sơ nếu đã chuyển nhầm.',
    en: 'The office it went to still has time to confirm. Wait, or take it back if it went there by mistake.',
  },
  'no-step-before': {
    vi: 'Đây là bước đầu tiên nên không có bước trước để trả lại.',
    en: 'This is the first step; there is none before it to return to.',
  },
  'undo-too-late': {
    vi: 'Đã hết thời gian hoàn tác, việc này đã có hiệu lực. Nếu nhầm, hãy trả lại bước trước và ghi lý do, '
      + 'hoặc nhờ phân công lại.',
    en: 'It is too late to undo this: it has taken effect. If it was a mistake, return it to the step before '
      + 'with a reason, or ask for it to be assigned anew.',
  },
  'undo-not-possible': {
    vi: 'Chỉ hoàn tác được việc bạn vừa làm, khi chưa ai làm gì tiếp. Nếu nhầm, hãy trả lại bước trước và ghi lý do.',
    en: 'Only what you did last can be undone, while nobody has gone on with it. If it was a mistake, return '
      + 'it to the step before with a reason.',
  },
  'step-without-unit': {
    vi: 'Bước tiếp theo chưa có đơn vị thực hiện. Hãy báo người quản trị danh mục.',
    en: 'No unit carries out the next step. Tell whoever administers the catalogue.',
  },
  'assignee-unknown': {
    vi: 'Người được phân công không thuộc đơn vị hoặc không có vai trò của bước này. Hãy chọn người khác.',
    en: 'This person does not belong to the unit, or does not have the role of this step. Choose somebody else.',
  },
  'settled-centrally': {
    vi: 'Thủ tục này giải quyết tập trung tại Cổng Dịch vụ công quốc gia; tại đây chỉ theo dõi. Hãy hướng dẫn người dân nộp tại Cổng Dịch vụ công quốc gia.',
    en: 'This procedure is settled centrally at the national portal; here it is only followed. Guide people to the national portal.',
  },
  'decided-elsewhere': {
    vi: 'Hồ sơ đang được giải quyết ở hệ thống của Bộ, ngành nên không ban hành kết quả tại đây. Hãy chờ kết quả từ hệ thống đó; '
      + 'hệ thống đó không trả lời thì lãnh đạo cơ quan lấy hồ sơ về giải quyết tại đây.',
    en: 'A ministry’s system has the dossier and decides it, so no result is issued here. Wait for the result from there; '
      + 'where that system does not speak, the head takes the dossier back to be settled here.',
  },
  'not-in-sector-system': {
    vi: 'Hồ sơ không ở hệ thống của Bộ, ngành, hoặc đã được lấy về. Hãy tải lại trang và giải quyết tiếp tại đây.',
    en: 'No ministry’s system has the dossier, or it is taken back already. Load the page again, and settle it here.',
  },
  'sector-has-decided': {
    vi: 'Hệ thống của Bộ, ngành đã trả kết quả hoặc đã từ chối hồ sơ nên không lấy về nữa. Hãy tải lại trang để xem kết quả đó.',
    en: 'The ministry’s system has given its result or refused the dossier, so it is not taken back any more. Load the '
      + 'page again to see which.',
  },
  'proposed-unsettled': {
    vi: 'Hồ sơ được đề xuất không giải quyết được. Hãy ra thông báo trả hồ sơ hoặc trả lại bước trước.',
    en: 'The proposal is that the dossier cannot be settled. Give notice of its return, or return it to the '
      + 'step before.',
  },
  'already-decided': {
    vi: 'Hồ sơ đã có quyết định nên không dừng, không yêu cầu bổ sung và không trả lại được nữa. Hãy chờ nhận '
      + 'kết quả; quyết định còn phải sửa thì trả lại bước của người ký.',
    en: 'The dossier is decided, so it can no longer be stopped, supplemented or returned. Wait for the '
      + 'result; if the decision must be corrected, return it to the step of whoever signs.',
  },
  'register-awaited': {
    vi: 'Cơ sở dữ liệu còn được hỏi lại về giấy tờ này nên chưa được yêu cầu người nộp nộp thêm. Hãy chờ có kết quả hỏi, '
      + 'hoặc bỏ giấy tờ này khỏi yêu cầu.',
    en: 'A register is still asked about this paper, so the applicant may not be asked for it yet. Wait for what comes '
      + 'of it, or leave the paper out.',
  },
  'component-not-in-version': {
    vi: 'Chỉ được yêu cầu giấy tờ có trong thủ tục đang áp dụng. Hãy bỏ mục không có trong danh mục.',
    en: 'Only papers that the procedure in force asks for may be asked for. Remove what is not on its list.',
  },
  'head-reason-needed': {
    vi: 'Hồ sơ đã yêu cầu bổ sung một lần. Lần nữa phải do lãnh đạo ghi lý do, và hồ sơ bị tính trễ hạn.',
    en: 'A supplement has been asked for once. Another needs the head, with a reason, and the dossier then '
      + 'counts as late.',
  },
  'already-extended': {
    vi: 'Hồ sơ đã được hẹn lại đủ số lần cho phép; không được hẹn lại lần nữa.',
    en: 'The dossier has been given a new date as often as is allowed; it cannot be given another.',
  },
  'clock-not-running': {
    vi: 'Hồ sơ không có thời hạn đang chạy nên không gia hạn được.',
    en: 'No time limit of this dossier is running, so none can be extended.',
  },
  'result-number-taken': {
    vi: 'Số kết quả này đã dùng trong ngày. Hãy nhập số khác.',
    en: 'This number of a result was used today. Type another.',
  },
  'paper-not-drawn': {
    vi: 'Không dựng được ảnh các trang của tệp này. Hãy tải tệp gốc về máy an toàn để xem, hoặc yêu cầu người nộp gửi lại bản PDF mới.',
    en: 'No pictures can be made of this file. Save the original to a safe machine, or ask for a new PDF.',
  },
  'paper-being-drawn': {
    vi: 'Đang dựng hình các trang của tệp này. Hãy mở lại sau ít giây.',
    en: 'The pages of this file are being drawn. Open it again in some seconds.',
  },
  'paper-in-quarantine': {
    vi: 'Giấy tờ đang được kiểm tra an toàn, chưa xem được. Hãy mở lại sau ít phút.',
    en: 'The paper is being checked for malware and cannot be shown yet. Open it again in a few minutes.',
  },
  'paper-removed': {
    vi: 'Tệp này có mã độc nên đã bị xóa. Hãy yêu cầu người nộp gửi lại giấy tờ.',
    en: 'Malware was found in this file, and it was removed. Ask for the paper to be sent again.',
  },
  'no-originals': {
    vi: 'Hồ sơ này không có bản giấy phải chuyển.',
    en: 'This dossier has no paper originals to hand over.',
  },
  'originals-moved': {
    vi: 'Bản giấy đã được chuyển hoặc đã nhận rồi.',
    en: 'The paper originals were handed over or received already.',
  },
  'originals-not-sent': {
    vi: 'Bản giấy chưa được chuyển đi nên chưa nhận được.',
    en: 'The paper originals have not been sent, so they cannot be received.',
  },
  'nothing-said': {
    vi: 'Nội dung trao đổi đang trống. Hãy ghi nội dung rồi gửi.',
    en: 'The message is empty. Write something, then send it.',
  },
  'signed-in-as-another': {
    vi: 'Cửa sổ này mở cho một tài khoản, nay trình duyệt đã đăng nhập tài khoản khác; việc vừa bấm chưa được làm. '
      + 'Hãy tải lại trang.',
    en: 'This window was opened for one account, and another is signed in in this browser by now; '
      + 'what you had just pressed was not done. Load the page again.',
  },
  'intake-sheet-changed': {
    vi: 'Phiếu này vừa được lưu hoặc tiếp nhận ở cửa sổ khác. Nội dung đang nhập được giữ thành một phiếu riêng.',
    en: 'This sheet was just saved or received in another window. What you are entering is kept as a sheet of its own.',
  },
  'intake-sheet-unknown': {
    vi: 'Không còn phiếu tiếp nhận nhập dở này. Hãy tải lại trang.',
    en: 'This intake sheet is no longer there. Load the page again.',
  },
  'too-many-intake-sheets': {
    vi: 'Bạn đã có 20 phiếu nhập dở nên phiếu này chưa được lưu. Hãy nhập tiếp hoặc xóa bớt phiếu cũ; '
      + 'tiếp nhận ngay thì không cần lưu.',
    en: 'You have 20 sheets begun already, so this one is not kept. Go on with old ones or throw some away; '
      + 'what is received at once need not be kept.',
  },
  'opinion-changed': {
    vi: 'Nội dung này vừa được lưu từ cửa sổ khác. Cả hai bản đều còn; hãy chọn bản cần giữ.',
    en: 'This text was just saved from another window. Both versions are there; choose the one to keep.',
  },
  'template-unknown': {
    vi: 'Không có ý kiến mẫu này. Hãy tải lại danh sách.',
    en: 'There is no such template. Load the list again.',
  },
  'template-named-already': {
    vi: 'Đã có ý kiến mẫu tên này. Hãy đặt tên khác.',
    en: 'A template has this name already. Give it another.',
  },
  'template-field-unknown': {
    vi: 'Ý kiến mẫu có trường trong ngoặc nhọn không có trong danh sách. Hãy sửa tên trường.',
    en: 'The template has a field in braces that is not on the list. Correct its name.',
  },
  'procedure-unknown': {
    vi: 'Không có thủ tục này. Hãy chọn lại thủ tục.',
    en: 'There is no such procedure. Choose it again.',
  },
  'procedure-not-in-force': {
    vi: 'Thủ tục này không còn hoặc chưa có hiệu lực. Hãy chọn lại thủ tục.',
    en: 'This procedure is no longer in force, or not yet. Choose another.',
  },
  'member-not-in-force': {
    vi: 'Một thủ tục trong liên thông không có hiệu lực hôm nay. Hãy làm riêng từng thủ tục.',
    en: 'One procedure of the bundle is not in force today. Do each procedure by itself.',
  },
  'no-member-asked': {
    vi: 'Tờ khai chưa chọn thủ tục nào. Hãy chọn các thủ tục muốn làm ở đầu tờ khai.',
    en: 'The declaration asks for no procedure. Choose what is wanted at its beginning.',
  },
  'channel-closed': {
    vi: 'Thủ tục này không nhận theo cách này. Hãy chọn cách nộp khác.',
    en: 'This procedure is not taken in this way. Choose another way of handing it in.',
  },
  'decision-failed': {
    vi: 'Bảng quyết định của thủ tục chưa tính được cho hồ sơ này. Điều đã nhập vẫn giữ; hãy báo quản trị danh mục.',
    en: 'A decision table has no answer for this dossier. What you typed is kept; tell the administrator of the catalogue.',
  },
  'limit-case-unknown': {
    vi: 'Trường hợp thời hạn không có trong thủ tục. Hãy chọn lại.',
    en: 'The procedure has no such time limit. Choose it again.',
  },
  'territory-needed': {
    vi: 'Hãy chọn xã, phường, thị trấn để biết cơ quan giải quyết.',
    en: 'Choose the commune, ward or town, so that the competent office is known.',
  },
  'no-competent-unit': {
    vi: 'Không tìm được cơ quan giải quyết cho nơi đã chọn. Hãy chọn lại xã, phường, thị trấn.',
    en: 'No office is competent for the place chosen. Choose the commune, ward or town again.',
  },
  'no-one-stop': {
    vi: 'Cơ quan giải quyết chưa có nơi tiếp nhận. Hãy liên hệ trực tiếp cơ quan đó.',
    en: 'The competent office has no counter yet. Turn to that office directly.',
  },
  'not-received-here': {
    vi: 'Thủ tục này không nhận ở đây. Hãy nộp tại nơi tiếp nhận của cơ quan có thẩm quyền.',
    en: 'This procedure is not taken here. Hand it in at the counter of the competent office.',
  },
  'components-missing': {
    vi: 'Hồ sơ chưa đủ giấy tờ. Hãy bổ sung tất cả các mục được nêu.',
    en: 'Papers are missing. Add all that are named.',
  },
  'held-unknown': {
    vi: 'Giấy tờ định dùng lại không còn trong Kho hoặc không còn hiệu lực. Hãy chọn giấy tờ khác hoặc nhận bản mới.',
    en: 'The paper to be used again is not in the Kho any more, or not in force. Choose another, or take a new one.',
  },
  'ask-again-reason-needed': {
    vi: 'Giấy tờ này đã có trong Kho. Hãy dùng lại, hoặc chọn lý do yêu cầu nộp lại.',
    en: 'This paper is held in the Kho. Use it, or choose the reason for asking again.',
  },
  'account-outcome-needed': {
    vi: 'Người nộp chưa có tài khoản đã đối chiếu giấy tờ. Hãy mở tài khoản, hướng dẫn đăng ký, hoặc chọn lý do không lập.',
    en: 'The applicant has no account with papers seen. Open one, guide the registration, or choose why there is none.',
  },
  'account-reason-unknown': {
    vi: 'Lý do không lập tài khoản không có trong danh sách. Hãy chọn lý do trong danh sách.',
    en: 'This reason for having no account is in no list. Choose one of the list.',
  },
  'answers-wrong': {
    vi: 'Tờ khai có mục chưa đúng. Hãy sửa các mục được nêu.',
    en: 'Something in the form is not right. Correct what is named.',
  },
  'upload-unknown': {
    vi: 'Tệp đính kèm không còn hoặc không phải của bạn. Hãy tải tệp lên lại.',
    en: 'An attached file is gone, or is not yours. Upload it again.',
  },
  'same-dossier-open': {
    vi: 'Một hồ sơ giống hệt đang được giải quyết. Nếu vẫn muốn nộp thêm, hãy xác nhận.',
    en: 'A dossier exactly like this one is being settled. If you want to hand in another, confirm it.',
  },
  'handed-in-later': {
    vi: 'Thời điểm nộp phải trước lúc này. Hãy sửa lại.',
    en: 'It must have been handed in before now. Correct the time.',
  },
  'person-unseen': {
    vi: 'Chưa ai xem giấy tờ của người ủy quyền tại quầy. Hãy xem căn cước và cập nhật người này, rồi ghi ủy quyền.',
    en: 'Nobody has seen the card of whoever gives it. Look at it, record the person, and then the mandate.',
  },
  'person-unknown': {
    vi: 'Không tìm thấy người này. Hãy tìm lại hoặc mở tài khoản.',
    en: 'This person was not found. Search again, or open an account.',
  },
  'calendar-missing': {
    vi: 'Lịch làm việc chưa có cho thời hạn này. Hãy báo người quản trị.',
    en: 'There is no working calendar for this time limit. Tell an administrator.',
  },
  'no-section': {
    vi: 'Tài khoản của bạn chưa gắn với bộ phận tiếp nhận nào. Hãy báo người quản trị đơn vị.',
    en: 'Your account belongs to no reception section. Tell the administrator of your unit.',
  },
  'section-needed': {
    vi: 'Bạn làm việc ở nhiều bộ phận. Hãy chọn bộ phận của việc này.',
    en: 'You work at several sections. Choose the one for this.',
  },
  'register-too-long': {
    vi: 'Sổ in mỗi lần tối đa 31 ngày và 2.000 hồ sơ. Hãy chọn khoảng ngày ngắn hơn.',
    en: 'A register has at most 31 days and 2,000 dossiers. Choose fewer days.',
  },
  'no-declaration': {
    vi: 'Hồ sơ này không có tờ khai điện tử để in. Hãy xem tờ khai giấy trong hồ sơ.',
    en: 'This dossier has no electronic declaration to print. See the one on paper.',
  },
})
