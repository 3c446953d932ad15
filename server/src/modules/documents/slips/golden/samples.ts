import type { ControlSlip } from '../control-slip.ts'
import type { PaperHead, Person } from '../paper-parts.ts'
import type { Receipt } from '../receipt.ts'
import type { Register } from '../register.ts'
import type { SlipInput } from '../render-slip.ts'
import { sampleOpinion } from './sample-opinion.ts'
import { sampleSubmission } from './sample-submission.ts'

/** An invented province; every paper of it that there is. Times are of Viet Nam. */
export const SAMPLES: readonly SlipInput[] = [...of2018(), ...of2025(), ...ourOwn()]

/** The name a sample has in this folder. */
export function sampleName({ set, form }: SlipInput): string {
  return `${set}-${form}`
}

/** Ten components, as the law's longest everyday procedures have. */
export function sampleReceipt(): Receipt {
  return {
    head: headOf('0012/BPTNTKQ'),
    dossierNumber: 'H99.12-210625-0001',
    section: 'Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    applicant: nguyet(),
    authorisedBy: null,
    request: 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất',
    components: [
      { name: 'Đơn đăng ký biến động đất đai, tài sản gắn liền với đất', originals: 1, copies: 0 },
      { name: 'Hợp đồng chuyển nhượng quyền sử dụng đất đã công chứng', originals: 1, copies: 1 },
      { name: 'Giấy chứng nhận quyền sử dụng đất đã cấp', originals: 1, copies: 0 },
      { name: 'Tờ khai lệ phí trước bạ nhà, đất', originals: 2, copies: 0 },
      { name: 'Tờ khai thuế thu nhập cá nhân', originals: 2, copies: 0 },
      { name: 'Sổ hộ khẩu của bên chuyển nhượng', originals: 0, copies: 1 },
      { name: 'Sổ hộ khẩu của bên nhận chuyển nhượng', originals: 0, copies: 1 },
      { name: 'Giấy xác nhận tình trạng hôn nhân', originals: 1, copies: 0 },
      { name: 'Trích đo địa chính thửa đất', originals: 1, copies: 2 },
      { name: 'Văn bản thỏa thuận về tài sản chung của vợ chồng', originals: 1, copies: 12 },
    ],
    sets: 1,
    statutoryTime: '10 ngày làm việc',
    receivedAt: new Date('2021-06-25T09:05:00+07:00'),
    dueAt: new Date('2021-07-09T17:00:00+07:00'),
    resultAt: 'Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    book: { volume: '01/2021', entry: '0123' },
    trackingUrl: 'https://motcua.example.vn/tra-cuu/H99.12-210625-0001?m=Zk3Qw9aB71xT',
    submitter: { name: 'Nguyễn Thị Ánh Nguyệt' },
    receiver: { name: 'Lê Thị Thủy' },
  }
}

/** The same, as it comes when some of it was sent as files, declared online or only shown. */
function sentOnline(): Receipt['components'] {
  const inWords = [undefined, 'Bản điện tử: 02 tệp', 'Xuất trình', undefined, 'Kê khai điện tử', 'Bản điện tử: 12 tệp']
  return sampleReceipt().components.map((paper, n) =>
    inWords[n] === undefined ? paper : { ...paper, originals: 0, copies: 0, inWords: inWords[n] },
  )
}

/** A register of so many rows. */
export function sampleRegister(rows: number): Register {
  const day = new Date('2021-06-25T07:30:00+07:00').getTime()
  return {
    head: headOf(null),
    firstDay: '2021-06-25',
    lastDay: '2021-06-30',
    rows: Array.from({ length: rows }, (_, n) => ({
      dossierNumber: `H99.12-210625-${String(n + 1).padStart(4, '0')}`,
      procedure: n % 2 ? 'Đăng ký khai sinh' : 'Đăng ký biến động quyền sử dụng đất',
      sets: 1,
      applicant: n % 2 ? 'Trần Văn Ước' : 'Nguyễn Thị Ánh Nguyệt',
      address: 'Thôn Thượng, xã Đồng Lúa',
      phone: '+84500000001',
      leadAgency: n % 2 ? 'UBND xã Đồng Lúa' : 'Chi nhánh Văn phòng Đăng ký đất đai',
      receivedAt: new Date(day + n * 600_000),
      dueAt: new Date(day + 5 * 86_400_000),
      returnedAt: n % 3 ? new Date(day + 4 * 86_400_000) : null,
      resultBy: n % 2 ? 'Bưu chính công ích' : 'Trực tiếp',
      receiver: n % 3 ? 'Đã ký nhận' : null,
      note: n % 7 ? null : 'Nhận thay theo giấy ủy quyền',
    })),
  }
}

