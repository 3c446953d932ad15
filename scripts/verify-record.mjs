/**
 * Kiểm chứng bản ghi của một hồ sơ (motcua-record/1) mà không cần cổng dịch vụ công, cơ sở dữ liệu hay mạng.
 *
 *   node verify-record.mjs ban-ghi.json [--key MÃ_KHÓA] [--log seals.log]
 *
 * Chỉ dùng Node.js 20 trở lên. Cách tính: docs/seal.md. Mã thoát 0 = khớp; 1 = không khớp; 2 = dùng sai.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const [LEAF, NODE, ROW] = [Buffer.of(0), Buffer.of(1), Buffer.of(3)]
const hex = (text) => Buffer.from(String(text), 'hex')
const need = (isSo, fault) => {
  if (!isSo) throw new Error(fault)
}

/** Đọc một dòng đã ký: các trường, và phần được ký là mọi thứ trước dấu tab cuối. */
function readLine(text, kind) {
  const fields = String(text).split('\t')
  need(fields[0] === `motcua-${kind}/1`, `không phải dòng ${kind}`)
  const signed = text.slice(0, text.lastIndexOf('\t'))
  return { fields, number: Number(fields[1]), at: fields[2], keyId: fields.at(-2), signed }
}

function isSigned({ signed, fields }, raw) {
  const der = Buffer.concat([hex('302a300506032b6570032100'), raw])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(signed), key, hex(fields.at(-1)))
}

/** Khóa đầu tự ký; mỗi khóa sau do khóa trước ký. */
function readKeys(lines) {
  const keys = new Map()
  let last
  for (const text of lines) {
    const line = readLine(text, 'key')
    const raw = hex(line.fields[3])
    const id = sha256(raw).toString('hex').slice(0, 16)
    need(line.keyId === (last ?? id), `khóa ${id} không do khóa trước giới thiệu`)
    need(isSigned(line, last === undefined ? raw : keys.get(last).raw), `dòng của khóa ${id} có chữ ký sai`)
    if (last !== undefined) keys.get(last).until = line.number
    keys.set(id, { raw, from: line.number, until: Infinity })
    last = id
  }
  need(last !== undefined, 'không có khóa nào')
  return keys
}

/** RFC 6962: từ một lá, vị trí của nó và các băm bên cạnh lên đến gốc. */
function rootOf(hash, index, count, path) {
  if (count === 1) {
    need(path.length === 0 && index === 0, 'đường dẫn trong cây thừa')
    return hash
  }
  need(path.length > 0, 'đường dẫn trong cây thiếu')
  const left = 2 ** Math.floor(Math.log2(count - 1))
  const beside = hex(path.at(-1))
  const rest = path.slice(0, -1)
  return index < left
    ? sha256(NODE, rootOf(hash, index, left, rest), beside)
    : sha256(NODE, beside, rootOf(hash, index - left, count - left, rest))
}

/** Băm của lá, tính từ chính nội dung được cho xem. */
function leafHash({ event, record, hash }) {
  if (event) return sha256(LEAF, `event/1\t${event.open}\t${event.apart}`)
  if (!record) return hex(hash)
  for (const { table, hash: row, line } of record.rows)
    if (line !== undefined) need(sha256(ROW, line).toString('hex') === row, `dòng ${table} đã bị sửa`)
  const rows = record.rows.map(({ table, hash: row }) => `${table}\t${row}`)
  return sha256(LEAF, [`${record.kind}\t${record.id}`, ...rows].join('\n'))
}

/** Mọi sự kiện phải thuộc cùng một hồ sơ. */
function dossierOf({ event, record }) {
  return event ? event.open.split('\t')[8] : record?.id
}

/** Mã hồ sơ mà một sự kiện ghi; trường cuối là JSON, viết như COPY của PostgreSQL. */
function numberOf({ event }) {
  const fields = event?.open.split('\t') ?? []
  if (fields[6] !== 'dossier') return undefined
  const controls = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
  const data = fields[12].replace(/\\(.)/g, (_, sign) => controls[sign] ?? sign)
  return JSON.parse(data).number
}

function isLeaf(leaf) {
  if (!Number.isInteger(leaf?.index) || !Array.isArray(leaf.path)) return false
  if (leaf.event) return typeof leaf.event.open === 'string'
  return leaf.record ? Array.isArray(leaf.record.rows) : 'hash' in leaf
}

function isRecord(file) {
  return file?.format === 'motcua-record/1' && Array.isArray(file.keys) && Array.isArray(file.seals)
    && file.seals.every((seal) => typeof seal?.line === 'string' && seal.leaves?.every?.(isLeaf))
}

