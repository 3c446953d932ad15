/**
 * What the pages of the set say: sentences of offices, written for it, of nobody and of no place. In braces stands what
 * differs from page to page: {ten} a name, {ngay} a day, {so} a number, {noi} a place, {tien} money, {nam} a year.
 */
export const SENTENCES: readonly string[] = [
  'Căn cứ đơn đề nghị của ông (bà) {ten} nộp ngày {ngay} và kết quả kiểm tra thực địa, cơ quan chuyên môn đã lập biên bản ghi nhận hiện trạng sử dụng đất, ranh giới thửa đất không có tranh chấp.',
  'Người yêu cầu chịu trách nhiệm trước pháp luật về tính chính xác của nội dung kê khai; trường hợp khai không đúng sự thật thì giấy tờ đã cấp bị thu hồi, hủy bỏ theo quy định.',
  'Hồ sơ gồm 01 bộ, nộp trực tiếp tại Bộ phận Một cửa, gửi qua dịch vụ bưu chính công ích hoặc nộp trực tuyến; người nộp được cấp giấy tiếp nhận và hẹn trả kết quả ngay sau khi hồ sơ được kiểm tra đầy đủ.',
  'Trong thời hạn {so} ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, công chức được giao thẩm tra, trình người có thẩm quyền ký; nếu từ chối thì phải trả lời bằng văn bản và nêu rõ lý do.',
  'Trường hợp hồ sơ chưa đầy đủ, công chức hướng dẫn một lần bằng phiếu yêu cầu bổ sung, ghi cụ thể loại giấy tờ, nội dung cần sửa và thời hạn hoàn thiện.',
  'Bản chính giấy tờ hộ tịch chỉ được cấp một lần; khi bị mất, hư hỏng thì người có yêu cầu được cấp bản sao trích lục từ cơ sở dữ liệu hộ tịch điện tử.',
  'Mức lệ phí là {tien} đồng một trường hợp; miễn lệ phí đối với người thuộc gia đình có công với cách mạng, hộ nghèo, người cao tuổi, người khuyết tật và đồng bào ở vùng đặc biệt khó khăn.',
  'Ông {ten} sinh năm {nam}, thường trú tại {noi}, là chủ hộ kinh doanh đã đăng ký ngành nghề bán lẻ lương thực, thực phẩm và dịch vụ ăn uống phục vụ khách du lịch.',
  'Bà {ten} đã hoàn thành nghĩa vụ tài chính với tổng số tiền {tien} đồng theo thông báo của cơ quan thuế; chứng từ nộp tiền được lưu cùng hồ sơ.',
  'Văn phòng có trách nhiệm cập nhật kết quả giải quyết vào kho dữ liệu điện tử của tổ chức, cá nhân để lần sau không yêu cầu nộp lại giấy tờ đã được số hóa.',
  'Cán bộ tiếp nhận sao chụp giấy tờ xuất trình, đối chiếu với bản chính, ký xác nhận vào bản sao và trả lại ngay bản chính cho người nộp.',
  'Việc số hóa hồ sơ được thực hiện tại nơi tiếp nhận, bảo đảm hình ảnh rõ nét, đủ số trang, đúng thứ tự và được ký số bởi người thực hiện trước khi chuyển đến cơ quan xử lý.',
  'Kể từ ngày {ngay}, mọi khoản thu phí, lệ phí được thanh toán không dùng tiền mặt qua mã phản hồi nhanh; biên lai điện tử gửi về hộp thư hoặc số điện thoại đã đăng ký.',
  'Người được ủy quyền xuất trình văn bản ủy quyền có chứng thực, trừ trường hợp là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột của người ủy quyền.',
  'Thửa đất số {so}, tờ bản đồ số {so}, diện tích 248,5 mét vuông, mục đích sử dụng là đất ở tại nông thôn, thời hạn sử dụng lâu dài, nguồn gốc do nhận chuyển nhượng.',
  'Công trình gồm hai tầng, diện tích xây dựng 96 mét vuông, chiều cao 7,8 mét, khoảng lùi so với chỉ giới đường đỏ là 3 mét; mật độ xây dựng phù hợp với quy hoạch chi tiết đã được phê duyệt.',
  'Chủ đầu tư phải thông báo ngày khởi công bằng văn bản cho chính quyền địa phương trước ít nhất 07 ngày làm việc và treo biển báo tại công trường trong suốt quá trình thi công.',
  'Hội đồng xét duyệt đã họp ngày {ngay}, có mặt đủ thành viên, thống nhất đề nghị công nhận {ten} đủ điều kiện hưởng trợ cấp xã hội hằng tháng.',
  'Kinh phí thực hiện lấy từ nguồn ngân sách đã giao trong dự toán năm {nam}, quyết toán theo số chi thực tế và chế độ tài chính hiện hành.',
  'Trưởng thôn, tổ trưởng tổ dân phố có trách nhiệm niêm yết công khai danh sách tại nhà văn hóa trong 15 ngày, tiếp nhận ý kiến phản ánh và lập biên bản kết thúc niêm yết.',
  'Giấy phép có hiệu lực {so} tháng kể từ ngày cấp; hết thời hạn nêu trên mà chưa khởi công thì phải đề nghị gia hạn trước khi hết hạn ít nhất 30 ngày.',
  'Người khiếu nại có quyền rút đơn bất cứ lúc nào trong quá trình giải quyết; việc rút đơn phải lập thành văn bản, có chữ ký hoặc điểm chỉ của người khiếu nại.',
  'Cơ sở phải duy trì điều kiện về phòng cháy, chữa cháy, vệ sinh môi trường và an toàn thực phẩm trong suốt quá trình hoạt động, chịu sự kiểm tra của cơ quan có thẩm quyền.',
  'Trẻ em {ten} được đăng ký thường trú theo cha mẹ tại {noi}; công an cấp xã cập nhật thông tin vào cơ sở dữ liệu quốc gia về dân cư và cấp thẻ bảo hiểm y tế liên thông.',
  'Những nội dung khác không đề cập trong văn bản này vẫn giữ nguyên như giấy đã cấp số {so} ngày {ngay}; nếu có vướng mắc, đề nghị phản ánh bằng văn bản để được xem xét.',
  'Sau khi kiểm tra, đoàn công tác yêu cầu khắc phục ba tồn tại: thiếu sổ theo dõi, nhãn hàng hóa ghi chưa đủ nội dung bắt buộc, kho bảo quản chưa có nhiệt kế và ẩm kế.',
  'Việc thu hồi giấy chứng nhận thực hiện khi có kết luận thanh tra hoặc bản án, quyết định có hiệu lực của tòa án; quyết định thu hồi được công bố trên cổng dịch vụ công.',
  'Học sinh được tuyển thẳng vào lớp mười phải nộp học bạ, giấy xác nhận của nhà trường và giấy tờ chứng minh thuộc đối tượng ưu tiên trước 17 giờ ngày {ngay}.',
  'Phương tiện đã qua kiểm định an toàn kỹ thuật và bảo vệ môi trường, khung và máy còn nguyên số đóng của nhà sản xuất, không có dấu hiệu tẩy xóa, đục sửa.',
  'Giám đốc, Chánh Văn phòng, Thủ trưởng các đơn vị liên quan và ông (bà) {ten} chịu trách nhiệm thi hành; văn bản này thay thế văn bản số {so} đã ban hành trước đó.',
  'Nước thải sau xử lý được dẫn ra mương thoát chung, lưu lượng không quá {so} mét khối một ngày đêm, chất lượng đạt cột B của quy chuẩn kỹ thuật quốc gia.',
  'Người lao động nước ngoài làm việc ở vị trí chuyên gia có bằng đại học trở lên và ít nhất ba năm kinh nghiệm phù hợp với công việc dự kiến đảm nhận tại Việt Nam.',
  'Tổ chức, cá nhân không đồng ý với kết quả có quyền khiếu nại trong thời hạn 90 ngày kể từ ngày nhận được quyết định hoặc khởi kiện vụ án hành chính tại tòa án.',
  'Sổ gốc được giữ gìn, bảo quản lâu dài; việc ghi chép phải liên tục theo thứ tự, không bỏ trống trang, không dùng bút chì, chữ viết rõ ràng và không viết tắt.',
  'Vợ chồng ông {ten} thỏa thuận phân chia tài sản chung là quyền sử dụng đất và nhà ở gắn liền với đất; văn bản được lập tại {noi} và công chứng theo quy định.',
  'Đề nghị quý cơ quan phối hợp xác minh thông tin về nơi cư trú, quan hệ nhân thân của bà {ten}, gửi kết quả trước ngày {ngay} để kịp thời giải quyết hồ sơ cho người dân.',
  'Hệ thống tự động nhắn tin khi hồ sơ được tiếp nhận, khi cần bổ sung, khi có kết quả; người dân có thể tra cứu tình trạng bằng mã hồ sơ hoặc quét mã in trên giấy hẹn.',
  'Khoảng cách từ ranh giới cơ sở đến khu dân cư gần nhất là {so} mét; hướng gió chủ đạo thổi về phía đất trồng rừng sản xuất nên ít ảnh hưởng đến sinh hoạt.',
  'Quỹ đất dành cho giao thông, cây xanh và bãi đỗ xe chiếm 38 phần trăm tổng diện tích; hệ thống cấp điện, cấp nước, thông tin liên lạc được đi ngầm đồng bộ.',
  'Trường hợp người chết tại nhà thì giấy báo tử do chính quyền cấp xã nơi người đó cư trú cuối cùng cấp; thời hạn đi đăng ký là 15 ngày kể từ ngày có người chết.',
]

