import { doorOf } from '../sandbox-door.ts'
import { until } from '../until.ts'
import { HOME, sectorLine, settleByResult, signedThere, untilSaid, untilWaiting } from './sector.ts'
import { type OnDossier, type Thread, type ThreadStage, type Told, PATIENT, doubledEvents, takenAt, untilTold, untilUnfetched } from './thread.ts'

const SYSTEM = 'land'
const TREASURY = 'treasury'
const PAPERS = ['to-khai', 'hop-dong-chuyen-quyen', 'gcn-qsdd', 'to-khai-thue-tncn', 'to-khai-lptb'] as const
const BUYER = { kind: 'citizen', fullName: 'Huỳnh Thị Đoan Trữ', number: '000184990121', birth: '1984-04-04', sex: 'nu' } as const

/** A transfer of land: its system has the parcel, the tax is paid at the treasury, and the certificate comes back. */
export const LAND: Thread = { name: 'land', partners: [SYSTEM, TREASURY], ends: 'settled', play }

async function play(on: ThreadStage): Promise<Told> {
  const { stage, office, nth, isAway, heal } = on
  const [system, treasury] = [doorOf(stage, SYSTEM), doorOf(stage, TREASURY)]
  const taken = await takenAt(stage, SYSTEM)
  const dossier = await receive(on)
  const { number } = dossier
  const said: string[] = []
  if (isAway(SYSTEM)) {
    said.push(await untilWaiting(on, dossier, SYSTEM))
    await heal()
  }
  const messages = await untilTold(office, number, { partner: SYSTEM, least: 1 })
  const notice = noticeOf(nth)
  await system.act('move', { number, state: '4', notices: [notice] })
  await untilSaid(on, dossier, SYSTEM, 'awaiting-payment')
  const paid = { MaHoSo: number, MaCoQuanQD: notice.MaCoQuanQD, SoQD: notice.SoQD, SoTien: notice.TongTien }
  await treasury.act('pay', { ...paid, NgayNop: notice.NgayQD })
  if (isAway(TREASURY)) {
    said.push(await untilUnfetched(office, TREASURY))
    if (await stage.province.stateOf(number) !== 'awaiting-payment') throw new Error(`nobody has proved that ${number} is paid`)
    await heal()
  }
  await until('the tax is proved to be paid', async () =>
    (await sectorLine(on, dossier, SYSTEM))?.taxNotices.every(({ state }) => state === 'paid') === true
    && await stage.province.stateOf(number) === 'in-progress', PATIENT)
  const result = {
    soVaoSo: `CS ${String(nth)}`, ngayCap: notice.NgayQD, coQuanCap: 'Văn phòng đăng ký đất đai thử nghiệm', tenTep: 'gcn.pdf',
    noiDungTep: await signedThere(stage, `certificate ${String(nth)}`),
  }
  await system.act('move', { number, state: '6', result })
  await untilSaid(on, dossier, SYSTEM, 'finished')
  await settleByResult(on, dossier)
  const calls = await takenAt(stage, SYSTEM) - taken
  const doubled = await doubledEvents(office, number, [
    'dossier.tax-notice-came', 'dossier.tax-notice-ended', 'dossier.payment-asked', 'dossier.paid', 'dossier.issued',
  ])
  return {
    number, state: await stage.province.stateOf(number), said,
    lost: Math.max(0, messages - calls), twice: Math.max(0, calls - messages) + doubled,
  }
}

async function receive({ stage: { province, day }, office, nth }: ThreadStage): Promise<OnDossier> {
  const { middle } = province.counters
  const [applicantId, procedureId, communeId] = await Promise.all([
    office.welcome(middle, BUYER), office.procedure(middle, 'sang tên sổ đỏ'), office.territory(HOME.district.code),
  ])
  const components = []
  for (const component of PAPERS)
    components.push({ component, how: 'filed', originals: 1, files: [await office.upload(middle, `${component}-${String(nth)}`)] })
  return office.post<OnDossier>(middle, '/api/dossiers', {
    channel: 'counter', procedureId, applicantId, communeId, components, delivery: 'counter', confirmedDouble: true,
    answers: answersOf(day, nth),
  })
}

function answersOf(day: string, nth: number): object {
  return {
    'land.userKind': 'ca-nhan', 'landUser.fullName': BUYER.fullName, 'landUser.birthDate': BUYER.birth, 'landUser.sex': 'nu',
    'landUser.idKind': 'cccd', 'landUser.idNumber': BUYER.number, 'landUser.permanentAddress': HOME, 'landUser.phone': '0500000010',
    'parcel.number': String(1 + nth), 'parcel.mapSheet': '21', 'parcel.address': HOME, 'parcel.area': 120, 'parcel.purpose': 'ODT',
    'parcel.certSerial': 'ZZ 000001', 'parcel.certBook': 'CS 00001', 'transfer.kind': 'chuyen-nhuong', 'change.areaMoved': 120,
    'change.text': 'Nhận chuyển nhượng toàn bộ thửa đất', 'transfer.contractNumber': '000/HĐCN-DEMO', 'transfer.contractDate': day,
    'transfer.notary': 'Văn phòng công chứng Demo', 'transfer.price': 1_500_000_000, 'change.newCert': true,
    'transferee.fullName': 'Quách Đình Bán', 'transferee.idNumber': '000070990122', 'request.resultDelivery': 'tai-quay',
    'declaration.truthful': true, 'declaration.dataUse': true,
  }
}

/** What the tax agency wants paid, by the land system. */
function noticeOf(nth: number) {
  return {
    SoQD: `${String(70 + nth)}/TB-TEST`, NgayQD: '25/06/2021', MaCoQuanQD: 'T01', TenCoQuanQD: 'Thuế cơ sở thử nghiệm',
    KhoBac: 'Kho bạc Nhà nước thử nghiệm', TKThuHuong: '7111.000', TenTKThuHuong: 'Thu ngân sách nhà nước', MaNHThuHuong: null,
    NoiDungThanhToan: `Nop thue TB ${String(70 + nth)}`, DSKhoanNop: [{ NoiDung: 'Thuế TNCN', SoTien: 30_000_000 }],
    TongTien: 30_000_000, HanNop: null, TrangThai: '0',
  }
}