function headOf(number: string | null): PaperHead {
  return {
    superior: 'Ủy ban nhân dân huyện Bình An', agency: 'Bộ phận Tiếp nhận và Trả kết quả', number, place: 'Bình An',
    day: '2021-06-25',
  }
}

function centreOf(number: string | null): PaperHead {
  return {
    superior: 'Ủy ban nhân dân xã Đồng Lúa', agency: 'Trung tâm Phục vụ hành chính công', number, place: 'Đồng Lúa',
    day: '2026-02-05',
  }
}

function nguyet(): Person {
  return {
    name: 'Nguyễn Thị Ánh Nguyệt', number: '000185990001', address: 'Thôn Thượng, xã Đồng Lúa, huyện Bình An',
    phone: '+84500000001', email: 'anh.nguyet@example.vn',
  }
}

function sampleControlSlip(head: PaperHead): ControlSlip {
  return {
    head,
    dossierNumber: 'H99.12-210625-0001',
    settlingAgency: 'Chi nhánh Văn phòng Đăng ký đất đai huyện Bình An',
    cooperatingAgencies: ['Chi cục Thuế khu vực Bình An', 'Kho bạc Nhà nước Bình An'],
    receivedAt: new Date('2021-06-25T09:05:00+07:00'),
    dueAt: new Date('2021-07-09T17:00:00+07:00'),
    handOvers: [
      {
        giver: 'Bộ phận Tiếp nhận và Trả kết quả', receiver: 'Chi nhánh Văn phòng Đăng ký đất đai',
        givenBy: 'Lê Thị Thủy', takenBy: 'Phạm Quốc Khánh', at: new Date('2021-06-25T10:15:00+07:00'),
        punctuality: null, note: null,
      },
      {
        giver: 'Chi nhánh Văn phòng Đăng ký đất đai', receiver: 'Chi cục Thuế', givenBy: 'Phạm Quốc Khánh',
        takenBy: 'Võ Thị Ngà', at: new Date('2021-06-30T16:30:00+07:00'), punctuality: 'early',
        note: 'Chuyển thông tin nghĩa vụ tài chính',
      },
      {
        giver: 'Chi cục Thuế', receiver: 'Chi nhánh Văn phòng Đăng ký đất đai', givenBy: 'Võ Thị Ngà', takenBy: null,
        at: new Date('2021-07-05T08:00:00+07:00'), punctuality: 'late', note: null,
      },
      {
        giver: 'Chi nhánh Văn phòng Đăng ký đất đai', receiver: 'Bộ phận Tiếp nhận và Trả kết quả',
        givenBy: 'Phạm Quốc Khánh', takenBy: 'Lê Thị Thủy', at: new Date('2021-07-09T15:00:00+07:00'),
        punctuality: 'on-time', note: null,
      },
    ],
  }
}

