/**
 * What must stand on each sample, label with value, written from the field lists of the circulars (TT 01/2018/TT-VPCP,
 * annex; TT 03/2025/TT-VPCP, annex I) and not from the templates. Line breaks count as spaces.
 */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'tt-01-2018-01': [
    ...headOf2018('0012/BPTNTKQ'), 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', 'Mã hồ sơ: H99.12-210625-0001',
    'Bộ phận tiếp nhận và trả kết quả: Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    'Tiếp nhận hồ sơ của (Ông/Bà/Tổ chức): Nguyễn Thị Ánh Nguyệt', ...whereNguyetLives(), ...whatNguyetWants(),
    ...receiptLines(), 'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ánh Nguyệt',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-01-2018-02': [
    ...headOf2018('0007/HDHS'), 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', ...supplementLines(),
    'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-01-2018-03': [
    ...headOf2018('0003/PTC'), 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'Tiếp nhận hồ sơ của (Ông/Bà/Tổ chức): Nguyễn Thị Ánh Nguyệt', ...whereNguyetLives(), ...whatNguyetWants(),
    'Mã hồ sơ: H99.12-210625-0001', 'không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
    ...refusalReason(), 'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ánh Nguyệt',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-01-2018-04': [
    ...headOf2018('0002/PXL'), 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', ...apologyLines(),
    'chưa trả kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức đúng thời hạn',
    'hẹn lại ngày trả kết quả giải quyết hồ sơ vào ngày 16 tháng 7 năm 2021',
  ],
  'tt-01-2018-05': [...headOf2018('0012/PKS'), ...controlSlipLines()],
  'tt-01-2018-06': [...headOf2018(null), ...registerLines()],

  'tt-03-2025-01': [
    ...headOf2025('0012/TNHS-TTPVHCC'),
    'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    'Mã hồ sơ: H99.12-210625-0001',
    'Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công xã Đồng Lúa',
    'Tiếp nhận hồ sơ của (Ông/Bà/Tổ chức): Nguyễn Thị Ánh Nguyệt',
    'Số định danh cá nhân/tổ chức: 000185990001',
    ...whereNguyetLives(),...whatNguyetWants(),
    'Người ủy quyền (Ông/Bà/Tổ chức): Trần Thị Lụa',
    'Số định danh cá nhân/tổ chức của người ủy quyền: 000186990002',
    'Địa chỉ: Thôn Hạ, xã Đồng Lúa',
    'Số điện thoại: 0500 000 002',
    'Giấy tờ ủy quyền: Giấy ủy quyền số 12/2026/GUQ ngày 02/02/2026',
    // What was not handed in on paper (NĐ 45/2020/NĐ-CP Đ.9, 10) has no count of sheets.
    'Hợp đồng chuyển nhượng quyền sử dụng đất đã công chứng Bản điện tử: 02 tệp',
    'Giấy chứng nhận quyền sử dụng đất đã cấp Xuất trình',
    'Tờ khai thuế thu nhập cá nhân Kê khai điện tử',
    'Sổ hộ khẩu của bên chuyển nhượng Bản điện tử: 12 tệp',
    ...receiptLines(),
    'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ánh Nguyệt',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-03-2025-02': [
    ...headOf2025('0007/PBS-TTPVHCC'), 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', ...supplementLines(),
    'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-03-2025-03': [
    ...headOf2025('0003/PTC-TTPVHCC'), 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'Tiếp nhận hồ sơ của (Ông/Bà/Tổ chức): Nguyễn Thị Ánh Nguyệt', 'Số định danh cá nhân/tổ chức: 000185990001',
    ...whereNguyetLives(), ...whatNguyetWants(), 'Mã hồ sơ: H99.12-210625-0001', ...refusalReason(),
    'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ánh Nguyệt',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Thị Thủy',
  ],
  'tt-03-2025-04': [
    ...headOf2025('0002/PXL'), 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT', ...apologyLines(),
    'Số định danh cá nhân/tổ chức: 000185990001',
    'không trả được kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức đúng thời hạn',
    'đề nghị gia hạn thời gian giải quyết; thời gian trả kết quả mới: ngày 16 tháng 7 năm 2021',
  ],
  'tt-03-2025-05': [
    ...headOf2025('0001/TB-TTPVHCC'), 'THÔNG BÁO Dừng giải quyết hồ sơ', 'Kính gửi: Nguyễn Thị Ánh Nguyệt',
    'Mã hồ sơ: H99.12-210625-0001', 'Thủ tục hành chính: Đăng ký hộ kinh doanh',
    'Xét đề nghị dừng giải quyết hồ sơ của Ông/Bà/Tổ chức ngày 04 tháng 02 năm 2026',
    'thông báo dừng giải quyết hồ sơ nêu trên kể từ ngày 05 tháng 02 năm 2026',
    'Lý do: người nộp hồ sơ không còn nhu cầu đăng ký.', 'Giấy tờ bản chính được trả lại tại nơi nộp hồ sơ.',
    'Phí, lệ phí đã nộp được hoàn lại theo quy định.', 'GIÁM ĐỐC (Ký tên và đóng dấu) Hoàng Đức Thắng',
  ],
  'tt-03-2025-06': [...headOf2025('0012/PKS-TTPVHCC'), ...controlSlipLines()],
  'tt-03-2025-07': [...headOf2025(null), ...registerLines()],

  'motcua-result': [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc', 'ỦY BAN NHÂN DÂN XÃ ĐỒNG LÚA', 'Số: 15/2021/TLKS',
    'Đồng Lúa, ngày 28 tháng 6 năm 2021', 'TRÍCH LỤC KHAI SINH', 'Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;',
    'Căn cứ Sổ đăng ký khai sinh năm 2021.', 'trích lục nội dung đăng ký khai sinh như sau:',
    'Họ, chữ đệm, tên: Trần An Nhiên', 'Ngày, tháng, năm sinh: 20/6/2021', 'Giới tính: Nữ',
    'Họ, chữ đệm, tên người cha: …', 'Mã hồ sơ: H99.12.05-210625-0001', 'CHỦ TỊCH (Ký tên và đóng dấu) Hoàng Đức Thắng',
  ],
  'motcua-hand-over': [
    ...headOf2018('0012/GNHS'), 'PHIẾU GIAO NHẬN HỒ SƠ GIẤY', 'Mã hồ sơ: H99.12-210625-0001',
    'Thủ tục hành chính: Đăng ký biến động quyền sử dụng đất', 'Người nộp hồ sơ: Nguyễn Thị Ánh Nguyệt',
    'Bên giao: Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    'Bên nhận: Chi nhánh Văn phòng Đăng ký đất đai huyện Bình An',
    'Thời gian giao, nhận: 15 giờ 30 phút, ngày 25 tháng 6 năm 2021', 'TT Tên thành phần Bản chính Bản sao Ghi chú',
    '1 Giấy chứng nhận quyền sử dụng đất đã cấp 01 00 Số phát hành AB 123456',
    'BÊN GIAO (Ký và ghi rõ họ tên) Lê Thị Thủy', 'BÊN NHẬN (Ký và ghi rõ họ tên) Phạm Quốc Khánh',
  ],
  'motcua-opinion': [
    'PHIẾU Ý KIẾN', 'Mã hồ sơ: H99.12.05-210625-0001', 'Thủ tục hành chính: Đăng ký khai sinh',
    'Bước xử lý: Thẩm định hồ sơ',
    'Người cho ý kiến: Nguyễn Thị Hạnh, Công chức tư pháp – hộ tịch (thực hiện thay Trần Văn Nam)',
    'Đơn vị: Ủy ban nhân dân xã Đồng Lúa', 'Thời điểm: 15 giờ 30 phút, ngày 25 tháng 6 năm 2021',
    'Cơ quan hỏi ý kiến: Phòng Tư pháp huyện Bình An', 'Đề nghị cho biết nơi sinh đã được xác nhận chưa.',
    'Đề xuất: Đủ điều kiện giải quyết', 'Giấy chứng sinh hợp lệ, khớp với lời khai.', 'Không có yếu tố nước ngoài.',
  ],
  'motcua-declaration': [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc', 'TỜ KHAI ĐĂNG KÝ KHAI SINH',
    'Kính gửi: Ủy ban nhân dân xã Đồng Lúa', 'Mã hồ sơ: H99.12.05-210625-0001', 'Người yêu cầu',
    'Họ, chữ đệm, tên: Nguyễn Thị Ánh Nguyệt', 'Nơi cư trú: Thôn Thượng, xã Đồng Lúa, huyện Bình An',
    'Quan hệ với người được khai sinh: Mẹ', 'Người được khai sinh', 'Họ, chữ đệm, tên: Trần An Nhiên',
    'Dân tộc: Kinh', 'Quốc tịch: Việt Nam', 'Quê quán: …', 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật',
    'Đồng Lúa, ngày 25 tháng 6 năm 2021', 'NGƯỜI YÊU CẦU (Ký và ghi rõ họ tên) Nguyễn Thị Ánh Nguyệt',
  ],
  'motcua-submission': [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc', 'GIẤY XÁC NHẬN ĐÃ NỘP HỒ SƠ TRỰC TUYẾN',
    'Mã hồ sơ: H99.12-210625-0001', 'Thủ tục hành chính: Đăng ký khai sinh', 'Người nộp hồ sơ: Nguyễn Thị Ánh Nguyệt',
    'Thời gian nộp: 09 giờ 05 phút, ngày 25 tháng 6 năm 2021', 'TT Tên tệp Trang Dung lượng Mã kiểm tra SHA-256',
    '340 kB', '1,2 MB', 'trước 09 giờ 05 phút, ngày 28 tháng 6 năm 2021',
  ],
}

function headOf2018(number: string | null): string[] {
  return [
    'ỦY BAN NHÂN DÂN HUYỆN BÌNH AN', 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc', 'Bình An, ngày 25 tháng 6 năm 2021',
    ...number === null ? [] : [`Số: ${number}`],
  ]
}

function headOf2025(number: string | null): string[] {
  return [
    'ỦY BAN NHÂN DÂN XÃ ĐỒNG LÚA', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc', 'Đồng Lúa, ngày 05 tháng 02 năm 2026',
    ...number === null ? [] : [`Số: ${number}`],
  ]
}

function whereNguyetLives(): string[] {
  return [
    'Địa chỉ: Thôn Thượng, xã Đồng Lúa, huyện Bình An', 'Số điện thoại: 0500 000 001', 'Email: anh.nguyet@example.vn',
  ]
}

function whatNguyetWants(): string[] {
  return ['Nội dung yêu cầu giải quyết: Đăng ký biến động quyền sử dụng đất, '
    + 'quyền sở hữu nhà ở và tài sản khác gắn liền với đất']
}

function receiptLines(): string[] {
  return [
    'Thành phần hồ sơ nộp gồm:', 'TT Tên thành phần Bản chính Bản sao',
    '1 Đơn đăng ký biến động đất đai, tài sản gắn liền với đất 01 00', '4 Tờ khai lệ phí trước bạ nhà, đất 02 00',
    '10 Văn bản thỏa thuận về tài sản chung của vợ chồng 01 12', 'Số lượng hồ sơ: 01 (bộ)',
    'Thời gian giải quyết hồ sơ theo quy định là: 10 ngày làm việc',
    'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 25 tháng 6 năm 2021',
    'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 09 tháng 7 năm 2021',
    'Đăng ký nhận kết quả tại: Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    'Vào Sổ theo dõi hồ sơ, Quyển số: 01/2021', 'Số thứ tự: 0123',
  ]
}

function supplementLines(): string[] {
  return [
    'Hồ sơ của (Ông/Bà/Tổ chức): Nguyễn Thị Ánh Nguyệt', ...whatNguyetWants(), ...whereNguyetLives(),
    'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:',
    '1. Hợp đồng chuyển nhượng quyền sử dụng đất Lý do: bản nộp thiếu trang 3',
    '2. Tờ khai lệ phí trước bạ nhà, đất Lý do: chưa ghi số tờ bản đồ và số thửa đất.',
    'liên hệ với Lê Thị Thủy, số điện thoại 0500 000 020 để được hướng dẫn',
  ]
}

function refusalReason(): string[] {
  return ['Thửa đất đang có tranh chấp đã được Tòa án nhân dân huyện thụ lý;']
}

function apologyLines(): string[] {
  return [
    'Kính gửi: Nguyễn Thị Ánh Nguyệt', 'Ngày 25 tháng 6 năm 2021,',
    'thủ tục hành chính “Đăng ký biến động quyền sử dụng đất',
    'mã hồ sơ: H99.12-210625-0001',
    'Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 09 tháng 7 năm 2021',
    'Lý do: cơ quan thuế chưa xác định xong nghĩa vụ tài chính', 'xin lỗi Ông/Bà/Tổ chức',
    'CHỦ TỊCH (Ký tên và đóng dấu) Hoàng Đức Thắng',
  ]
}

function controlSlipLines(): string[] {
  return [
    'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', 'Mã hồ sơ: H99.12-210625-0001',
    'giải quyết hồ sơ: Chi nhánh Văn phòng Đăng ký đất đai huyện Bình An',
    'Cơ quan phối hợp giải quyết hồ sơ: Chi cục Thuế khu vực Bình An; Kho bạc Nhà nước Bình An',
    'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 25 tháng 6 năm 2021',
    'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 09 tháng 7 năm 2021',
    'TÊN CƠ QUAN, BỘ PHẬN', 'THỜI GIAN GIAO, NHẬN HỒ SƠ', 'KẾT QUẢ GIẢI QUYẾT', 'GHI CHÚ',
    'Giao: Chi nhánh Văn phòng Đăng ký đất đai Nhận: Chi cục Thuế',
    '16 giờ 30 phút, ngày 30 tháng 6 năm 2021 Người giao Người nhận Phạm Quốc Khánh Võ Thị Ngà',
    'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Chuyển thông tin nghĩa vụ tài chính',
  ]
}

function registerLines(): string[] {
  return [
    'SỔ THEO DÕI HỒ SƠ', 'Từ ngày 25 tháng 6 năm 2021 đến ngày 30 tháng 6 năm 2021',
    'TT', 'Mã hồ sơ', 'Tên thủ tục hành chính', 'Số bộ', 'Tên cá nhân, tổ chức', 'Địa chỉ, số điện thoại',
    'Cơ quan chủ trì giải quyết', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả', 'Phương thức nhận kết quả', 'Ký nhận',
    'Ghi chú', '2 H99.12-210625-0002 Đăng ký khai sinh 01 Trần Văn Ước Thôn Thượng, xã Đồng Lúa, 0500 000 001',
    '07:40 25/06/2021 07:30 30/06/2021 07:30 29/06/2021 Bưu chính công ích Đã ký nhận',
    'Nhận thay theo giấy ủy quyền', '30 H99.12-210625-0030',
  ]
}
