import { sayNoExemption } from '../pay.ts'
import { deskOf } from '../desk.ts'
import { doorOf } from '../sandbox-door.ts'
import { HOME, settleByResult, signedThere, untilSaid, untilWaiting } from './sector.ts'
import { type OnDossier, type Thread, type ThreadStage, type Told, doubledEvents, takenAt, untilTold } from './thread.ts'

const SYSTEM = 'criminal-record'
const PERSON = { kind: 'citizen', fullName: 'Trương Ngữ', number: '000090990152', birth: '1990-12-31', sex: 'nam' } as const

/** A criminal record certificate that the ministry's system decides. */
export const RECORD: Thread = { name: 'record', partners: [SYSTEM], ends: 'settled', play }

async function play(on: ThreadStage): Promise<Told> {
  const { stage, office, nth, isAway, heal } = on
  const system = doorOf(stage, SYSTEM)
  const taken = await takenAt(stage, SYSTEM)
  const dossier = await receive(on)
  const { number } = dossier
  await sayNoExemption(await deskOf(stage, stage.province.counters.top), stage, number)
  const said: string[] = []
  if (isAway(SYSTEM)) said.push(await untilWaiting(on, dossier, SYSTEM))
  await heal()
  const messages = await untilTold(office, number, { partner: SYSTEM, least: 1 })
  await system.act('move', { number, status: '4', note: 'Đang xác minh' })
  await untilSaid(on, dossier, SYSTEM, 'in-process')
  const [year = '', month = '', day = ''] = stage.day.split('-')
  const result = {
    certificateNo: `${String(nth)}/LLTP`, issueDateStr: `${day}/${month}/${year}`, issuer: 'Cục Hồ sơ nghiệp vụ thử nghiệm',
    fileName: 'phieu.pdf', fileContent: await signedThere(stage, `record ${String(nth)}`),
  }
  await system.act('move', { number, status: '5', result })
  await untilSaid(on, dossier, SYSTEM, 'finished')
  await settleByResult(on, dossier)
  const calls = await takenAt(stage, SYSTEM) - taken
  return {
    number, state: await stage.province.stateOf(number), said, lost: Math.max(0, messages - calls),
    twice: Math.max(0, calls - messages) + await doubledEvents(office, number, ['dossier.issued']),
  }
}

async function receive({ stage: { province: { counters: { top } } }, office, nth }: ThreadStage): Promise<OnDossier> {
  const [applicantId, procedureId] = await Promise.all([
    office.welcome(top, PERSON), office.procedure(top, 'phiếu lý lịch tư pháp'),
  ])
  const files = [await office.upload(top, `to-khai-${String(nth)}`)]
  const card = [await office.upload(top, `cccd-${String(nth)}`)]
  return office.post<OnDossier>(top, '/api/dossiers', {
    channel: 'counter', procedureId, applicantId, delivery: 'counter', confirmedDouble: true, answers: ANSWERS,
    components: [
      { component: 'to-khai', how: 'filed', originals: 1, files }, { component: 'cccd', how: 'presented', copies: 1, files: card },
    ],
  })
}

const ANSWERS = {
  'subject.fullName': PERSON.fullName, 'subject.birthDate': PERSON.birth, 'subject.sex': 'nam', 'subject.idKind': 'cccd',
  'subject.idNumber': PERSON.number, 'subject.idIssueDate': '2020-08-12', 'subject.idIssuer': 'Cục Cảnh sát',
  'subject.birthPlace': HOME, 'subject.nationality': 'VN', 'subject.ethnicity': '01', 'subject.permanentAddress': HOME,
  'subject.phone': '0500000015', 'requester.fullName': PERSON.fullName, 'requester.idKind': 'cccd',
  'requester.idNumber': PERSON.number, 'mother.fullName': 'Lê Thị Đào', 'father.fullName': 'Trương Hữu',
  'record.residences': [{ from: '2005-01', address: HOME, work: 'Thợ' }], 'record.kind': 'so-1', 'record.banInfo': false,
  'request.purpose': 'Xin việc làm', 'request.copies': 1, 'record.feeClass': 'thuong', 'request.resultDelivery': 'tai-quay',
  'declaration.truthful': true, 'declaration.dataUse': true,
}
