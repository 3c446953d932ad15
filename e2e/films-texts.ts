/** What the films say; Vietnamese alone, as the guides' first language. */
export interface Filmed {
  /** Of its files. */
  readonly name: string
  readonly procedure: string
  readonly search: string
  readonly says: Readonly<Record<'find' | 'choose' | 'read' | 'begin' | 'place' | 'parts' | 'papers' | 'sent' | 'follow', string>>
}

const SAYS = {
  choose: 'Bấm vào tên thủ tục.',
  begin: 'Bấm “Nộp trực tuyến”. Chưa có tài khoản vẫn khai trước được.',
  parts: 'Làm lần lượt từng phần. Câu trả lời được lưu, tắt máy mở lại làm tiếp.',
  sent: 'Thấy “Đã có 1 tệp” là đã nhận. Mất mạng thì máy tự gửi tiếp.',
  follow: 'Nộp xong, giữ mã hồ sơ và theo dõi ở trang này.',
} as const

export const FILMED: readonly Filmed[] = [
  {
    name: 'khai-sinh', procedure: 'Đăng ký khai sinh', search: 'khai sinh', says: {
      ...SAYS, find: 'Đăng ký khai sinh cho con: gõ “khai sinh” vào ô tìm.',
      read: 'Đọc trước: cần giấy tờ gì, bao lâu, bao nhiêu tiền. Khai trong 60 ngày kể từ ngày sinh.',
      place: 'Chọn xã, phường nơi cha hoặc mẹ cư trú.',
      papers: 'Chụp rõ cả bốn góc giấy chứng sinh rồi chọn ảnh; tệp được gửi ngay.',
    },
  },
  {
    name: 'khai-tu', procedure: 'Đăng ký khai tử', search: 'khai tử', says: {
      ...SAYS, find: 'Đăng ký khai tử: gõ “khai tử” vào ô tìm.',
      read: 'Đọc trước: cần giấy tờ gì, bao lâu. Khai trong 15 ngày kể từ ngày có người mất.',
      place: 'Chọn xã, phường nơi cư trú cuối cùng của người đã mất.',
      papers: 'Chụp rõ giấy báo tử rồi chọn ảnh; tệp được gửi ngay.',
    },
  },
  {
    name: 'ket-hon', procedure: 'Đăng ký kết hôn', search: 'kết hôn', says: {
      ...SAYS, find: 'Đăng ký kết hôn: gõ “kết hôn” vào ô tìm.',
      read: 'Đọc trước: hai người khai chung một tờ khai và cùng đến ký.',
      place: 'Chọn xã, phường nơi cư trú của một trong hai người.',
      papers: 'Gửi giấy xác nhận tình trạng hôn nhân, nếu cơ quan không tự tra được.',
    },
  },
  {
    name: 'thuong-tru', procedure: 'Đăng ký thường trú', search: 'thường trú', says: {
      ...SAYS, find: 'Đăng ký thường trú: gõ “thường trú” vào ô tìm.',
      read: 'Đọc trước: cần giấy tờ gì. Nộp trực tuyến thì lệ phí thấp hơn nộp tại quầy.',
      place: 'Chọn xã, phường nơi bạn về ở.',
      papers: 'Gửi giấy tờ về chỗ ở hợp pháp, chụp đủ các trang.',
    },
  },
  {
    name: 'chung-thuc', procedure: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', search: 'chứng thực bản sao', says: {
      ...SAYS, find: 'Chứng thực bản sao: gõ “chứng thực bản sao” vào ô tìm.',
      read: 'Đọc trước: mang bản chính đến xã, phường nào cũng được, không phụ thuộc nơi cư trú.',
      place: 'Chọn xã, phường nơi bạn sẽ mang bản chính đến.',
      papers: 'Gửi trước ảnh chụp; khi đến, cán bộ đối chiếu với bản chính.',
    },
  },
]
