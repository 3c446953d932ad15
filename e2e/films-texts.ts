/** A caption in both languages; how long it stands is measured by the Vietnamese. */
export interface Said { readonly vi: string; readonly en: string }

type Moment = 'find' | 'choose' | 'read' | 'begin' | 'parts' | 'papers' | 'sent' | 'follow'

/** What the films say, in the captions and in the words below them: nothing of it is burnt into the pictures. */
export interface Filmed {
  /** Of its files. */
  readonly name: string
  readonly procedure: string
  readonly search: string
  /** `place`: where one chooses who settles it. */
  readonly says: Readonly<Record<Moment, Said>> & { readonly place?: Said }
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
        en:
          'Photograph all four corners of the birth notification clearly, then choose the picture; it is sent at once.',
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
    name: 'chung-thuc', procedure: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', search: 'chứng thực bản sao',
    says: {
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
  {
    name: 'tam-tru', procedure: 'Đăng ký tạm trú', search: 'tạm trú', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký tạm trú: gõ “tạm trú” vào ô tìm.',
        en: 'Registering temporary residence: type “tạm trú” into the search box.',
      },
      read: {
        vi: 'Đọc trước: cần giấy tờ gì, bao lâu. Ở nơi khác từ 30 ngày trở lên thì đăng ký.',
        en: 'Read first: which papers, how long. Register if you stay elsewhere for 30 days or more.',
      },
      place: {
        vi: 'Chọn xã, phường nơi bạn đang ở.',
        en: 'Choose the commune or ward where you are staying.',
      },
      papers: {
        vi: 'Chụp rõ giấy tờ về chỗ ở rồi chọn ảnh; tệp được gửi ngay.',
        en: 'Photograph your proof of housing clearly, then choose the picture; it is sent at once.',
      },
    },
  },
  {
    name: 'ho-kinh-doanh', procedure: 'Đăng ký thành lập hộ kinh doanh', search: 'hộ kinh doanh', says: {
      ...SAYS,
      find: {
        vi: 'Đăng ký hộ kinh doanh: gõ “hộ kinh doanh” vào ô tìm.',
        en: 'Registering a household business: type “hộ kinh doanh” into the search box.',
      },
      read: {
        vi: 'Đọc trước: cần giấy tờ gì, bao lâu, bao nhiêu tiền.',
        en: 'Read first: which papers, how long, how much.',
      },
      place: {
        vi: 'Chọn nơi đặt địa chỉ kinh doanh.',
        en: 'Choose where the business address is.',
      },
      papers: {
        vi: 'Nhiều thành viên cùng đăng ký: gửi thêm biên bản họp. Chọn tệp là gửi ngay.',
        en: 'If several members register: send the minutes of their meeting, too. A file is sent once chosen.',
      },
    },
  },
  {
    name: 'ly-lich-tu-phap', search: 'lý lịch tư pháp',
    procedure: 'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam, người nước ngoài cư trú tại Việt Nam', says: {
      ...SAYS,
      find: {
        vi: 'Xin Phiếu lý lịch tư pháp: gõ “lý lịch tư pháp” vào ô tìm.',
        en: 'Getting a criminal record certificate: type “lý lịch tư pháp” into the search box.',
      },
      read: {
        vi: 'Hỏi trước nơi cần phiếu: Phiếu số 1 hay số 2. Đọc cần gì, bao lâu, bao nhiêu tiền.',
        en: 'Ask first whether certificate no. 1 or no. 2 is wanted. Read what you need, how long, how much.',
      },
      papers: {
        vi: 'Chụp rõ giấy tờ rồi chọn ảnh; tệp được gửi ngay.',
        en: 'Photograph your papers clearly, then choose the picture; it is sent at once.',
      },
    },
  },
]
