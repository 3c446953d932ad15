import { randomUUID } from 'node:crypto'
import type { Visitor } from '../office.ts'
import { until } from '../until.ts'
import { type OnDossier, type Thread, type ThreadStage, type Told, PATIENT } from './thread.ts'

const BUSINESS = 'business-register'
const INSURANCE = 'social-insurance'
/** Of the sandbox, the second for a register that is away: what it has said of one lately is not asked of it again. */
const FIRMS: readonly Visitor[] = [
  { kind: 'organisation', fullName: 'Công ty TNHH Thử Nghiệm Một', number: '0000000017' },
  { kind: 'organisation', fullName: 'Công ty cổ phần Thử Nghiệm Hai', number: '0000000024' },
]
const INSURED: readonly Visitor[] = [
  { kind: 'citizen', fullName: 'Nguyễn Thị Hồng Nhạn', number: '000196990001', birth: '1996-04-15', sex: 'nu' },
  { kind: 'citizen', fullName: 'Phan Thị Hạnh', number: '000190990041', birth: '1990-11-30', sex: 'nu' },
]

/** A firm at a counter: what the register of enterprises says of it is filled in, and stands in for its certificate. */
export const FIRM: Thread = { name: 'firm', partners: [BUSINESS], ends: 'received', play: playFirm }

/** Somebody insured at a counter, whose number the register of social insurance fills in. */
export const PERSON_INSURED: Thread = {
  name: 'insured', partners: [INSURANCE], ends: 'filled-in',
  async play(on) {
    const person = INSURED[on.isAway(INSURANCE) ? 1 : 0]
    const { said, filled } = await ask(on, person, {
      register: INSURANCE, search: 'đổi thẻ bảo hiểm y tế', field: 'requester.socialInsuranceNumber',
    })
    // There is no dossier yet: the sheet of the intake is all there is of it.
    return {
      number: '', state: filled > 0 ? 'filled-in' : 'empty', said, lost: Math.max(0, 1 - filled),
      twice: Math.max(0, filled - 1),
    }
  },
}

interface Held {
  readonly fields: readonly { readonly key: string; readonly from: string }[]
  /** Names of registers that do not answer now. */
  readonly away: readonly string[]
}

/**
 * What the sheet of an intake says of a register that is away, and how often the field stands there once it is back,
 * filled in.
 */
async function ask(
  { stage: { province: { counters: { top } } }, office, isAway, heal }: ThreadStage, visitor: Visitor | undefined,
  { register, search, field }: { readonly register: string; readonly search: string; readonly field: string },
): Promise<Pick<Told, 'said'> & { readonly filled: number }> {
  if (!visitor) throw new Error('nobody is there')
  const [applicantId, procedureId] = await Promise.all([office.welcome(top, visitor), office.procedure(top, search)])
  const { id } = await office.post<{ id: string }>(top, '/api/intakes', { sheetId: randomUUID(), applicantId, procedureId })
  const held = async () => office.get<Held>(top, `/api/held-papers?intakeId=${id}`)
  const first = await held()
  const filledIn = ({ fields }: Held) => fields.filter(({ key }) => key === field).length
  if (isAway(register) && filledIn(first) > 0) throw new Error(`${field} is filled in by whoever is away`)
  await heal()
  await until(`${field} is filled in`, async () => filledIn(await held()) > 0, PATIENT)
  return { said: first.away.map((name) => `${register}: ${name} does not answer`), filled: filledIn(await held()) }
}

interface Detail {
  readonly components: readonly { readonly id: string; readonly register: { readonly state: string } | null }[]
}

async function playFirm(on: ThreadStage): Promise<Told> {
  const { stage: { province }, office, nth, isAway } = on
  const { top } = province.counters
  const firm = FIRMS[isAway(BUSINESS) ? 1 : 0]
  if (!firm) throw new Error('no firm')
  const applicantId = await office.welcome(top, firm)
  const procedureId = await office.procedure(top, 'an toàn thực phẩm ăn uống')
  const components: object[] = [{ component: 'gcn-dkdn', how: 'data', files: [] }]
  for (const component of ['to-khai', 'tai-lieu-co-so', 'gks-suc-khoe'])
    components.push({ component, how: 'filed', originals: 1, files: [await office.upload(top, `${component}-${String(nth)}`)] })
  const { id, number } = await office.post<OnDossier>(top, '/api/dossiers', {
    channel: 'counter', procedureId, applicantId, delivery: 'counter', confirmedDouble: true, answers: {}, components,
  })
  const question = async () => (await office.get<Detail>(top, `/api/dossiers/${id}`))
    .components.find((one) => one.id === 'gcn-dkdn')?.register?.state ?? 'none'
  const { said } = await ask(on, firm, {
    register: BUSINESS, search: 'an toàn thực phẩm ăn uống', field: 'applicantOrg.name',
  })
  await until('the register stands in for the certificate', async () => await question() === 'answered', PATIENT)
  const [{ count } = { count: 0 }] = await office.rows<{ count: number }>(`
    select count(*)::int from integration.register_question q join dossiers.dossier d on d.id = q.dossier_id
    where d.number = $1`, [number])
  const [lost, twice] = [Math.max(0, 1 - count), Math.max(0, count - 1)]
  return { number, state: await province.stateOf(number), said, lost, twice }
}