function commonForms(head: (number: string | null) => PaperHead, section: string) {
  const procedure = 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất'
  const people = { submitter: { name: 'Nguyễn Thị Ánh Nguyệt' }, receiver: { name: 'Lê Thị Thủy' } }
  const about = { dossierNumber: 'H99.12-210625-0001', applicant: nguyet(), request: procedure }
  return {
    supplement: {
      ...about,
      head: head('0007/HDHS'),
      items: [
        {
          what: 'Hợp đồng chuyển nhượng quyền sử dụng đất',
          reason: 'bản nộp thiếu trang 3, chưa có chữ ký của bên nhận chuyển nhượng ở từng trang.',
        },
        { what: 'Tờ khai lệ phí trước bạ nhà, đất', reason: 'chưa ghi số tờ bản đồ và số thửa đất.' },
      ],
      contact: { name: 'Lê Thị Thủy', phone: '+84500000020' },
      guide: { name: 'Lê Thị Thủy' },
    },
    refusal: {
      ...about, ...people, head: head('0003/PTC'), section,
      reason: 'Thửa đất đang có tranh chấp đã được Tòa án nhân dân huyện thụ lý; quyền sử dụng đất chưa đủ '
        + 'điều kiện để chuyển nhượng theo điểm b khoản 1 Điều 188 Luật Đất đai năm 2013.',
    },
    apology: {
      head: head('0002/PXL'), agency: section, dossierNumber: about.dossierNumber, applicant: nguyet(), procedure,
      receivedAt: new Date('2021-06-25T09:05:00+07:00'), dueAt: new Date('2021-07-09T17:00:00+07:00'),
      reason: 'cơ quan thuế chưa xác định xong nghĩa vụ tài chính do phải xác minh lại vị trí thửa đất.',
      newDay: '2021-07-16', chief: { name: 'Hoàng Đức Thắng', post: 'Chủ tịch' },
    },
  }
}

function of2018(): readonly SlipInput[] {
  const [set, at] = ['tt-01-2018', new Date('2021-06-25T09:06:00+07:00')] as const
  const { supplement, refusal, apology } = commonForms(headOf, 'Bộ phận Tiếp nhận và Trả kết quả huyện Bình An')
  return [
    { set, form: '01', at, data: sampleReceipt() },
    { set, form: '02', at, data: supplement },
    { set, form: '03', at, data: refusal },
    { set, form: '04', at, data: apology },
    { set, form: '05', at, data: sampleControlSlip(headOf('0012/PKS')) },
    { set, form: '06', at, data: sampleRegister(30) },
  ]
}

function of2025(): readonly SlipInput[] {
  const [set, at] = ['tt-03-2025', new Date('2026-02-05T08:30:00+07:00')] as const
  const section = 'Trung tâm Phục vụ hành chính công xã Đồng Lúa'
  const { supplement, refusal, apology } = commonForms(centreOf, section)
  const lua = {
    name: 'Trần Thị Lụa', number: '000186990002', address: 'Thôn Hạ, xã Đồng Lúa', phone: '+84500000002', email: null,
    paper: 'Giấy ủy quyền số 12/2026/GUQ ngày 02/02/2026',
  }
  return [
    {
      set,
      form: '01',
      at,
      data: {
        ...sampleReceipt(), head: centreOf('0012/TNHS-TTPVHCC'), section, authorisedBy: lua, components: sentOnline(),
      },
    },
    { set, form: '02', at, data: { ...supplement, head: centreOf('0007/PBS-TTPVHCC') } },
    { set, form: '03', at, data: { ...refusal, head: centreOf('0003/PTC-TTPVHCC') } },
    { set, form: '04', at, data: apology },
    {
      set,
      form: '05',
      at,
      data: {
        head: centreOf('0001/TB-TTPVHCC'),
        section,
        dossierNumber: 'H99.12-210625-0001',
        applicant: nguyet(),
        procedure: 'Đăng ký hộ kinh doanh',
        requestedOn: '2026-02-04',
        stoppedOn: '2026-02-05',
        reason: 'người nộp hồ sơ không còn nhu cầu đăng ký.',
        effects: [
          'Giấy tờ bản chính được trả lại tại nơi nộp hồ sơ.', 'Phí, lệ phí đã nộp được hoàn lại theo quy định.',
        ],
        signer: { name: 'Hoàng Đức Thắng', post: 'Giám đốc' },
      },
    },
    { set, form: '06', at, data: sampleControlSlip(centreOf('0012/PKS-TTPVHCC')) },
    { set, form: '07', at, data: { ...sampleRegister(30), head: centreOf(null) } },
  ]
}

