import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about opinions of other agencies; by its code. */
export const CONSULTATION_PROBLEM = texts({
  'consultation-unknown': {
    vi: 'Không có yêu cầu lấy ý kiến này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such request for an opinion within your reach. Load the list again.',
  },
  'consultation-over': {
    vi: 'Yêu cầu này không còn chờ ý kiến: đã trả lời, đã rút, hoặc hồ sơ đã có kết quả. Hãy tải lại trang.',
    en: 'No opinion is awaited any more: it was given or withdrawn, or the dossier is settled. Load the page again.',
  },
  'consultation-open': {
    vi: 'Còn cơ quan phải cho ý kiến mà chưa trả lời và chưa hết hạn. Hãy chờ ý kiến, hoặc rút yêu cầu và ghi lý do.',
    en: 'An agency that must be heard has neither answered nor run out of time. Wait, or withdraw the request with the reason.',
  },
  'consultation-not-asked': {
    vi: 'Thủ tục này bắt buộc lấy ý kiến mà chưa hỏi, hoặc nơi đã hỏi không có thẩm quyền. Hãy hỏi ở mục “Ý kiến cơ quan khác”.',
    en: 'Another agency must be heard, and nobody asked it, or it is not competent. Ask under “Opinions of other agencies”.',
  },
  'consultation-not-taken': {
    vi: 'Bạn chưa nhận trả lời yêu cầu này, hoặc đồng nghiệp đang giữ. Hãy bấm “Nhận trả lời” trước.',
    en: 'You have not taken this request, or a colleague has it. Press “Take it” first.',
  },
  'consultation-words-missing': {
    vi: 'Nội dung đang trống. Hãy ghi đủ nội dung rồi gửi lại.',
    en: 'Words are missing. Write them, then send it again.',
  },
  'consultation-reasons-needed': {
    vi: 'Câu trả lời này phải có nội dung hoặc lý do. Hãy ghi rồi gửi lại.',
    en: 'This answer needs its conditions or reasons. Write them, then send it again.',
  },
  'consultation-competent-needed': {
    vi: 'Hãy ghi tên cơ quan có thẩm quyền cho ý kiến.',
    en: 'Name the agency that is competent.',
  },
  'consultation-unit-unknown': {
    vi: 'Chỉ lấy ý kiến cơ quan khác đang hoạt động. Hãy chọn lại cơ quan.',
    en: 'Only another agency that is in force can be asked. Choose again.',
  },
  'consultation-not-of-dossier': {
    vi: 'Thông tin hoặc giấy tờ gửi kèm không có trong hồ sơ. Hãy tải lại hồ sơ và chọn lại.',
    en: 'Some of what is given along is not in the dossier. Load it again and choose anew.',
  },
  'consultation-asked-already': {
    vi: 'Cơ quan này đang được lấy ý kiến về hồ sơ. Hãy chờ trả lời hoặc rút yêu cầu trước.',
    en: 'This agency is being asked about the dossier already. Wait for its answer, or withdraw that request first.',
  },
  'consultation-without-limit': {
    vi: 'Chưa có quy định thời hạn lấy ý kiến cơ quan này. Hãy báo quản trị danh mục thủ tục.',
    en: 'No rule says until when this agency answers. Tell the administrator of the catalogue.',
  },
  'inquiry-unknown': {
    vi: 'Không có văn bản xin ý kiến này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such inquiry within your reach. Load the list again.',
  },
  'inquiry-over': {
    vi: 'Văn bản này không còn chờ trả lời: đã trả lời, đã từ chối, hoặc bên gửi đã thu hồi, thay thế. Hãy tải lại trang.',
    en: 'It does not wait any more: it was answered or declined, or its sender recalled or replaced it. Load the page again.',
  },
  'inquiry-not-taken': {
    vi: 'Bạn chưa nhận xử lý văn bản này, hoặc người khác đã nhận. Hãy bấm “Nhận xử lý” rồi trả lời.',
    en: 'You have not taken it, or a colleague has. Press “Take it”, then answer.',
  },
  'inquiry-words-missing': {
    vi: 'Hãy ghi cả trích yếu và nội dung trả lời.',
    en: 'Write both the subject and the words of the answer.',
  },
  'inquiry-files-too-large': {
    vi: 'Quá nhiều tệp hoặc tổng dung lượng tệp quá lớn. Hãy bỏ bớt tệp hoặc giảm dung lượng rồi gửi lại.',
    en: 'There are too many files, or they are too large together. Remove some or make them smaller, then send it again.',
  },
  'inquiry-unit-unknown': {
    vi: 'Hãy chọn một cơ quan hoặc phòng khác với nơi đang xử lý.',
    en: 'Choose an agency or a division other than the one that has it.',
  },
  'petition-unknown': {
    vi: 'Không có câu hỏi hoặc phản ánh này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such question or petition within your reach. Load the list again.',
  },
  'petition-over': {
    vi: 'Câu hỏi hoặc phản ánh này đã được trả lời hoặc từ chối. Hãy tải lại trang.',
    en: 'It was answered or refused. Load the page again.',
  },
  'petition-not-taken': {
    vi: 'Bạn chưa nhận xử lý, hoặc người khác đã nhận. Hãy bấm “Nhận xử lý” rồi trả lời.',
    en: 'You have not taken it, or a colleague has. Press “Take it”, then answer.',
  },
  'petition-unit-unknown': {
    vi: 'Hãy chọn một cơ quan hoặc phòng khác với nơi đang xử lý.',
    en: 'Choose an agency or a division other than the one that has it.',
  },
})
