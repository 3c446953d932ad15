import pg from 'pg'
import type { OpenedStage } from './open-stage.ts'
import { doorOf, untilItListens } from './sandbox-door.ts'
import { UNTIL_OPEN, until } from './until.ts'

const [FROM, TO, SUBJECT] = ['000.00.12.H99', '000.00.00.H00', 'Xin ý kiến về quy hoạch phân khu']

/**
 * An agency outside asks over the axis, by a document that is wanted by the next working day, and it is given to a
 * unit. Answers what it is about.
 */
export async function askOverAxis(stage: OpenedStage, unitId: string): Promise<string> {
  const due = new Date(Date.parse(`${stage.day}T00:00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/')
  const text = '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader><From>'
    + `<OrganId>${FROM}</OrganId><OrganName>Sở Xây dựng tỉnh Giả Định</OrganName></From><To><OrganId>${TO}</OrganId></To>`
    + `<DocumentId>${FROM},2026/11/30,9/XD</DocumentId><Subject>${SUBJECT}</Subject><DueDate>${due}</DueDate></MessageHeader>`
    + '<TraceHeaderList><Bussiness><BussinessDocType>0</BussinessDocType></Bussiness></TraceHeaderList></edXMLHeader>'
    + '<edXMLBody><edXMLManifest version="1.0"/></edXMLBody></edXMLEnvelope></edXML>'
  await untilItListens(stage, 'document-axis')
  await doorOf(stage, 'document-axis').act('lay', { from: FROM, text })
  const truth = new pg.Client({ connectionString: stage.instance.databaseUrl('motcua_owner') })
  await truth.connect()
  try {
    await until('the document is work of somebody', async () => {
      const { rowCount } = await truth.query('update integration.inquiry set unit_id = $1 where subject = $2', [unitId, SUBJECT])
      return rowCount === 1
    }, UNTIL_OPEN)
  } finally {
    await truth.end()
  }
  return SUBJECT
}