/** Những gì đầu tệp tự kể phải đúng với phần đã ký, và đủ số việc mà tệp nói có. */
function checkHead({ dossier, events, unsealed, isRecordSealed, seals }, told) {
  const numbers = new Set(told.map(({ leaf }) => numberOf(leaf)).filter((number) => number !== undefined))
  need([...numbers].every((number) => number === dossier), `mã hồ sơ ${dossier} khác mã trong sự kiện đã niêm phong`)
  const records = told.filter(({ leaf }) => leaf.record)
  const isThere = records.length === 1 && seals.at(-1).leaves.at(-1) === records[0].leaf
  need(records.length === 0 || isThere, 'nội dung hồ sơ phải ở cuối niêm phong cuối, một lần')
  need(isRecordSealed === isThere, `đầu tệp nói nội dung ${isThere ? 'chưa' : 'đã'} niêm phong, phần đã ký thì khác`)
  need(Number.isInteger(unsealed) && unsealed >= 0, 'số việc chưa niêm phong không phải một số')
  const there = told.length - records.length + unsealed
  need(events === there, `đầu tệp nói có ${events} việc, trong tệp có ${there}`)
  return numbers.size > 0
}

function verifyRecord(file, publicKey, log) {
  need(isRecord(file), 'tệp không phải bản ghi motcua-record/1')
  const keys = readKeys(file.keys)
  need(publicKey === undefined || keys.has(publicKey), `không có khóa ${publicKey} mà cơ quan công bố`)
  const [dossiers, told] = [new Set(), []]
  let before = 0
  for (const { line: text, leaves } of file.seals) {
    const line = readLine(text, 'seal')
    const key = keys.get(line.keyId)
    need(key && line.number > key.from && line.number < key.until, `niêm phong ${line.number} ký bằng khóa lạ`)
    need(isSigned(line, key.raw), `niêm phong ${line.number} có chữ ký sai`)
    need(line.number > before, `niêm phong ${line.number} sai thứ tự`)
    need(log === undefined || log.has(text), `niêm phong ${line.number} không có trong nhật ký công bố`)
    before = line.number
    const isInOrder = leaves.every(({ index }, n) => n === 0 || leaves[n - 1].index < index)
    need(isInOrder, `niêm phong ${line.number}: lá sai thứ tự hoặc lặp lại`)
    for (const leaf of leaves) {
      const root = rootOf(leafHash(leaf), leaf.index, Number(line.fields[5]), leaf.path)
      need(root.equals(hex(line.fields[6])), `niêm phong ${line.number}, lá ${leaf.index}: nội dung đã bị sửa`)
      const dossier = dossierOf(leaf)
      if (dossier !== undefined) dossiers.add(dossier)
      told.push({ line, leaf })
    }
  }
  need(told.length > 0, 'chưa có gì được niêm phong; hãy tải lại bản ghi sau một phút')
  need(dossiers.size <= 1, 'sự kiện của nhiều hồ sơ lẫn vào nhau')
  return { told, keys: [...keys.keys()], isNumberSealed: checkHead(file, told) }
}

function tell({ told, keys, isNumberSealed }, { dossier, at, unsealed, isRecordSealed }) {
  console.log(`Hồ sơ ${dossier}${isNumberSealed ? '' : ' (chưa sự kiện nào đã niêm phong ghi mã này)'}, tải lúc ${at}`)
  for (const { line, leaf: { event, record } } of told) {
    const [, , , , at, type] = event ? event.open.split('\t') : []
    const what = event ? `${at}  ${type}` : record
      ? `nội dung hồ sơ, ${record.rows.length} dòng, cho xem ${record.rows.filter((row) => 'line' in row).length}`
      : 'việc nội bộ, chỉ có băm'
    console.log(`  niêm phong ${line.number} lúc ${line.at}: ${what}`)
  }
  if (unsealed > 0) console.log(`Còn ${unsealed} việc chưa niêm phong; hãy tải lại bản ghi sau một phút.`)
  else if (!isRecordSealed) console.log('Nội dung hiện tại không có trong niêm phong cuối. Hãy tải lại; '
    + 'nếu vẫn vậy, hãy hỏi cơ quan.')
  console.log(`Khóa: ${keys.join(', ')}. Hãy so với mã khóa mà cơ quan công bố.`)
  console.log(`Chữ ký không cho biết có ai bớt việc khỏi tệp này không: bản ghi có thể thiếu phần sau ngày `
    + `${told.at(-1).line.at.slice(0, 10)}, hoặc việc ở giữa. Hãy so với trang hồ sơ, hoặc với bản ghi tải lần khác.`)
  console.log('Mọi thứ trong bản ghi khớp với niêm phong.')
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('tệp không phải JSON, hoặc tải chưa hết')
  }
}

const args = process.argv.slice(2)
const flag = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined)
const [publicKey, logFile] = [flag('--key'), flag('--log')]
if (args.length !== 1) {
  console.error('node verify-record.mjs ban-ghi.json [--key MÃ_KHÓA] [--log seals.log]')
  process.exit(2)
}
try {
  const file = parse(readFileSync(args[0], 'utf8'))
  const log = logFile === undefined ? undefined : new Set(readFileSync(logFile, 'utf8').split('\n'))
  tell(verifyRecord(file, publicKey, log), file)
} catch (error) {
  console.error(`KHÔNG KHỚP: ${error.message}`)
  process.exit(1)
}