export const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
export const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Ngọc', 'Thanh', 'Quốc', 'Xuân', 'Thị Thu', 'Thị Hồng', 'Công']
export const GIVEN = [
  'An', 'Bình', 'Cường', 'Dũng', 'Giang', 'Hạnh', 'Hải', 'Hiếu', 'Hoa', 'Hương', 'Khánh', 'Lan', 'Loan', 'Long', 'Mai',
  'Nga', 'Nghĩa', 'Phúc', 'Phượng', 'Quyên', 'Sơn', 'Thảo', 'Thủy', 'Tuấn', 'Uyên', 'Vinh', 'Yến', 'Đạt', 'Ước', 'Tuyết',
]
/** Of no province. */
export const PLACES = [
  ['xã', 'Trường Khê'], ['xã', 'Mỹ Hậu'], ['phường', 'Bạch Mã Đông'], ['xã', 'Ngọc Sơn Thượng'],
  ['thị trấn', 'Cửa Hội Nam'], ['phường', 'Vĩnh Ninh Hạ'], ['xã', 'Đại Từ Hòa'], ['xã', 'Quế Lĩnh'],
] as const
/** Above them. */
export const DISTRICTS = ['Hòa Khánh', 'Trung Lộc', 'Phước Điền', 'Nam Thạch'] as const
