import { type CommandIo, type ExitCode, answerError } from '../cli/batch.ts'
import { asksJson, refuseUse } from '../cli/refuse.ts'
import { textOfError } from '../kernel/text-of-error.ts'

type Command = (args: readonly string[], io: CommandIo) => Promise<ExitCode> | ExitCode

/**
 * All commands with what they load only when they are called: those that answer from files must not wait for a server's
 * packages, and the worker must not hold them in memory as long as it lives.
 */
const COMMANDS: Readonly<Record<string, readonly [help: string, load: () => Promise<Command>]>> = {
  start: [
    'chạy toàn bộ bản trình diễn: cơ sở dữ liệu nhúng, máy chủ, việc nền',
    async () => (await import('./commands/run-start.ts')).runStart,
  ],
  serve: ['chạy máy chủ: API, cổng, bàn làm việc', async () => (await import('./commands/run-serve.ts')).runServe],
  work: ['chạy việc nền', async () => (await import('./commands/run-work.ts')).runWork],
  sandbox: [
    'chạy các hệ thống quốc gia giả, để thử việc kết nối',
    async () => (await import('./commands/run-sandbox.ts')).runSandbox,
  ],
  migrate: [
    'đưa cơ sở dữ liệu lên phiên bản của chương trình',
    async () => (await import('./commands/run-migrate.ts')).runMigrate,
  ],
  import: ['nhập một tỉnh từ thư mục dữ liệu', async () => (await import('./commands/run-import.ts')).runImportCommand],
  seed: [
    'thêm người và hồ sơ giả định vào bản trình diễn',
    async () => (await import('./commands-of-operators.ts')).runSeedCommand,
  ],
  user: [
    'tài khoản cán bộ: create, lock, unlock, password',
    async () => (await import('./commands-of-operators.ts')).runUserCommand,
  ],
  doctor: [
    'xem hệ thống có chạy được không', async () => (await import('./commands-of-operators.ts')).runDoctorCommand,
  ],
  audit: [
    'audit verify: đối chiếu nhật ký, hồ sơ và tệp với niêm phong',
    async () => (await import('./commands/run-audit.ts')).runAudit,
  ],
  store: [
    'store verify: mọi tệp còn nguyên không, ở cả hai kho; store rotate, store key: mã hóa tệp',
    async () => (await import('./commands/run-store.ts')).runStoreCommand,
  ],
  backup: [
    'sao lưu có mã hóa, trong khi vẫn làm việc; backup verify, backup key',
    async () => (await import('./commands/run-backup.ts')).runBackup,
  ],
  restore: [
    'khôi phục từ bản sao lưu vào thư mục mới, đến một thời điểm',
    async () => (await import('./commands/run-backup.ts')).runRestore,
  ],
  catalogue: [
    'catalogue find TEXT: tìm thủ tục; catalogue lint: soát biểu mẫu và danh mục; catalogue diff CODE FROM TO: đổi gì',
    async () => {
      const { runCatalogueFind } = await import('../cli/catalogue-find.ts')
      const { runCatalogueLint } = await import('../cli/catalogue-lint.ts')
      return async ([first, ...rest], io) => {
        if (first === 'lint') return runCatalogueLint(rest, io)
        if (first === 'diff') return (await import('../cli/catalogue-diff.ts')).runCatalogueDiff(rest, io)
        return first === 'find' ? runCatalogueFind(rest, io) : wrong(io, first, rest, 'motcua catalogue find TEXT | lint [FILE…] | diff CODE FROM TO')
      }
    },
  ],
  bpmn: [
    'bpmn check FILE…: quy trình BPMN có chạy được không; bpmn run FILE…: chạy thử; bpmn publish FILE…: công bố',
    async () => {
      const { runBpmnCheck } = await import('../cli/bpmn-check.ts')
      return async ([first, ...rest], io) => {
        if (first === 'check') return runBpmnCheck(rest, io)
        if (first === 'publish') return (await import('./commands-of-operators.ts')).runBpmnPublishCommand(rest, io)
        if (first !== 'run') return wrong(io, first, rest, 'motcua bpmn check|run|publish FILE…')
        return (await import('./commands/run-bpmn.ts')).runBpmnRunCommand(rest, io)
      }
    },
  ],
  decision: [
    'decision eval FILE… --decision ID --input JSON: hỏi một quyết định DMN',
    async () => {
      const { runDecisionEval } = await import('../cli/decision-eval.ts')
      return ([first, ...rest], io) =>
        first === 'eval' ? runDecisionEval(rest, io) : wrong(io, first, rest, 'motcua decision eval FILE… --decision ID --input JSON')
    },
  ],
  document: [
    'document check|ocr FILE…: tệp là gì, có nhận làm giấy tờ được không; đọc chữ trên hình ảnh trang giấy',
    async () => async ([first, ...rest], io) => {
      if (first === 'check') return (await import('../cli/document-check.ts')).runDocumentCheck(rest, io)
      if (first === 'ocr') return (await import('../cli/document-ocr.ts')).runDocumentOcr(rest, io)
      return wrong(io, first, rest, 'motcua document check|ocr FILE…')
    },
  ],
  signature: [
    'signature check FILE… [--trust FOLDER]: chữ ký số trong tệp PDF có hợp lệ không',
    async () => {
      const { runSignatureCheck } = await import('../cli/signature-check.ts')
      return ([first, ...rest], io) =>
        first === 'check' ? runSignatureCheck(rest, io) : wrong(io, first, rest, 'motcua signature check FILE… [--trust FOLDER]')
    },
  ],
  edxml: [
    'edxml read FILE…: gói văn bản liên thông (edXML) nói gì, có nhận được không; edxml write JSON: lập gói',
    async () => async ([first, ...rest], io) => {
      if (first === 'read') return (await import('../cli/edxml-read.ts')).runEdxmlRead(rest, io)
      if (first === 'write') return (await import('../cli/edxml-write.ts')).runEdxmlWrite(rest, io)
      return wrong(io, first, rest, 'motcua edxml read FILE… | write JSON')
    },
  ],
  webhook: [
    'webhook verify BODY --headers FILE --secret-file FILE: thông báo tự động có đúng do hệ thống gửi, còn mới không',
    async () => async ([first, ...rest], io) => {
      if (first !== 'verify') return wrong(io, first, rest, 'motcua webhook verify BODY --headers FILE --secret-file FILE')
      const [{ runWebhookVerify }, { systemClock }] = await Promise.all([
        import('../cli/webhook-verify.ts'), import('../platform/clock.ts'),
      ])
      return runWebhookVerify(rest, io, systemClock)
    },
  ],
  result: [
    'result verify FILE|QR-TEXT…: kết quả có thật và còn hiệu lực không; --offline: không hỏi ai',
    async () => async ([first, ...rest], io) => {
      if (first !== 'verify') return wrong(io, first, rest, 'motcua result verify FILE|QR-TEXT… [--offline]')
      return (await import('./commands/run-result.ts')).runResultVerifyCommand(rest, io)
    },
  ],
  units: [
    'units succeed PLAN: sắp xếp đơn vị hành chính, cơ quan theo kế hoạch; --dry-run để xem trước',
    async () => (await import('./commands-of-operators.ts')).runUnitsCommand,
  ],
  calendar: [
    'calendar recount: xem trước hồ sơ nào đổi ngày hẹn trả sau khi lịch nghỉ thay đổi',
    async () => (await import('./commands-of-operators.ts')).runCalendarCommand,
  ],
  queue: [
    'queue plan UNIT --from DAY --to DAY: cần mấy quầy, từng nửa giờ, để không ai chờ lâu',
    async () => (await import('./commands-of-operators.ts')).runQueueCommand,
  ],
  payments: [
    'payments reconcile --day DAY: đối soát một ngày với cổng thanh toán và sao kê; payments statement UNIT FILE: đọc sao kê',
    async () => (await import('./commands-of-operators.ts')).runPaymentsCommand,
  ],
  exchange: [
    'exchange status, reconcile, resend, tell-again: kết nối với hệ thống bên ngoài ra sao, đối soát, gửi lại, báo lại',
    async () => (await import('./commands-of-operators.ts')).runExchangeCommand,
  ],
  metrics: [
    'metrics list, value, check: các chỉ tiêu, số liệu của từng chỉ tiêu, và có số nào mâu thuẫn không',
    async () => (await import('./commands-of-operators.ts')).runMetricsCommand,
  ],
  targets: [
    'targets [--year Y] [--unit UNIT]: kế hoạch giao mức nào cho từng chỉ tiêu; đơn vị đang ở đâu, cuối năm sẽ đến đâu',
    async () => {
      const { isOfUnit, runTargets } = await import('../cli/targets-command.ts')
      return async (args, io) =>
        isOfUnit(args) ? (await import('./commands-of-operators.ts')).runTargetsCommand(args, io) : runTargets(args, io)
    },
  ],
  score: [
    'score qd766 --month YYYY-MM [--unit UNIT]: chấm một tháng theo QĐ 766/QĐ-TTg bằng số liệu của hệ thống',
    async () => (await import('./commands-of-operators.ts')).runScoreCommand,
  ],
  report: [
    'report II.06a --from DAY --to DAY: báo cáo tình hình giải quyết thủ tục (TT 01/2020/TT-VPCP), ra cả XLSX, DOCX, PDF',
    async () => (await import('./commands-of-operators.ts')).runReportCommand,
  ],
  reports: [
    'reports list --period 2026-Q3: cơ quan nào đã gửi, chưa gửi, gửi muộn báo cáo định kỳ',
    async () => (await import('./commands-of-operators.ts')).runReportsCommand,
  ],
  plan: [
    'plan import FILE: nhập kế hoạch của tỉnh; plan status: từng nhiệm vụ, bao nhiêu phần việc đã xong, quá hạn',
    async () => (await import('./commands/run-plan.ts')).runPlanCommand,
  ],
  projections: [
    'projections rebuild, verify: lập lại số liệu từ nhật ký; số liệu có khớp với hồ sơ không',
    async () => (await import('./commands-of-operators.ts')).runProjectionsCommand,
  ],
  mine: [
    'mine FILE.csv, mine --procedure CODE --from DAY --to DAY: nhật ký sự kiện, hồ sơ của một thủ tục đi ra sao, nằm lâu ở đâu',
    async () => {
      const { isOfProcedure } = await import('../cli/mine-procedure.ts')
      return async (args, io) => isOfProcedure(args)
        ? (await import('./commands/find-causes.ts')).runMineProcedureCommand(args, io)
        : (await import('../cli/mine.ts')).runMine(args, io)
    },
  ],
  risk: [
    'risk [--unit UNIT]: hồ sơ nào có thể muộn trong hai ngày làm việc tới; --measure: báo như vậy đúng được bao nhiêu',
    async () => (await import('./commands/find-causes.ts')).runRiskCommand,
  ],
  'handed-twice': [
    'handed-twice --from DAY --to DAY [--unit UNIT]: giấy tờ nào người dân phải nộp lại dù đã có',
    async () => (await import('./commands/find-causes.ts')).runHandedTwiceCommand,
  ],
  deadline: [
    'tính ngày hẹn trả, có giải thích từng ngày', async () => (await import('../cli/deadline.ts')).runDeadline,
  ],
  fees: [
    'fees compute CODE --facts JSON: phải nộp bao nhiêu phí, lệ phí, vì sao',
    async () => {
      const { runFeesCompute } = await import('../cli/fees-compute.ts')
      return ([first, ...rest], io) =>
        first === 'compute' ? runFeesCompute(rest, io) : wrong(io, first, rest, 'motcua fees compute CODE --facts JSON')
    },
  ],
  id: [
    'id check KIND VALUE: kiểm tra số định danh, mã số thuế, điện thoại, mã thủ tục, mã hồ sơ',
    async () => {
      const { runIdCheck } = await import('../cli/id-check.ts')
      return ([first, ...rest], io) =>
        first === 'check'
          ? runIdCheck(rest, io)
          : wrong(io, first, rest, 'motcua id check cccd|cmnd|tax|phone|procedure|dossier VALUE')
    },
  ],
}

