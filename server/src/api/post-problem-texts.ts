import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about parcels and manifests, and what to do about them. */
export const POST_PROBLEM = texts({
  'post-missing': {
    vi: 'Tỉnh chưa khai báo đơn vị bưu chính công ích. Hãy báo quản trị bổ sung.',
    en: 'The province names no public post. Ask the administrator to add it.',
  },
  'result-ordered': {
    vi: 'Bưu chính đang có đơn gửi kết quả này. Hãy bỏ kết quả này ra, hoặc hủy đơn rồi mới chuyển lưu trữ.',
    en: 'The post has an order for this result. Leave it out, or cancel the order first.',
  },
  'result-lost': {
    vi: 'Bưu chính đã làm thất lạc bản giấy của kết quả này, không có gì để chuyển lưu trữ. Hãy bỏ kết quả này ra.',
    en: 'The post lost the paper of this result, so there is nothing to archive. Leave it out.',
  },
  'place-unknown': {
    vi: 'Không có xã, phường này hiện nay. Hãy chọn lại nơi nhận theo đơn vị đang có.',
    en: 'There is no such commune today. Choose the place anew from those in force.',
  },
  'parcel-without-paper': {
    vi: 'Hồ sơ không có kết quả bản giấy để gửi. Người nộp nhận bản điện tử.',
    en: 'There is no paper result to send. The applicant gets it electronically.',
  },
  'parcel-too-late': {
    vi: 'Hồ sơ đã kết thúc nên không gửi bưu chính được nữa. Hãy xem lịch sử hồ sơ.',
    en: 'The dossier is over, so nothing can be sent any more. Look at its history.',
  },
  'shipment-open': {
    vi: 'Hồ sơ đã có bưu gửi đang mở. Hãy dùng bưu gửi đó, hoặc hủy trước khi đặt lại.',
    en: 'The post was ordered for it already. Use that parcel, or cancel it before you order anew.',
  },
  'cod-of-pickup': {
    vi: 'Nhận hồ sơ tại nhà không có thu hộ. Hãy để số tiền thu hộ là 0.',
    en: 'Nothing is collected where papers are fetched. Leave the amount at 0.',
  },
  'letter-unknown': {
    vi: 'Không tìm thấy thư này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such letter within your reach. Load the list again.',
  },
  'letter-moved-on': {
    vi: 'Thư đã sang bước khác. Hãy tải lại danh sách rồi xem.',
    en: 'The letter has gone on meanwhile. Load the list again and look.',
  },
  'shipment-unknown': {
    vi: 'Không tìm thấy bưu gửi này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such parcel within your reach. Load the list again.',
  },
  'shipment-moved-on': {
    vi: 'Bưu gửi đã sang bước khác. Hãy tải lại rồi xem bước hiện tại.',
    en: 'The parcel has gone on meanwhile. Load the list again and look where it is.',
  },
  'manifest-unknown': {
    vi: 'Không tìm thấy bảng kê này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such manifest within your reach. Load the list again.',
  },
  'manifest-open': {
    vi: 'Đã có bảng kê đang mở. Hãy quét tiếp vào bảng kê đó.',
    en: 'A manifest is open already. Go on scanning there.',
  },
  'manifest-moved-on': {
    vi: 'Bảng kê đã sang bước khác, hoặc đang chờ bên kia. Hãy tải lại rồi xem.',
    en: 'The manifest has gone on, or it is the other side’s turn. Load it again.',
  },
  'manifest-empty': {
    vi: 'Bảng kê chưa có bưu gửi nào. Hãy quét bưu gửi trước khi chốt.',
    en: 'Nothing is on the manifest. Scan a parcel before you close it.',
  },
  'manifest-not-closed': {
    vi: 'Bảng kê chưa chốt nên chưa in được. Hãy quét đủ rồi chốt.',
    en: 'The manifest is not closed, so it cannot be printed. Scan everything and close it.',
  },
  'parcels-missing': {
    vi: 'Chưa quét đủ bưu gửi. Hãy tìm và quét, hoặc bỏ khỏi bảng kê.',
    en: 'Not everything was scanned. Find and scan what is missing, or take it off.',
  },
  'parcel-unknown': {
    vi: 'Mã này không phải bưu gửi của bảng kê. Hãy xem lại nhãn, không nhận kiện lạ.',
    en: 'This code is no parcel of the manifest. Look at the label, and take nothing that is unknown.',
  },
  'parcel-scanned-already': {
    vi: 'Mã này đã quét rồi, không tính thêm. Hãy quét bưu gửi khác.',
    en: 'This code was scanned before and is not counted again. Scan another.',
  },
  'parcel-elsewhere': {
    vi: 'Bưu gửi đang nằm trong bảng kê khác. Hãy xem bảng kê đó trước.',
    en: 'The parcel is on another manifest. Look at that one first.',
  },
  'parcel-not-ready': {
    vi: 'Bưu gửi này chưa giao được: đã hủy, đã trả, còn khoản chưa nộp, hoặc kết quả không ở đây. Hãy để riêng.',
    en: 'This parcel cannot go now: cancelled, returned, something is due, or its result is not here. Put it aside.',
  },
  'parcel-not-listed': {
    vi: 'Bên giao không ghi bưu gửi này trong bảng kê. Hãy hỏi lại bên giao, chưa nhận.',
    en: 'The other side did not put this parcel on the manifest. Ask them, and do not take it.',
  },
  'parcel-not-missing': {
    vi: 'Bưu gửi này không ghi là thiếu, hoặc đã tìm thấy, đã bỏ tìm. Hãy tải lại bảng kê.',
    en: 'The parcel is not missing: it was found, or given up. Load the manifest again.',
  },
  'delegation-missing': {
    vi: 'Cơ quan chưa ủy quyền cho bưu chính làm việc này ở đây. Hãy hướng dẫn người dân đến Bộ phận Một cửa.',
    en: 'The agency has not delegated this to the post here. Show people the way to the one-stop section.',
  },
  'delegation-revoked': {
    vi: 'Cơ quan đã thu hồi ủy quyền. Hãy ngừng làm và hướng dẫn người dân đến Bộ phận Một cửa.',
    en: 'The agency has revoked the delegation. Stop, and show people the way to the one-stop section.',
  },
  'delegation-not-begun': {
    vi: 'Ủy quyền chưa đến ngày bắt đầu. Hãy đợi đến ngày ghi trong quyết định.',
    en: 'The delegation has not begun. Wait for the day that the decision names.',
  },
  'delegation-over': {
    vi: 'Ủy quyền đã hết hạn. Hãy đề nghị cơ quan ủy quyền tiếp trước khi làm.',
    en: 'The delegation is over. Ask the agency for a new one first.',
  },
  'task-not-delegated': {
    vi: 'Việc này không nằm trong ủy quyền. Hãy để Bộ phận Một cửa làm.',
    en: 'This task is not delegated. Leave it to the one-stop section.',
  },
  'intake-needed': {
    vi: 'Bưu chính chỉ mở tài khoản cho người nộp của lượt đang tiếp nhận. Hãy chọn thủ tục trước, rồi mở tài khoản.',
    en: 'The post opens accounts only for whoever hands in now. Choose the procedure first, then open the account.',
  },
  'procedure-not-delegated': {
    vi: 'Thủ tục này không nằm trong ủy quyền. Hãy hướng dẫn người dân đến Bộ phận Một cửa.',
    en: 'This procedure is not delegated. Show people the way to the one-stop section.',
  },
  'guided-number-unknown': {
    vi: 'Hôm nay sảnh ở đây không cấp số này. Hãy xem lại số trên phiếu; người chưa có số thì lấy số trước.',
    en: 'The hall here gave out no such number today. Look at the ticket; whoever has none draws one first.',
  },
  'guided-number-not-served': {
    vi: 'Quầy ở đây chưa tiếp người có số này. Hãy gọi số, tiếp người đó rồi mới ghi; số đã trả lại hoặc đã đóng thì '
      + 'không ghi được.',
    en: 'No counter here has served that number. Call it and see the person first; a number that was given back or closed '
      + 'cannot be noted.',
  },
  'guided-already': {
    vi: 'Số này đã được ghi hướng dẫn về thủ tục ấy. Không ghi lần nữa.',
    en: 'That number was guided about this procedure already. Do not note it again.',
  },
  'sheet-of-others': {
    vi: 'Lượt tiếp nhận này đã mở tài khoản cho người khác. Mỗi lượt chỉ mở cho người nộp và người được nộp thay; hãy bắt đầu lượt mới.',
    en: 'Accounts were opened for others in this intake. An intake is of one applicant and of whoever they act for; begin another.',
  },
  'intakes-at-limit': {
    vi: 'Hôm nay bạn đã mở đủ số tài khoản được mở trong ngày. Hãy tiếp nhận và hướng dẫn người nộp tự mở, hoặc mời họ đến bộ phận.',
    en: 'You have opened as many accounts as one clerk may in a day. Receive the dossier and guide the applicant, or send them to the section.',
  },
  'guidances-at-limit': {
    vi: 'Đã đủ số lượt hướng dẫn của người này hoặc của bạn hôm nay. Cứ hướng dẫn, nhưng không ghi thêm được.',
    en: 'The limit for this visitor, or for you today, is reached. Guide people all the same; no more can be noted.',
  },
  'delegation-unknown': {
    vi: 'Không tìm thấy ủy quyền này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such delegation within your reach. Load the list again.',
  },
  'delegation-in-past': {
    vi: 'Ủy quyền không thể bắt đầu trước hôm nay. Hãy chọn ngày từ hôm nay trở đi.',
    en: 'A delegation cannot begin before today. Choose today or later.',
  },
  'delegation-overlaps': {
    vi: 'Đơn vị bưu chính này đã được ủy quyền việc đó cho một thủ tục đã chọn trong những ngày này. Hãy thu hồi ủy quyền '
      + 'cũ, hoặc chọn ngày, việc hay thủ tục khác.',
    en: 'This post has that task of a procedure you chose on these days. Revoke that delegation, or choose other days, '
      + 'tasks or procedures.',
  },
  'delegation-channel-closed': {
    vi: 'Có thủ tục không nhận hồ sơ qua bưu chính. Hãy bỏ thủ tục đó, hoặc bỏ việc tiếp nhận.',
    en: 'A procedure is not handed in by post. Leave it out, or do not delegate receiving.',
  },
  'post-unit-unknown': {
    vi: 'Không có đơn vị bưu chính này. Hãy chọn lại trong danh sách.',
    en: 'There is no such unit of the post. Choose one of the list.',
  },
  'no-task': {
    vi: 'Chưa chọn việc nào để ủy quyền. Hãy chọn ít nhất một việc và ghi đơn giá.',
    en: 'No task was chosen. Choose one at least, with its price.',
  },
  'handed-on-already': {
    vi: 'Hồ sơ này đã chuyển cho cơ quan. Hãy tải lại danh sách.',
    en: 'The dossier was handed on already. Load the list again.',
  },
  'settlement-sides': {
    vi: 'Quyết toán phải giữa một cơ quan và một đơn vị bưu chính, và bạn thuộc một bên. Hãy chọn lại.',
    en: 'A settlement is between an agency and a unit of the post, of which one is yours. Choose again.',
  },
  'period-not-over': {
    vi: 'Kỳ này chưa hết. Hãy chọn ngày trước hôm nay.',
    en: 'The period is not over. Choose a day before today.',
  },
  'nothing-to-settle': {
    vi: 'Không còn việc hay tiền thu hộ nào chưa quyết toán đến ngày này. Hãy chọn kỳ khác.',
    en: 'Nothing is open until that day. Choose another period.',
  },
  'difference-unexplained': {
    vi: 'Số bạn đếm khác số của hệ thống. Hãy ghi rõ chênh lệch do đâu.',
    en: 'What you counted differs from the rows. Say where the difference comes from.',
  },
  'settlement-open': {
    vi: 'Hai bên đang có một quyết toán chờ bên kia. Hãy chờ bên kia đồng ý hoặc từ chối.',
    en: 'A settlement of the two waits for the other side. Wait until it agrees or declines.',
  },
  'settlement-unknown': {
    vi: 'Không tìm thấy quyết toán này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such settlement within your reach. Load the list again.',
  },
  'settlement-decided': {
    vi: 'Quyết toán này đã xong. Hãy tải lại danh sách.',
    en: 'The settlement is decided. Load the list again.',
  },
  'settlement-own-side': {
    vi: 'Bên đề nghị không tự đồng ý được. Hãy chờ bên kia.',
    en: 'Whoever proposes does not agree. Wait for the other side.',
  },
})