function ourOwn(): readonly SlipInput[] {
  const [set, at] = ['motcua', new Date('2021-06-25T09:06:00+07:00')] as const
  return [
    {
      set, form: 'result', at, data: {
        head: {
          superior: null, agency: 'Ủy ban nhân dân xã Đồng Lúa', number: '15/2021/TLKS',
          place: 'Đồng Lúa', day: '2021-06-28'
        },
        title: 'Trích lục khai sinh',
        grounds: ['Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014', 'Căn cứ Sổ đăng ký khai sinh năm 2021'],
        opening: 'Ủy ban nhân dân xã Đồng Lúa trích lục nội dung đăng ký khai sinh như sau:',
        rows: [
          { label: 'Họ, chữ đệm, tên', value: 'Trần An Nhiên' },
          {
            label: 'Ngày, tháng, năm sinh',
            value: '20/6/2021 (Ngày hai mươi tháng sáu năm hai nghìn không trăm hai mươi mốt)',
          },
          { label: 'Giới tính', value: 'Nữ' },
          { label: 'Nơi sinh', value: 'Bệnh viện đa khoa huyện Bình An' },
          { label: 'Họ, chữ đệm, tên người mẹ', value: 'Nguyễn Thị Ánh Nguyệt' },
          { label: 'Họ, chữ đệm, tên người cha', value: null },
        ],
        dossierNumber: 'H99.12.05-210625-0001', signer: { name: 'Hoàng Đức Thắng', post: 'Chủ tịch' },
      },
    },
    { set, form: 'hand-over', at, data: {
        head: headOf('0012/GNHS'), dossierNumber: 'H99.12-210625-0001', applicant: 'Nguyễn Thị Ánh Nguyệt',
        procedure: 'Đăng ký biến động quyền sử dụng đất', at: new Date('2021-06-25T15:30:00+07:00'),
        from: 'Bộ phận Tiếp nhận và Trả kết quả huyện Bình An', to: 'Chi nhánh Văn phòng Đăng ký đất đai huyện Bình An',
        giver: { name: 'Lê Thị Thủy' }, receiver: { name: 'Phạm Quốc Khánh' }, papers: [
          { name: 'Giấy chứng nhận quyền sử dụng đất đã cấp', originals: 1, copies: 0, note: 'Số phát hành AB 123456' },
          { name: 'Hợp đồng chuyển nhượng quyền sử dụng đất', originals: 1, copies: 1, note: null },
        ],
    } },
    { set, form: 'opinion', at, data: sampleOpinion(headOf(null)) },
    {
      set, form: 'declaration', at, data: {
        title: 'Tờ khai đăng ký khai sinh', source: 'Phụ lục 5, TT 04/2024/TT-BTP', isProvisional: false,
        addressee: 'Ủy ban nhân dân xã Đồng Lúa', dossierNumber: 'H99.12.05-210625-0001',
        blocks: [
          {
            kind: 'rows', heading: 'Người yêu cầu', rows: [
              { label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Ánh Nguyệt' },
              { label: 'Nơi cư trú', value: 'Thôn Thượng, xã Đồng Lúa, huyện Bình An' },
              { label: 'Quan hệ với người được khai sinh', value: 'Mẹ' },
            ],
          },
          {
            kind: 'rows', heading: 'Người được khai sinh', rows: [
              { label: 'Họ, chữ đệm, tên', value: 'Trần An Nhiên' }, { label: 'Dân tộc', value: 'Kinh' },
              { label: 'Quốc tịch', value: 'Việt Nam' }, { label: 'Quê quán', value: null },
            ],
          },
          {
            kind: 'columns', headings: ['Người mẹ', 'Người cha'], rows: [
              { label: 'Họ, chữ đệm, tên', values: ['Nguyễn Thị Ánh Nguyệt', 'Trần Văn Bình'] },
              { label: 'Dân tộc', values: ['Kinh', null] },
            ],
          },
          {
            kind: 'table', heading: '10. Những người cùng thay đổi', columns: ['Họ, chữ đệm, tên', 'Quan hệ'],
            rows: [['Trần An Nhiên', 'Con']],
          },
        ],
        besides: [{
          kind: 'rows', heading: 'Nộp thay người khác', rows: [{ label: 'Tư cách người nộp', value: 'Tự mình' }],
        }],
        oath: 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và '
          + 'chịu trách nhiệm trước pháp luật về cam đoan của mình.',
        place: 'Đồng Lúa', day: '2021-06-25', signers: [{ role: 'Người yêu cầu', name: 'Nguyễn Thị Ánh Nguyệt' }],
      },
    },
    { set, form: 'submission', at, data: sampleSubmission(headOf(null)) },
  ]
}
