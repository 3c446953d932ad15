/** A caption in both languages; how long it stands is measured by the Vietnamese. */
export interface Said { readonly vi: string; readonly en: string }

type Moment = 'find' | 'choose' | 'read' | 'begin' | 'place' | 'parts' | 'papers' | 'sent' | 'follow'

/** What the films say, in the captions and in the words below them: nothing of it is burnt into the pictures. */
export interface Filmed {
  /** Of its files. */
  readonly name: string
  readonly procedure: string
  readonly search: string
  readonly says: Readonly<Record<Moment, Said>>
}

const SAYS = {
  choose: {
    vi: 'Bấm vào tên thủ tục.',
    en: 'Press the name of the procedure.',
  },
  begin: {
    vi: 'Bấm “Nộp trực tuyến”. Chưa có tài khoản vẫn khai trước được.',
    en: 'Press “Nộp trực tuyến” (Submit online). You can begin without an account.',
  },
  parts: {
    vi: 'Làm lần lượt từng phần. Câu trả lời được lưu, tắt máy mở lại làm tiếp.',
    en: 'Do one part after another. Your answers are kept; switch off and go on later.',
  },
  sent: {
    vi: 'Thấy “Đã có 1 tệp” là đã nhận. Mất mạng thì máy tự gửi tiếp.',
    en: '“Đã có 1 tệp” (1 file) means it has arrived. If the line is cut, sending goes on by itself.',
  },
  follow: {
    vi: 'Nộp xong, giữ mã hồ sơ và theo dõi ở trang này.',
    en: 'Once submitted, keep the number of your dossier and follow it on this page.',
  },
} as const

export const FILMED: readonly Filmed[] = [
  {
    name: 'khai-sinh', procedure: 'Đăng ký khai sinh', search: 'khai sinh', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký khai sinh cho con: gõ “khai sinh” vào ô tìm.',
        en: 'Registering the birth of a child: type “khai sinh” into the search box.',
      },
      read: {
        vi: 'Đọc trước: cần giấy tờ gì, bao lâu, bao nhiêu tiền. Khai trong 60 ngày kể từ ngày sinh.',
        en: 'Read first: which papers, how long, how much. Declare within 60 days of the birth.',
      },
      place: {
        vi: 'Chọn xã, phường nơi cha hoặc mẹ cư trú.',
        en: 'Choose the commune or ward where the father or the mother resides.',
      },
      papers: {
        vi: 'Chụp rõ cả bốn góc giấy chứng sinh rồi chọn ảnh; tệp được gửi ngay.',
        en: 'Photograph all four corners of the birth notification clearly, then choose the picture; it is sent at once.',
      },
    },
  },
  {
    name: 'khai-tu', procedure: 'Đăng ký khai tử', search: 'khai tử', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký khai tử: gõ “khai tử” vào ô tìm.',
        en: 'Registering a death: type “khai tử” into the search box.',
      },
      read: {
        vi: 'Đọc trước: cần giấy tờ gì, bao lâu. Khai trong 15 ngày kể từ ngày có người mất.',
        en: 'Read first: which papers, how long. Declare within 15 days of the death.',
      },
      place: {
        vi: 'Chọn xã, phường nơi cư trú cuối cùng của người đã mất.',
        en: 'Choose the commune or ward where the deceased last resided.',
      },
      papers: {
        vi: 'Chụp rõ giấy báo tử rồi chọn ảnh; tệp được gửi ngay.',
        en: 'Photograph the notice of death clearly, then choose the picture; it is sent at once.',
      },
    },
  },
  {
    name: 'ket-hon', procedure: 'Đăng ký kết hôn', search: 'kết hôn', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký kết hôn: gõ “kết hôn” vào ô tìm.',
        en: 'Registering a marriage: type “kết hôn” into the search box.',
      },
      read: {
        vi: 'Đọc trước: hai người khai chung một tờ khai và cùng đến ký.',
        en: 'Read first: the two of you share one declaration and come together to sign.',
      },
      place: {
        vi: 'Chọn xã, phường nơi cư trú của một trong hai người.',
        en: 'Choose the commune or ward where one of the two resides.',
      },
      papers: {
        vi: 'Gửi giấy xác nhận tình trạng hôn nhân, nếu cơ quan không tự tra được.',
        en: 'Send the certificate of marital status, if the office cannot look it up.',
      },
    },
  },
  {
    name: 'thuong-tru', procedure: 'Đăng ký thường trú', search: 'thường trú', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký thường trú: gõ “thường trú” vào ô tìm.',
        en: 'Registering permanent residence: type “thường trú” into the search box.',
      },
      read: {
        vi: 'Đọc trước: cần giấy tờ gì. Nộp trực tuyến thì lệ phí thấp hơn nộp tại quầy.',
        en: 'Read first: which papers. The fee is lower online than at the counter.',
      },
      place: {
        vi: 'Chọn xã, phường nơi bạn về ở.',
        en: 'Choose the commune or ward where you are going to live.',
      },
      papers: {
        vi: 'Gửi giấy tờ về chỗ ở hợp pháp, chụp đủ các trang.',
        en: 'Send the papers on your lawful dwelling, every page photographed.',
      },
    },
  },
  {
    name: 'chung-thuc', procedure: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', search: 'chứng thực bản sao', says: {
      ...SAYS,
      find: {
        vi: 'Chứng thực bản sao: gõ “chứng thực bản sao” vào ô tìm.',
        en: 'Certifying copies: type “chứng thực bản sao” into the search box.',
      },
      read: {
        vi: 'Đọc trước: mang bản chính đến xã, phường nào cũng được, không phụ thuộc nơi cư trú.',
        en: 'Read first: take the original to any commune or ward, wherever you reside.',
      },
      place: {
        vi: 'Chọn xã, phường nơi bạn sẽ mang bản chính đến.',
        en: 'Choose the commune or ward to which you will take the original.',
      },
      papers: {
        vi: 'Gửi trước ảnh chụp; khi đến, cán bộ đối chiếu với bản chính.',
        en: 'Send pictures beforehand; when you come, the officer compares them with the original.',
      },
    },
  },
]