const ASKS_HELP: readonly (string | undefined)[] = ['--help', '-h', 'help']

/** Of a first word that is none, unless it asks for help: what stands after it says whether JSON is asked for. */
function wrong(io: CommandIo, first: string | undefined, rest: readonly string[], usage: string): ExitCode {
  if (!ASKS_HELP.includes(first)) return refuseUse(io, rest, `Cách dùng: ${usage}`)
  io.stdout(usage)
  return 0
}

function help(io: CommandIo): ExitCode {
  io.stdout('motcua LỆNH [--help]\n')
  for (const [name, [text]] of Object.entries(COMMANDS)) io.stdout(`  ${name.padEnd(10)} ${text}`)
  return 0
}

async function main(): Promise<ExitCode> {
  const io: CommandIo = {
    stdin: process.stdin, stdout: (line) => process.stdout.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${line}\n`),
    bytes: process.stdout.isTTY ? undefined : (bytes) => process.stdout.write(bytes),
  }
  const [name = '--help', ...args] = process.argv.slice(2)
  if (ASKS_HELP.includes(name)) return help(io)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return wrong(io, name, args, `motcua ${Object.keys(COMMANDS).join('|')}`)
  try {
    const run = await command[1]()
    return await run(args, io)
  } catch (error) {
    // What no command foresaw, such as a database that is away.
    if (asksJson(args)) io.stdout(JSON.stringify(answerError('failed', textOfError(error))))
    else io.stderr(textOfError(error))
    return 1
  }
}

// Whoever reads may have seen enough (`| head`).
process.stdout.on('error', () => { process.exit() })
process.exitCode = await main()
