import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import pg from 'pg'
import { startPartner } from '../e2e/drills/partner-outage/partner.ts'
import { seedInto } from '../e2e/drills/partner-outage/seed-into.ts'
import { ENTRY, environmentOn, newFolder, startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, tell } from './figure.ts'

/** Seconds within which so many dossiers of a day are reconciled (issue 8, Speed). */
const [MOST, DOSSIERS] = [60, 1_000_000]
const [DAY, PREFIX, PARTNER] = ['2021-06-25', 'H99-210625-', 'national-portal']
/** The command has no more memory than this, so no million objects. */
const MEGABYTES = 256

/** How long a day of a million dossiers is reconciled by the command, from its start to its end, both ways. */
export async function benchReconcile(): Promise<Figure[]> {
  const folder = newFolder()
  const partner = await startPartner(folder)
  const instance = await startInstance({ folder, env: { MOTCUA_PARTNERS: partner.file } })
  const truth = new pg.Pool({ connectionString: instance.databaseUrl('postgres'), max: 2 })
  try {
    await seedInto(environmentOn(instance), ENTRY, 1)
    await makeDay(truth)
    await holdThere(partner.file)
    const env = {
      ...environmentOn(instance), MOTCUA_PARTNERS: partner.file, NODE_OPTIONS: `--max-old-space-size=${String(MEGABYTES)}`,
    }
    const begun = performance.now()
    const said = await reconcile(env)
    const seconds = (performance.now() - begun) / 1_000
    const kinds = said.differences.map(({ kind }) => kind).toSorted().join(' ')
    if (said.compared !== DOSSIERS || kinds !== 'missing-here not-told') throw new Error(`compared ${String(said.compared)}: ${kinds}`)
    tell(`exchange: ${String(DOSSIERS)} dossiers reconciled in ${seconds.toFixed(1)} s, within ${String(MEGABYTES)} MB`)
    return [figureOf('exchange', 'reconciliation', seconds, 's', MOST, true)]
  } finally {
    await truth.end()
    await instance.stop()
    await partner.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A million dossiers like one that there is, each with a deed of that day and its message; one went on untold. */
async function makeDay(truth: pg.Pool): Promise<void> {
  const own: Readonly<Record<string, string>> = {
    id: '10000000 + n', public_id: 'gen_random_uuid()', number: `'${PREFIX}' || lpad(n::text, 7, '0')`,
    tracking_token: `substr(md5(n::text) || md5('b' || n), 1, length(tracking_token))`,
    likeness: 'sha256(n::text::bytea)', state: `case n when 7 then 'awaiting-payment' else 'in-progress' end`,
  }
  const { rows } = await truth.query<{ name: string }>(`select attname as name from pg_attribute
    where attrelid = 'dossiers.dossier'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`)
  const names = rows.map(({ name }) => name)
  const series = `generate_series(1, ${String(DOSSIERS)}) n`
  const at = `'${DAY}T10:00+07:00'::timestamptz`
  await truth.query(`
    begin;
    set local session_replication_role = replica;
    insert into dossiers.dossier (${names.join(', ')}) overriding system value
      select ${names.map((name) => own[name] ?? name).join(', ')} from ${series}, (select * from dossiers.dossier limit 1) one;
    insert into audit.event (happened_at, request_id, actor_id, type, subject_kind, subject_id, dossier_id, data)
      select ${at}, gen_random_uuid(), 1, 'dossier.taken', 'dossier', 10000000 + n, 10000000 + n, '{"state": "in-progress"}' from ${series};
    insert into integration.partner (code) values ('${PARTNER}') on conflict do nothing;
    insert into integration.message_out (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at, state,
        tries, acknowledged_at, told)
      select '${PARTNER}', 10000000 + n, 'dossier-new', 1, -n, '{}', sha256(''), ${at}, ${at}, 'acknowledged', 1, ${at}, '4' from ${series};
    update audit.cursor set era = audit.current_era(), xid = pg_current_xact_id(), id = 9223372036854775807;
    commit`)
  await truth.query('vacuum analyze dossiers.dossier, audit.event, integration.message_out')
}

/** The partner has each of them, as it is told of one, and one more. */
async function holdThere(file: string): Promise<void> {
  const { url } = (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, { readonly url: string }>>)[PARTNER] ?? { url: '' }
  const row = {
    TrangThaiHoSo: '4', NgayNopHoSo: `${DAY.replaceAll('-', '')}080000`, TenTTHC: 'Đăng ký khai sinh', ChuHoSo: 'Nguyễn Thị Mẫu',
    TaiLieuNop: [{ TepDinhKemId: '1', TenTepDinhKem: 'giay-to.pdf', DuongDanTaiTepTin: 'https://motcua.example/tep/1' }],
    DanhSachLePhi: [{ TenPhiLePhi: 'Phí', Gia: '8000' }], DanhSachHoSoBoSung: [], DanhSachGiayToKetQua: [],
  }
  await fetch(`${url}/_sandbox/act/hold-many`, {
    method: 'POST', body: JSON.stringify({ prefix: PREFIX, count: DOSSIERS + 1, row }),
  })
}

interface Said { readonly compared: number; readonly differences: readonly { readonly kind: string }[] }

/** Exit 1 says that they differ, as two do. */
async function reconcile(env: NodeJS.ProcessEnv): Promise<Said> {
  const args = [ENTRY, 'exchange', 'reconcile', '--partner', PARTNER, '--day', DAY, '--json']
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { env }, (error, told, complained) => {
      if (error && error.code !== 1) fail(new Error(complained))
      else done(JSON.parse(told) as Said)
    })
  })
}
